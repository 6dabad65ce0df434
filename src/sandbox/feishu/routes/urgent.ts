import { findUser } from '../chats.ts'
import { refuse, refuseField } from '../codes.ts'
import type { Answer, ApiCall, Endpoint } from '../endpoint.ts'
import { urgentAtOnce, urgentUnread } from '../limits.ts'
import type { Chat, Message } from '../types.ts'
import type { World } from '../world.ts'

const messageOf = ({ world, params, note }: ApiCall): { message: Message; chat: Chat } => {
  const message = world.state.messages.get(params.message_id ?? '')
  if (!message) return refuse(99992354)
  note({ messageId: message.messageId })
  if (message.sender !== 'bot') return refuse(230012)
  if (message.recalled) return refuse(230110)
  const chat = world.state.chats.get(message.chatId)
  if (!chat?.botIn) return refuse(230002)
  return chat.dissolved ? refuse(232009) : { message, chat }
}

/** The people who can be called: in the chat and known. The rest comes back in `invalid_user_id_list`. */
const sortOut = (world: World, chat: Chat, type: string, ids: string[]) => {
  const called: string[] = []
  const invalid: string[] = []
  for (const id of ids) {
    const user = findUser(world, type, id)
    if (user?.state === 'out-of-range') refuse(230013)
    if (user?.state === 'active' && chat.members.includes(user.openId)) called.push(user.openId)
    else invalid.push(id)
  }
  return { called, invalid }
}

/** 应用内加急. Nobody gets it while 200 urgent messages lie unread; a person who has read the message is not called again. */
const urge = (call: ApiCall): Answer => {
  const { world, url, body } = call
  const type = url.searchParams.get('user_id_type') ?? ''
  if (!['open_id', 'union_id', 'user_id'].includes(type)) return refuseField('user_id_type', 'user_id_type is required')
  const ids = body.user_id_list
  const listed = Array.isArray(ids) && ids.every((id) => typeof id === 'string')
  if (!listed || ids.length === 0 || ids.length > urgentAtOnce)
    return refuseField('user_id_list', `1 to ${urgentAtOnce} ids`)
  const { message, chat } = messageOf(call)
  const { called, invalid } = sortOut(world, chat, type, ids)
  const { urgent } = world.state
  const unread = called.filter((openId) => !message.readBy.some((reader) => reader.openId === openId))
  if (unread.some((openId) => (urgent.get(openId)?.length ?? 0) >= urgentUnread)) return refuse(230023)
  for (const openId of unread) urgent.set(openId, [...new Set([...(urgent.get(openId) ?? []), message.messageId])])
  world.changed()
  return { data: { invalid_user_id_list: invalid } }
}

export const urgentEndpoints: readonly Endpoint[] = [
  {
    method: 'PATCH',
    path: '/open-apis/im/v1/messages/:message_id/urgent_app',
    auth: 'tenant',
    scopes: ['im:message.urgent'],
    run: urge,
  },
]
