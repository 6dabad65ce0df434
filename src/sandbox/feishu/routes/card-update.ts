import { checkCard } from '../../../../cards/kit/limits.ts'
import { refuse } from '../codes.ts'
import { cardFacts } from '../content.ts'
import type { Answer, ApiCall, Endpoint } from '../endpoint.ts'
import { cardTokenMs, cardTokenUses } from '../limits.ts'
import { reviseMessage } from '../message.ts'
import type { World } from '../world.ts'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/**
 * Which of this API's codes a bad card gets is not documented beyond their names: 100000 stands for too long, 11311 for
 * what is no card of schema 2.0, 10002 for everything in it that is wrong.
 */
const readCard = (world: World, card: unknown): string => {
  if (!isRecord(card)) return refuse(10002, { message: 'card must be an object' })
  if (card.schema !== '2.0') return refuse(11311, { message: 'schema must be "2.0"' })
  if (Object.hasOwn(card, 'open_ids')) return refuse(200320)
  const config = isRecord(card.config) ? card.config : {}
  if (config.update_multi === false) return refuse(300090)
  const content = JSON.stringify(card)
  const verdict = checkCard(content, cardFacts(world))
  if (verdict.ok) return content
  return verdict.code === 230025 ? refuse(100000) : refuse(10002, { message: `${verdict.path}: ${verdict.message}` })
}

/** 延时更新: after the answer to the callback, within 30 minutes, twice, only the card that was clicked (feishu.md §2.5). */
const update = ({ world, body, note }: ApiCall): Answer => {
  const { token } = body
  if (typeof token !== 'string' || !/^c-\S+$/.test(token)) return refuse(300020)
  const issued = world.state.cardTokens.get(token)
  if (!issued || world.now() - issued.issuedAt > cardTokenMs) return refuse(300030)
  if (issued.uses >= cardTokenUses) return refuse(300040)
  // Documented only as "fails or is put back at once"; here it fails, and costs no use.
  if (!issued.answered) return refuse(11310)
  const message = world.state.messages.get(issued.messageId)
  if (!message || message.recalled) return refuse(200000)
  if (message.sender !== 'bot') return refuse(200310)
  const content = readCard(world, body.card)
  world.state.cardTokens.set(token, { ...issued, uses: issued.uses + 1 })
  note({ messageId: message.messageId })
  reviseMessage(world, message, content)
  return { body: { code: 0, msg: 'ok' } }
}

export const cardUpdateEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/open-apis/interactive/v1/card/update',
    auth: 'tenant',
    scopes: ['im:message', 'im:message:send_as_bot', 'im:message:update'],
    run: update,
  },
]
