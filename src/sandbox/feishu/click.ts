import { checkCard } from '../../../cards/kit/limits.ts'
import { cardFacts } from './content.ts'
import { attemptOf, envelopeOf } from './deliver.ts'
import { cardLifeMs, cardTokenMs } from './limits.ts'
import { idsOf, reviseMessage } from './message.ts'
import { type Outcome, post } from './post.ts'
import { clickErrors } from './texts.ts'
import type { ClickResult, Message, Toast } from './types.ts'
import { type CardToken, recordDelivery, type World } from './world.ts'

const failed = (code: number): ClickResult => ({
  cardChanged: false,
  error: { code, message: `${clickErrors[code] ?? ''} (${code})` },
})

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

type Reply = { toast?: Toast; card?: string }

const toastTypes = ['info', 'success', 'error', 'warning']

const readToast = (toast: unknown): Toast | undefined => {
  if (!isRecord(toast) || typeof toast.content !== 'string') return undefined
  const type = toast.type ?? 'info'
  return toastTypes.includes(type as string) ? { type: type as Toast['type'], content: toast.content } : undefined
}

const readCard = (world: World, card: unknown): string | number => {
  if (!isRecord(card) || !isRecord(card.data) || (card.type !== 'raw' && card.type !== 'template')) return 200672
  if (card.type === 'template') return 200673
  if (card.data.schema !== '2.0') return 200830
  const content = JSON.stringify(card.data)
  const verdict = checkCard(content, cardFacts(world))
  return verdict.ok ? content : 200673
}

/** Feishu's reading of the answer to a click (feishu.md §2.2, §2.4): the reply, or the code that the person sees. */
const readReply = (world: World, outcome: Outcome): Reply | number => {
  if (outcome.kind === 'timeout') return 200341
  if (outcome.kind === 'refused') return 200342
  if (outcome.status !== 200) return 200671
  let answer: unknown
  try {
    answer = JSON.parse(outcome.body)
  } catch {
    return 200672
  }
  if (!isRecord(answer) || Object.keys(answer).some((key) => key !== 'toast' && key !== 'card')) return 200672
  const reply: Reply = {}
  if (answer.toast !== undefined) {
    const toast = readToast(answer.toast)
    if (!toast) return 200672
    reply.toast = toast
  }
  if (answer.card === undefined) return reply
  const card = readCard(world, answer.card)
  return typeof card === 'number' ? card : { ...reply, card }
}

/** Tokens die after 30 minutes; a day later nobody can tell that they ever were. */
const issueToken = (world: World, messageId: string): CardToken => {
  const { cardTokens } = world.state
  const now = world.now()
  for (const [old, { issuedAt }] of cardTokens) {
    if (now - issuedAt < cardTokenMs * 48) break
    cardTokens.delete(old)
  }
  const issued = { token: `c-${world.random.hex(40)}`, messageId, issuedAt: now, uses: 0, answered: false }
  cardTokens.set(issued.token, issued)
  return issued
}

/** Sends a card callback and applies the answer. Never repeated: the person sees an error instead (feishu.md §1.6). */
export const callBack = async (
  world: World,
  openId: string,
  message: Message,
  action: Record<string, unknown>,
): Promise<ClickResult> => {
  if (message.type !== 'interactive') throw new Error('not a card')
  if (message.recalled) throw new Error('the card was recalled')
  if (world.now() - message.createdAt > cardLifeMs) throw new Error('the card is older than 14 days and cannot be used')
  if (world.faults.silent) return failed(300000)
  const { state } = world
  const token = issueToken(world, message.messageId)
  const at = world.now()
  const microseconds = `${at}${String(world.random.below(1000)).padStart(3, '0')}`
  const envelope = envelopeOf(world, 'card.action.trigger', microseconds, {
    operator: { tenant_key: world.app.tenantKey, ...idsOf(world, openId) },
    token: token.token,
    action,
    host: 'im_message',
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  })
  const outcome = await post(world, envelope)
  if (world.state !== state) return failed(300000)
  state.cardTokens.set(token.token, { ...token, answered: true })
  const delivered = outcome.kind === 'answered' && outcome.status === 200
  recordDelivery(world, {
    eventId: envelope.header.event_id as string,
    eventType: 'card.action.trigger',
    at,
    attempts: [attemptOf(at, outcome)],
    state: delivered ? 'delivered' : 'dropped',
  })
  const reply = readReply(world, outcome)
  if (typeof reply === 'number') {
    world.changed()
    return failed(reply)
  }
  const { toast, card } = reply
  const present = state.messages.get(message.messageId)
  const cardChanged = card !== undefined && present !== undefined && !present.recalled
  if (cardChanged) reviseMessage(world, present, card)
  else world.changed()
  return { ...(toast ? { toast } : {}), cardChanged }
}
