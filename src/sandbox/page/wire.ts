import type { Message, Toast } from '../feishu/types.ts'
import type { JobLine, PersonLine } from './control.ts'
import type { BadDay } from './panels/faults.ts'
import type { MonthRun } from './panels/lines.ts'

/** What the page's JSON routes answer. Instants are milliseconds of the sandbox's clock. */

export type People = { bot: string; people: PersonLine[] }

export type ChatLine = {
  chatId: string
  name: string
  kind: 'p2p' | 'group'
  members: number
  last?: { at: number; line: string }
  /** Messages of others that this person has not seen. */
  unread: number
}

export type MessageLine = {
  messageId: string
  /** An open_id, or 'bot'. */
  sender: string
  name: string
  at: number
  type: Message['type']
  /** As Feishu holds it: a JSON string. Empty once recalled. */
  content: string
  mentions: { key: string; name: string }[]
  reactions: { emoji: string; names: string[]; mine: boolean }[]
  quote?: { name: string; line: string }
  /** How many of the others have read it; only on one's own messages in a group. */
  readBy?: { count: number; of: number }
  edited: boolean
  recalled: boolean
}

export type View = {
  life: string
  now: number
  /** Whose view this is. */
  person: string
  chats: ChatLine[]
  /** Open_ids of those with something unread in their 单聊, with how much. */
  waiting: Record<string, number>
  /** The chat asked for, if this person is in it. */
  open?: { chatId: string; members: string[]; messages: MessageLine[]; earlier: number }
}

export type Pulse = {
  life: string
  now: number
  /** Faults that are switched on. */
  faults: BadDay[]
  /** The month under way, or the last one. */
  month?: MonthRun
}
export type Clicked = { toast?: Toast; error?: { code: number; message: string } }
export type Jobs = { jobs: JobLine[] }
export type Jumped = { now: number; job?: string }
/** Of every answer that is not 200. */
export type Refused = { why: string }
