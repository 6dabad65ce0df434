import { z } from 'zod'
import type { AccountId, ChatId, FileKey, MessageId } from '../core/ids.ts'
import type { Envelope } from '../platform/door/authenticate.ts'
import type { Said, SentFile, SentVoice } from '../platform/feature.ts'
import type { Delivery } from '../platform/inbox/receive.ts'

const mention = z.object({ key: z.string(), id: z.object({ open_id: z.string().optional() }).optional() })

/** `im.message.receive_v1`, as far as we read it. Source: im-v1/message/events/receive. */
const messageEvent = z.object({
  sender: z.object({
    sender_id: z.object({ open_id: z.string().min(1) }),
    sender_type: z.string().default('user'),
    tenant_key: z.string().optional(),
  }),
  message: z.object({
    message_id: z.string().min(1),
    parent_id: z.string().optional(),
    create_time: z.string(),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(mention).optional(),
  }),
})

/** An id at that place, if there is one: this is asked of every push, and most hold no more than this that matters now. */
const idAt = (event: unknown, ...path: readonly string[]): string | undefined => {
  let at = event
  for (const step of path)
    at = at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[step] : undefined
  return typeof at === 'string' && at.length > 0 && at.length <= 200 ? at : undefined
}

/** Feishu's times come in seconds, milliseconds or microseconds, told apart only by their length. */
export const instantOf = (text: string, receivedAt: Date): Date => {
  const digits = /^\d{10,16}$/.test(text) ? Number(text) : Number.NaN
  const ms = text.length <= 10 ? digits * 1000 : text.length <= 13 ? digits : Math.floor(digits / 1000)
  const now = receivedAt.getTime()
  // No act lies further back than Feishu's last repeat, or ahead of clocks that differ a little.
  return new Date(Number.isNaN(ms) ? now : Math.min(Math.max(ms, now - 8 * 3_600_000), now + 600_000))
}

export const messageEventType = 'im.message.receive_v1'

/** The row for the inbox. Never fails: what cannot be read is kept all the same and judged by its handler. */
export const deliveryOf = (
  { header, event }: Envelope,
  receivedAt: Date,
  understood: (type: string) => boolean,
): Delivery => {
  const message = header.event_type === messageEventType ? idAt(event, 'message', 'message_id') : undefined
  return {
    eventId: header.event_id,
    subject: message === undefined ? null : `msg:${message}`,
    type: header.event_type,
    partition: idAt(event, 'sender', 'sender_id', 'open_id') ?? header.event_type,
    happenedAt: instantOf(header.create_time, receivedAt),
    receivedAt,
    body: JSON.stringify(event),
    state: understood(header.event_type) ? 'pending' : 'ignored',
  }
}

const textBody = z.object({ text: z.string() })
const escaped = (key: string) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const fileBody = z.object({ file_key: z.string().min(1).max(200), file_name: z.string().default('') })

const soundBody = z.object({ file_key: z.string().min(1).max(200) })
const pictureBody = z.object({ image_key: z.string().min(1).max(200) })

type Message = z.infer<typeof messageEvent>['message']

const textIn = (message: Message): string => {
  const { text } = textBody.parse(JSON.parse(message.content))
  // `@_user_1` begins `@_user_10`: the longest first.
  const keys = (message.mentions ?? []).map((m) => m.key).sort((a, b) => b.length - a.length)
  const cleaned = keys.reduce((t, key) => t.replace(new RegExp(`${escaped(key)}(?!\\d)`, 'g'), ' '), text)
  return cleaned.replace(/\s+/g, ' ').trim()
}

export type Heard = { kind: 'text'; said: Said } | { kind: 'file'; sent: SentFile } | { kind: 'voice'; sent: SentVoice }

/**
 * What somebody said, cleaned of mentions, or the file or the voice that somebody sent; nothing for what is neither, comes from another
 * bot or from another company.
 *
 * @throws ZodError when the event is not shaped as documented
 */
export const heardIn = (
  row: { eventId: string; body: string; receivedAt: Date },
  bot: AccountId | undefined,
  tenantKey: string | undefined,
): Heard | undefined => {
  const { sender, message } = messageEvent.parse(JSON.parse(row.body))
  if (sender.sender_type !== 'user') return undefined
  if (sender.tenant_key !== undefined && tenantKey !== undefined && sender.tenant_key !== tenantKey) return undefined
  const where = message.chat_type === 'p2p' ? 'p2p' : 'group'
  const common = {
    eventId: row.eventId,
    messageId: message.message_id as MessageId,
    chatId: message.chat_id as ChatId,
    where,
    account: sender.sender_id.open_id as AccountId,
    saidAt: instantOf(message.create_time, row.receivedAt),
    receivedAt: row.receivedAt,
  } as const
  if (message.message_type === 'audio') {
    const { file_key } = soundBody.parse(JSON.parse(message.content))
    return { kind: 'voice', sent: { ...common, file: file_key as FileKey } }
  }
  // A video has a name like any other file.
  if (message.message_type === 'file' || message.message_type === 'media') {
    const { file_key, file_name } = fileBody.parse(JSON.parse(message.content))
    return { kind: 'file', sent: { ...common, file: file_key as FileKey, name: file_name.slice(0, 200) } }
  }
  if (message.message_type === 'image') {
    const { image_key } = pictureBody.parse(JSON.parse(message.content))
    return { kind: 'file', sent: { ...common, file: image_key as FileKey, name: '', picture: true } }
  }
  if (message.message_type !== 'text') return undefined
  const toBot =
    where === 'p2p' || (message.mentions ?? []).some((m) => m.id?.open_id !== undefined && m.id.open_id === bot)
  const repliesTo = message.parent_id ? { repliesTo: message.parent_id as MessageId } : {}
  return { kind: 'text', said: { ...common, toBot, text: textIn(message), ...repliesTo } }
}
