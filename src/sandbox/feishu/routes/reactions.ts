import { spellId } from '../chats.ts'
import { refuse } from '../codes.ts'
import { emojis } from '../emoji.ts'
import { type Answer, type ApiCall, type Endpoint, pageOf } from '../endpoint.ts'
import { changeMessage } from '../message.ts'
import type { Message, Reaction } from '../types.ts'
import type { World } from '../world.ts'

const messageOf = ({ world, params, note }: ApiCall): Message => {
  const message = world.state.messages.get(params.message_id ?? '')
  if (!message || message.recalled) return refuse(231003)
  note({ messageId: message.messageId })
  return message
}

const checkMayReact = (world: World, message: Message): void => {
  const chat = world.state.chats.get(message.chatId)
  if (!chat) refuse(231004)
  if (chat.dissolved) refuse(232009)
  if (!chat.botIn) refuse(231002)
  const alone = chat.kind === 'p2p' ? world.state.users.get(chat.members[0] ?? '') : undefined
  if (alone && (alone.state === 'out-of-range' || alone.state === 'resigned')) refuse(231022)
  if (message.type === 'system') refuse(231017)
}

const present = (world: World, { id, emoji, by, at }: Reaction, idType: string | null) => ({
  reaction_id: id,
  operator:
    by === 'bot'
      ? { operator_id: world.app.appId, operator_type: 'app' }
      : { operator_id: spellId(by, idType), operator_type: 'user' },
  action_time: String(at),
  reaction_type: { emoji_type: emoji },
})

/** The same sign by the same hand stands once; a repeat answers with the first (what Feishu does then is not documented). */
const add = (call: ApiCall): Answer => {
  const { world, body } = call
  const emoji = (body.reaction_type as { emoji_type?: unknown } | undefined)?.emoji_type
  if (typeof emoji !== 'string' || !emojis.has(emoji)) return refuse(231001)
  const message = messageOf(call)
  checkMayReact(world, message)
  const known = message.reactions.find((one) => one.by === 'bot' && one.emoji === emoji)
  if (known) return { data: present(world, known, null) }
  const reaction: Reaction = { id: world.random.hex(40), emoji, by: 'bot', at: world.now() }
  changeMessage(world, message, { reactions: [...message.reactions, reaction] })
  return { data: present(world, reaction, null) }
}

const takeBack = (call: ApiCall): Answer => {
  const { world, params } = call
  const message = messageOf(call)
  checkMayReact(world, message)
  const known = message.reactions.find((one) => one.id === params.reaction_id)
  if (!known) {
    for (const other of world.state.messages.values())
      if (other.reactions.some((one) => one.id === params.reaction_id)) return refuse(231010)
    return refuse(231011)
  }
  if (known.by !== 'bot') return refuse(231007)
  changeMessage(world, message, { reactions: message.reactions.filter((one) => one !== known) })
  return { data: present(world, known, null) }
}

const list = (call: ApiCall): Answer => {
  const { world, url } = call
  const message = messageOf(call)
  if (!world.state.chats.get(message.chatId)?.botIn) return refuse(231008)
  const emoji = url.searchParams.get('reaction_type')
  if (emoji && !emojis.has(emoji)) return refuse(231001)
  const wanted = message.reactions.filter((one) => !emoji || one.emoji === emoji)
  const { page, ...more } = pageOf(wanted, url, 50, { usual: 20 })
  const items = page.map((one) => present(world, one, url.searchParams.get('user_id_type')))
  return { data: { ...more, items } }
}

const path = '/open-apis/im/v1/messages/:message_id/reactions'
const writeScopes = ['im:message', 'im:message.reactions:write_only']
const readScopes = ['im:message:readonly', 'im:message.reactions:read']

export const reactionEndpoints: readonly Endpoint[] = [
  { method: 'POST', path, auth: 'tenant', scopes: writeScopes, run: add },
  { method: 'GET', path, auth: 'tenant', scopes: readScopes, run: list },
  { method: 'DELETE', path: `${path}/:reaction_id`, auth: 'tenant', scopes: writeScopes, run: takeBack },
]
