import { checkMayWrite, p2pOf, reachUser } from '../chats.ts'
import { refuse, refuseField } from '../codes.ts'
import { checkContent } from '../content.ts'
import type { Answer, ApiCall, Endpoint } from '../endpoint.ts'
import { admitOne, uuidLength, uuidMs } from '../limits.ts'
import { appendMessage, presentMessage } from '../message.ts'
import type { Chat, Message } from '../types.ts'
import type { World } from '../world.ts'

const sendScopes = ['im:message', 'im:message:send_as_bot', 'im:message:send']

const uuidOf = ({ body, note }: ApiCall): string | undefined => {
  const { uuid } = body
  if (uuid === undefined || uuid === '') return undefined
  if (typeof uuid !== 'string' || uuid.length > uuidLength) return refuseField('uuid', `the max len is ${uuidLength}`)
  note({ uuid })
  return uuid
}

/** Within an hour the same uuid sends nothing again and answers with the first message (feishu.md §4.1). */
const alreadySent = (world: World, uuid: string | undefined): Message | undefined => {
  const sent = uuid === undefined ? undefined : world.state.uuids.get(uuid)
  if (!sent || world.now() - sent.at >= uuidMs) return undefined
  return world.state.messages.get(sent.messageId)
}

const rememberUuid = (world: World, uuid: string, messageId: string): void => {
  const { uuids } = world.state
  const now = world.now()
  uuids.delete(uuid)
  for (const [old, { at }] of uuids) {
    if (now - at < uuidMs) break
    uuids.delete(old)
  }
  uuids.set(uuid, { messageId, at: now })
}

const pace = (world: World, chat: Chat): void => {
  const person = chat.members[0]
  const admitted =
    chat.kind === 'p2p' ? admitOne(world, 'user', person ?? chat.chatId) : admitOne(world, 'chat', chat.chatId)
  if (!admitted) refuse(230020)
}

const post = (call: ApiCall, chat: Chat, uuid: string | undefined, parent?: Message): Answer => {
  const { world, body } = call
  checkMayWrite(world, chat)
  const checked = checkContent(world, body.msg_type, body.content, chat)
  pace(world, chat)
  const { chatId } = chat
  const message = appendMessage(world, {
    chatId,
    sender: 'bot',
    ...checked,
    ...(parent ? { parent } : {}),
    ...(uuid ? { uuid } : {}),
  })
  if (uuid) rememberUuid(world, uuid, message.messageId)
  call.note({ messageId: message.messageId })
  return { data: presentMessage(world, message) }
}

const idTypes = ['open_id', 'union_id', 'user_id', 'email', 'chat_id']

const create = (call: ApiCall): Answer => {
  const { world, body, url } = call
  const type = url.searchParams.get('receive_id_type') ?? ''
  if (!idTypes.includes(type)) return refuseField('receive_id_type', `options: [${idTypes.join(',')}]`)
  const { receive_id: id, msg_type: kind } = body
  if (typeof id !== 'string' || !id) return refuseField('receive_id', 'receive_id is required')
  if (typeof kind !== 'string' || !kind) return refuseField('msg_type', 'msg_type is required')
  const uuid = uuidOf(call)
  const sent = alreadySent(world, uuid)
  if (sent) return { data: presentMessage(world, sent) }
  if (type !== 'chat_id') return post(call, p2pOf(world, reachUser(world, type, id).openId), uuid)
  const chat = world.state.chats.get(id)
  return chat ? post(call, chat, uuid) : refuse(230034)
}

const reply = (call: ApiCall): Answer => {
  const { world, body, params } = call
  const uuid = uuidOf(call)
  const sent = alreadySent(world, uuid)
  if (sent) return { data: presentMessage(world, sent) }
  if (typeof body.msg_type !== 'string') return refuseField('msg_type', 'msg_type is required')
  const parent = world.state.messages.get(params.message_id ?? '')
  if (!parent) return refuse(99992354)
  if (parent.recalled) return refuse(230011)
  const chat = world.state.chats.get(parent.chatId)
  return chat ? post(call, chat, uuid, parent) : refuse(230050)
}

export const sendEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/open-apis/im/v1/messages', auth: 'tenant', scopes: sendScopes, run: create },
  {
    method: 'POST',
    path: '/open-apis/im/v1/messages/:message_id/reply',
    auth: 'tenant',
    scopes: sendScopes,
    run: reply,
  },
]
