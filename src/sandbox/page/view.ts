import type { Chat, Feishu, Message } from '../feishu/types.ts'
import { lineOf } from './line.ts'
import type { ChatLine, MessageLine, View } from './wire.ts'

const unreadBy = (messages: readonly Message[], person: string): number =>
  messages.filter(
    (m) => m.sender !== person && m.type !== 'system' && !m.recalled && !m.readBy.some((r) => r.openId === person),
  ).length

const chatsOf = (feishu: Feishu, person: string): Chat[] => {
  const user = feishu.users().find((u) => u.openId === person)
  if (!user) return []
  const groups = feishu.chats().filter((c) => c.kind === 'group' && !c.dissolved && c.members.includes(person))
  return user.state === 'resigned' || user.state === 'out-of-range' ? groups : [...groups, feishu.p2p(person)]
}

const nameIn = (feishu: Feishu, users: ReadonlyMap<string, string>) => (sender: string) =>
  sender === 'bot' ? feishu.bot.name : (users.get(sender) ?? '')

type NameOf = (sender: string) => string

const chatLine = (feishu: Feishu, chat: Chat, person: string, nameOf: NameOf): ChatLine => {
  const messages = feishu.messages(chat.chatId)
  const last = messages.at(-1)
  const from = last && chat.kind === 'group' && last.sender !== person ? `${nameOf(last.sender)}：` : ''
  return {
    chatId: chat.chatId,
    name: chat.kind === 'p2p' ? feishu.bot.name : chat.name,
    kind: chat.kind,
    members: chat.members.length,
    ...(last ? { last: { at: last.createdAt, line: from + lineOf(last) } } : {}),
    unread: unreadBy(messages, person),
  }
}

const readersOf = (chat: Chat, message: Message, person: string): Pick<MessageLine, 'readBy'> => {
  if (chat.kind === 'p2p' || message.sender !== person || message.recalled) return {}
  const others = chat.members.filter((member) => member !== person)
  const count = others.filter((member) => message.readBy.some((reader) => reader.openId === member)).length
  return { readBy: { count, of: others.length } }
}

const messageLine = (
  feishu: Feishu,
  message: Message,
  { nameOf, chat, person }: { nameOf: NameOf; chat: Chat; person: string },
): MessageLine => {
  const parent = message.parentId === undefined ? undefined : feishu.message(message.parentId)
  const emojis = [...new Set(message.reactions.map((r) => r.emoji))]
  return {
    messageId: message.messageId,
    sender: message.sender,
    name: nameOf(message.sender),
    at: message.createdAt,
    type: message.type,
    content: message.recalled ? '' : message.content,
    mentions: message.mentions.map(({ key, name }) => ({ key, name })),
    reactions: emojis.map((emoji) => ({
      emoji,
      names: message.reactions.filter((r) => r.emoji === emoji).map((r) => nameOf(r.by)),
      mine: message.reactions.some((r) => r.emoji === emoji && r.by === person),
    })),
    ...readersOf(chat, message, person),
    ...(parent ? { quote: { name: nameOf(parent.sender), line: lineOf(parent) } } : {}),
    edited: message.type === 'text' && message.revision > 1,
    recalled: message.recalled,
  }
}

const waitingIn = (feishu: Feishu): Record<string, number> => {
  const waiting: Record<string, number> = {}
  for (const { kind, chatId, members } of feishu.chats()) {
    const [person] = members
    if (kind !== 'p2p' || person === undefined) continue
    const unread = unreadBy(feishu.messages(chatId), person)
    if (unread > 0) waiting[person] = unread
  }
  return waiting
}

/** All that one person sees now: their chats, latest first, and the open one. */
export const viewOf = (
  feishu: Feishu,
  asked: { person: string; chat?: string | undefined; most: number },
): Omit<View, 'life' | 'now'> => {
  const nameOf = nameIn(feishu, new Map(feishu.users().map((u) => [u.openId, u.name])))
  const chats = chatsOf(feishu, asked.person)
  const lines = chats.map((chat) => chatLine(feishu, chat, asked.person, nameOf))
  const open = chats.find((c) => c.chatId === asked.chat)
  const messages = open ? feishu.messages(open.chatId) : []
  const earlier = Math.max(0, messages.length - asked.most)
  return {
    person: asked.person,
    chats: lines.sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0)),
    waiting: waitingIn(feishu),
    ...(open
      ? {
          open: {
            chatId: open.chatId,
            members: open.members,
            messages: messages
              .slice(earlier)
              .map((m) => messageLine(feishu, m, { nameOf, chat: open, person: asked.person })),
            earlier,
          },
        }
      : {}),
  }
}
