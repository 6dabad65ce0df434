import { callsBack, findTarget } from './card-parts.ts'
import { p2pOf } from './chats.ts'
import { callBack } from './click.ts'
import { emojis } from './emoji.ts'
import { announceEntrance, announceMessage, announceRead, announceRecall } from './events.ts'
import { formAction } from './form.ts'
import { readMentions } from './mentions.ts'
import { appendMessage, changeMessage } from './message.ts'
import { singleAction } from './single.ts'
import type { Chat, Message, Person, Reaction, User } from './types.ts'
import { holdsKey } from './uploads.ts'
import type { World } from './world.ts'

const userOf = (world: World, openId: string): User => {
  const user = world.state.users.get(openId)
  if (!user) throw new Error(`nobody has the open_id ${openId}`)
  if (user.state === 'resigned') throw new Error(`${user.name} has resigned`)
  return user
}

/** The chat, when this person is in it. */
const chatOf = (world: World, openId: string, where: string): Chat => {
  const user = userOf(world, openId)
  if (where === 'bot' && user.state === 'out-of-range') throw new Error(`${user.name} does not see the bot`)
  const chat = where === 'bot' ? p2pOf(world, openId) : world.state.chats.get(where)
  if (!chat) throw new Error(`no chat ${where}`)
  if (!chat.members.includes(openId)) throw new Error(`${user.name} is not in the chat ${chat.name}`)
  return chat
}

const messageOf = (world: World, openId: string, messageId: string): { message: Message; chat: Chat } => {
  const message = world.state.messages.get(messageId)
  if (!message) throw new Error(`no message ${messageId}`)
  return { message, chat: chatOf(world, openId, message.chatId) }
}

/** Somebody's sign stands once; the same again takes it away. */
const toggled = (world: World, { reactions }: Message, by: string, emoji: string): Reaction[] => {
  const own = reactions.find((one) => one.by === by && one.emoji === emoji)
  if (own) return reactions.filter((one) => one !== own)
  return [...reactions, { id: world.random.hex(40), emoji, by, at: world.now() }]
}

export const personOf = (world: World, openId: string): Person => {
  const write = async (
    where: string,
    draft: Pick<Message, 'type' | 'content' | 'mentions'>,
    replyTo?: string,
  ): Promise<Message> => {
    const chat = chatOf(world, openId, where)
    if (chat.dissolved) throw new Error(`the chat ${chat.name} is dissolved`)
    const parent = replyTo === undefined ? undefined : messageOf(world, openId, replyTo).message
    const message = appendMessage(world, {
      chatId: chat.chatId,
      sender: openId,
      ...draft,
      ...(parent ? { parent } : {}),
    })
    await announceMessage(world, chat, message)
    return message
  }
  return {
    openId,
    says: (where, words, { at = false, replyTo, mentions: named = [] } = {}) => {
      const { text, mentions } = readMentions(world, words, at ? [world.bot.openId, ...named] : named, at)
      return write(where, { type: 'text', content: JSON.stringify({ text }), mentions }, replyTo)
    },
    sends: (where, type, content, { replyTo } = {}) =>
      write(where, { type, content: JSON.stringify(content), mentions: [] }, replyTo),
    async clicks(messageId, label, nth) {
      const { message } = messageOf(world, openId, messageId)
      const { part, action } = findTarget(message.content, label, nth)
      if (part.disabled === true) throw new Error(`«${label}» is disabled`)
      if (!callsBack(part)) throw new Error(`«${label}» does not call the bot`)
      return callBack(world, openId, message, action)
    },
    async chooses(messageId, name, value, nth) {
      const { message } = messageOf(world, openId, messageId)
      return callBack(world, openId, message, singleAction(message.content, name, value, nth))
    },
    async fills(messageId, values, button) {
      const { message } = messageOf(world, openId, messageId)
      return callBack(world, openId, message, formAction(message.content, values, button))
    },
    sees(where) {
      const chat = chatOf(world, openId, where)
      const { history, messages } = world.state
      return (history.get(chat.chatId) ?? []).flatMap((id) => messages.get(id) ?? [])
    },
    async enters() {
      const chat = chatOf(world, openId, 'bot')
      const last = world.state.history.get(chat.chatId)?.at(-1)
      await announceEntrance(world, chat, openId, last === undefined ? undefined : world.state.messages.get(last))
    },
    async reads(messageId) {
      const { message, chat } = messageOf(world, openId, messageId)
      if (message.readBy.some((reader) => reader.openId === openId)) return
      const readBy = [...message.readBy, { openId, at: world.now() }]
      const urgent = world.state.urgent.get(openId)?.filter((id) => id !== messageId)
      if (urgent) world.state.urgent.set(openId, urgent)
      await announceRead(world, chat, changeMessage(world, message, { readBy }), openId)
    },
    async recalls(messageId) {
      const { message, chat } = messageOf(world, openId, messageId)
      if (message.sender !== openId) throw new Error('only its sender can recall a message')
      if (message.recalled) return
      await announceRecall(world, chat, changeMessage(world, message, { recalled: true, updatedAt: world.now() }))
    },
    async reacts(messageId, emoji) {
      const { message } = messageOf(world, openId, messageId)
      if (!emojis.has(emoji)) throw new Error(`${emoji} is no sign that a message may have`)
      if (message.recalled) throw new Error('the message was recalled')
      changeMessage(world, message, { reactions: toggled(world, message, openId, emoji) })
    },
    opens(messageId, key) {
      const { message } = messageOf(world, openId, messageId)
      const upload = world.state.uploads.get(key)
      if (message.recalled || !upload || !holdsKey(message.content, key))
        throw new Error(`no file ${key} in this message`)
      return { name: upload.name, bytes: Buffer.from(upload.base64, 'base64') }
    },
  }
}
