import { degradedCardText, recalledText } from './texts.ts'
import type { Mention, Message } from './types.ts'
import { unionIdOf, userIdOf, type World } from './world.ts'

type Draft = Pick<Message, 'chatId' | 'sender' | 'type' | 'content' | 'mentions'> & { parent?: Message; uuid?: string }

export const appendMessage = (world: World, { parent, uuid, ...draft }: Draft): Message => {
  const now = world.now()
  const message: Message = {
    ...draft,
    messageId: `om_${world.random.hex(32)}`,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    reactions: [],
    readBy: [],
    recalled: false,
    ...(parent ? { rootId: parent.rootId ?? parent.messageId, parentId: parent.messageId } : {}),
    ...(uuid ? { uuid } : {}),
  }
  const { messages, history } = world.state
  messages.set(message.messageId, message)
  const ids = history.get(message.chatId)
  if (ids) ids.push(message.messageId)
  else history.set(message.chatId, [message.messageId])
  world.changed()
  return message
}

export const changeMessage = (world: World, message: Message, change: Partial<Message>): Message => {
  const changed = { ...message, ...change }
  world.state.messages.set(message.messageId, changed)
  world.changed()
  return changed
}

/** A new revision of the content, as PATCH, PUT and card answers make. */
export const reviseMessage = (world: World, message: Message, content: string, mentions = message.mentions): Message =>
  changeMessage(world, message, { content, mentions, revision: message.revision + 1, updatedAt: world.now() })

const atTag = /<at user_id="([^"]+)">[^<]*<\/at>/g

/** `<at user_id="ou_…">` becomes `@_user_N`; ids that nobody has stay as the name alone. */
export const takeMentions = (world: World, text: string): { text: string; mentions: Mention[] } => {
  const mentions: Mention[] = []
  const replaced = text.replace(atTag, (whole, openId: string) => {
    if (openId === 'all') return '@_all'
    const bot = openId === world.bot.openId
    const name = bot ? world.bot.name : world.state.users.get(openId)?.name
    if (!name) return whole.replace(/<[^>]+>/g, '')
    const known = mentions.find((mention) => mention.openId === openId)
    if (known) return known.key
    const key = `@_user_${mentions.length + 1}`
    mentions.push({ key, openId, name, kind: bot ? 'bot' : 'user' })
    return key
  })
  return { text: replaced, mentions }
}

export const idsOf = (world: World, openId: string): Record<string, string> => ({
  open_id: openId,
  union_id: unionIdOf(openId),
  ...(world.scopes.has('contact:user.employee_id:readonly') ? { user_id: userIdOf(openId) } : {}),
})

const degradedCard = (content: string): string => {
  const { header } = JSON.parse(content) as { header?: { title?: { content?: string } } }
  return JSON.stringify({
    title: header?.title?.content ?? null,
    elements: [[{ tag: 'text', text: degradedCardText }]],
  })
}

/** Cards of schema 2.0 come back as a line of advice unless the caller asks for `user_card_content`. */
const contentOf = (message: Message, cardContent: string | null): string => {
  if (message.recalled) return recalledText
  const asWritten = message.type !== 'interactive' || cardContent === 'user_card_content'
  return asWritten ? message.content : degradedCard(message.content)
}

/** A message in the API's spelling (feishu.md §4.1). */
export const presentMessage = (world: World, message: Message, cardContent: string | null = 'user_card_content') => ({
  message_id: message.messageId,
  ...(message.rootId ? { root_id: message.rootId, parent_id: message.parentId } : {}),
  msg_type: message.type,
  create_time: String(message.createdAt),
  update_time: String(message.updatedAt),
  deleted: message.recalled,
  updated: message.revision > 1,
  chat_id: message.chatId,
  sender:
    message.sender === 'bot'
      ? { id: world.app.appId, id_type: 'app_id', sender_type: 'app', tenant_key: world.app.tenantKey }
      : { id: message.sender, id_type: 'open_id', sender_type: 'user', tenant_key: world.app.tenantKey },
  body: { content: contentOf(message, cardContent) },
  ...(message.mentions.length
    ? {
        mentions: message.mentions.map(({ key, openId, name }) => ({
          key,
          id: openId,
          id_type: 'open_id',
          name,
          tenant_key: world.app.tenantKey,
        })),
      }
    : {}),
})
