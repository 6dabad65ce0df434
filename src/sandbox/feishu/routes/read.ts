import { spellId } from '../chats.ts'
import { refuse, refuseField } from '../codes.ts'
import { type Answer, type ApiCall, type Endpoint, pageOf } from '../endpoint.ts'
import { readersMs } from '../limits.ts'
import { presentMessage } from '../message.ts'
import type { Message } from '../types.ts'

const readScopes = ['im:message', 'im:message:readonly']
const historyScopes = ['im:message', 'im:message:readonly', 'im:message.history:readonly']

const get = ({ world, params, url }: ApiCall): Answer => {
  const message = world.state.messages.get(params.message_id ?? '')
  if (!message) return refuse(99992354)
  if (!world.state.chats.get(message.chatId)?.botIn) return refuse(230002)
  return { data: { items: [presentMessage(world, message, url.searchParams.get('card_msg_content_type'))] } }
}

/** Seconds in the query, milliseconds here; both ends belong to the range. */
const secondsOf = (url: URL, name: string): number | undefined => {
  const given = url.searchParams.get(name)
  if (given === null || given === '') return undefined
  if (!/^\d{1,11}$/.test(given)) return refuseField(name, 'a timestamp in seconds')
  return Number(given) * 1000
}

const list = ({ world, url }: ApiCall): Answer => {
  const query = url.searchParams
  const kind = query.get('container_id_type')
  if (kind !== 'chat') return refuseField('container_id_type', 'options: [chat]')
  const chat = world.state.chats.get(query.get('container_id') ?? '')
  if (!chat) return refuse(230001, { message: 'invalid container_id' })
  if (chat.dissolved) return refuse(232009)
  if (!chat.botIn) return refuse(230002)
  if (chat.kind === 'group' && !world.scopes.has('im:message.group_msg')) return refuse(230027)
  const from = secondsOf(url, 'start_time') ?? 0
  const until = (secondsOf(url, 'end_time') ?? Number.MAX_SAFE_INTEGER - 999) + 999
  const { messages, history } = world.state
  const found: Message[] = []
  for (const id of history.get(chat.chatId) ?? []) {
    const message = messages.get(id)
    if (message && message.createdAt >= from && message.createdAt <= until) found.push(message)
  }
  if (query.get('sort_type') === 'ByCreateTimeDesc') found.reverse()
  const { page, ...more } = pageOf(found, url, 50, { usual: 20 })
  const items = page.map((message) => presentMessage(world, message, query.get('card_msg_content_type')))
  return { data: { ...more, items } }
}

const readers = ({ world, params, url }: ApiCall): Answer => {
  const message = world.state.messages.get(params.message_id ?? '')
  if (!message) return refuse(99992354)
  if (message.sender !== 'bot') return refuse(230012)
  if (message.recalled) return refuse(230011)
  if (world.now() - message.createdAt > readersMs) return refuse(230033)
  const type = url.searchParams.get('user_id_type')
  if (!type) return refuseField('user_id_type', 'user_id_type is required')
  const { page, ...more } = pageOf(message.readBy, url, 100, { usual: 20 })
  const items = page.map(({ openId, at }) => ({
    user_id_type: type,
    user_id: spellId(openId, type),
    timestamp: String(at),
    tenant_key: world.app.tenantKey,
  }))
  return { data: { ...more, items } }
}

const path = '/open-apis/im/v1/messages'

export const readEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, auth: 'tenant', scopes: historyScopes, run: list },
  { method: 'GET', path: `${path}/:message_id`, auth: 'tenant', scopes: readScopes, run: get },
  { method: 'GET', path: `${path}/:message_id/read_users`, auth: 'tenant', scopes: readScopes, run: readers },
]
