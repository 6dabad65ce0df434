import { refuse } from '../codes.ts'
import { checkCardContent, checkContent } from '../content.ts'
import type { Answer, ApiCall, Endpoint } from '../endpoint.ts'
import { admitOne, cardBytes, cardLifeMs, editsAllowed, recallMs } from '../limits.ts'
import { changeMessage, presentMessage, reviseMessage } from '../message.ts'
import type { Message } from '../types.ts'

const messageOf = ({ world, params, note }: ApiCall): Message => {
  const message = world.state.messages.get(params.message_id ?? '')
  if (!message) return refuse(99992354)
  note({ messageId: message.messageId })
  return message
}

const isShared = (content: string): boolean => {
  const { config } = JSON.parse(content) as { config?: { update_multi?: unknown } }
  return config?.update_multi === true
}

/** Replaces a card. Only the bot's own cards, ≤ 14 days old, shared before and after (feishu.md §2.6, §12.1 row 4). */
const patch = (call: ApiCall): Answer => {
  const { world, body } = call
  const message = messageOf(call)
  const { content } = body
  if (typeof content !== 'string') return refuse(230001, { message: 'content must be a JSON string' })
  if (message.sender !== 'bot') return refuse(230027)
  if (message.recalled) return refuse(230011)
  if (message.type !== 'interactive') return refuse(230001, { message: 'This message is NOT a card.' })
  if (world.state.chats.get(message.chatId)?.dissolved) return refuse(232009)
  if (world.now() - message.createdAt > cardLifeMs) return refuse(230031)
  if (Buffer.byteLength(content) > cardBytes) return refuse(230025)
  checkCardContent(world, content)
  if (!isShared(message.content) || !isShared(content))
    return refuse(230001, { message: 'config.update_multi must be true in the card sent and in the new one' })
  if (!admitOne(world, 'message', message.messageId)) return refuse(230020)
  reviseMessage(world, message, content)
  return { data: {} }
}

const edit = (call: ApiCall): Answer => {
  const { world, body } = call
  const message = messageOf(call)
  if (message.sender !== 'bot') return refuse(230071)
  if (message.recalled) return refuse(230110)
  const chat = world.state.chats.get(message.chatId)
  if (!chat) return refuse(230050)
  if (body.msg_type !== message.type || (body.msg_type !== 'text' && body.msg_type !== 'post')) return refuse(230054)
  if (message.revision > editsAllowed) return refuse(230072)
  const { content, mentions } = checkContent(world, body.msg_type, body.content, chat)
  if (!admitOne(world, 'message', message.messageId)) return refuse(230020)
  return { data: presentMessage(world, reviseMessage(world, message, content, mentions)) }
}

/** Takes the bot's own message back. A day is an enterprise's usual setting; the real one is the administrator's. */
const recall = (call: ApiCall): Answer => {
  const { world } = call
  const message = messageOf(call)
  if (message.sender !== 'bot') return refuse(230026)
  if (message.recalled) return refuse(230110)
  if (world.now() - message.createdAt > recallMs) return refuse(230009)
  changeMessage(world, message, { recalled: true, updatedAt: world.now() })
  return { data: {} }
}

const path = '/open-apis/im/v1/messages/:message_id'
const updateScopes = ['im:message', 'im:message:send_as_bot', 'im:message:update']
const recallScopes = ['im:message', 'im:message:send_as_bot', 'im:message:recall']

export const changeEndpoints: readonly Endpoint[] = [
  { method: 'PATCH', path, auth: 'tenant', scopes: updateScopes, run: patch },
  { method: 'PUT', path, auth: 'tenant', scopes: updateScopes, run: edit },
  { method: 'DELETE', path, auth: 'tenant', scopes: recallScopes, run: recall },
]
