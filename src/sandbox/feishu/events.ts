import { push } from './deliver.ts'
import { idsOf } from './message.ts'
import type { Chat, Message } from './types.ts'
import type { World } from './world.ts'

const scoped = (world: World, ...scopes: string[]): boolean => scopes.some((scope) => world.scopes.has(scope))

/** Which messages reach the bot depends on the scopes granted (feishu.md §4.4). */
const isHeard = (world: World, chat: Chat, message: Message): boolean => {
  if (!chat.botIn) return false
  if (chat.kind === 'p2p') return scoped(world, 'im:message.p2p_msg:readonly', 'im:message.p2p_msg')
  if (scoped(world, 'im:message.group_msg')) return true
  const named = message.mentions.some(({ openId }) => openId === world.bot.openId)
  return named && scoped(world, 'im:message.group_at_msg:readonly', 'im:message.group_at_msg')
}

export const announceMessage = async (world: World, chat: Chat, message: Message): Promise<void> => {
  if (!isHeard(world, chat, message)) return
  const tenant_key = world.app.tenantKey
  const mentions = message.mentions.map(({ key, openId, name, kind }) => ({
    key,
    id: idsOf(world, openId),
    mentioned_type: kind,
    name,
    tenant_key,
  }))
  await push(world, 'im.message.receive_v1', {
    sender: { sender_id: idsOf(world, message.sender), sender_type: 'user', tenant_key },
    message: {
      message_id: message.messageId,
      ...(message.rootId ? { root_id: message.rootId, parent_id: message.parentId } : {}),
      create_time: String(message.createdAt),
      update_time: String(message.updatedAt),
      chat_id: chat.chatId,
      chat_type: chat.kind,
      message_type: message.type,
      content: message.content,
      ...(mentions.length ? { mentions } : {}),
    },
  })
}

export const announceRecall = async (world: World, chat: Chat, message: Message): Promise<void> => {
  if (!chat.botIn) return
  await push(world, 'im.message.recalled_v1', {
    message_id: message.messageId,
    chat_id: chat.chatId,
    recall_time: String(world.now()),
    recall_type: 'message_owner',
  })
}

/** Only in 单聊, and only for the bot's own messages (feishu.md §4.5). */
export const announceRead = async (world: World, chat: Chat, message: Message, openId: string): Promise<void> => {
  if (chat.kind !== 'p2p' || message.sender !== 'bot') return
  await push(world, 'im.message.message_read_v1', {
    reader: { reader_id: idsOf(world, openId), read_time: String(world.now()), tenant_key: world.app.tenantKey },
    message_id_list: [message.messageId],
  })
}

export const announceEntrance = (world: World, chat: Chat, openId: string, last: Message | undefined): Promise<void> =>
  push(world, 'im.chat.access_event.bot_p2p_chat_entered_v1', {
    chat_id: chat.chatId,
    operator_id: idsOf(world, openId),
    ...(last ? { last_message_id: last.messageId, last_message_create_time: String(last.createdAt) } : {}),
  })

/** `operator` is an open_id; the administrator of the emulated world has none of his own, so the member stands for him. */
export const announceMember = async (
  world: World,
  chat: Chat,
  change: 'added' | 'deleted' | 'withdrawn',
  openId: string,
): Promise<void> => {
  if (!scoped(world, 'im:chat', 'im:chat:readonly', 'im:chat.members:bot_access')) return
  const isBot = openId === world.bot.openId
  if (!isBot && !chat.botIn) return
  const operator = isBot ? (chat.members[0] ?? openId) : openId
  const about = {
    chat_id: chat.chatId,
    operator_id: idsOf(world, operator),
    external: false,
    operator_tenant_key: world.app.tenantKey,
    name: chat.name,
  }
  if (isBot) return push(world, `im.chat.member.bot.${change}_v1`, about)
  const name = world.state.users.get(openId)?.name ?? ''
  const users = [{ name, tenant_key: world.app.tenantKey, user_id: idsOf(world, openId) }]
  await push(world, `im.chat.member.user.${change}_v1`, { ...about, users })
}
