import type { CardVerdict } from '../../../../cards/kit/limits.ts'
import type { Delivery } from '../../feishu/types.ts'

/** What the panels of the right column show. Instants are milliseconds of the sandbox's clock. */

export type SlotLine = { at: number; state: string; reason?: string; attempts: number }
export type JobDetail = { id: string; next?: number; slots: SlotLine[] }

export type InboxLine = {
  eventId: string
  type: string
  at: number
  state: string
  attempts: number
  /** Times that a process died while holding it. */
  crashes: number
  error?: string
}

export type LetterLine = {
  id: string
  /** What it is, in the feature's words. */
  key: string
  lane: string
  /** An open_id or a chat id. */
  recipient: string
  state: string
  writtenAt: number
  dueAt: number
  sentAt?: number
  attempts: number
  /** Feishu's last code, 0 left out. */
  code?: number
  error?: string
  /** The short number on the card: № in the chat. */
  ref: string
}
export type Outbox = { letters: LetterLine[]; counts: Record<string, number> }

export type LedgerLine = {
  seq: number
  person: string
  kind: string
  stage: string
  /** 补 */
  late: boolean
  at: number
  subject: string
  /** A name, or 'system' where a rule decided. */
  by: string
  corrects?: number
  reason?: string
}
export type Ledger = { lines: LedgerLine[]; total: number }

/** Whether a book's chain holds from its first line to its last. */
export type Chain =
  | { ok: true; book: string; lines: number; unsealed: number; head: string }
  | { ok: false; book: string; seq: number; why: string }

export type EventLine = Pick<Delivery, 'eventId' | 'eventType' | 'at' | 'attempts' | 'state' | 'nextAt'>

export type ShownCard = { messageId: string; content: string; revision: number; bytes: number; verdict: CardVerdict }

/** A month that is being lived through, or was. */
export type MonthRun = {
  state: 'running' | 'done' | 'cancelled' | 'failed'
  from: number
  to: number
  at: number
  /** Answers that the sample people gave on the way. */
  answers: number
  /** Real milliseconds so far. */
  ms: number
}

/** One day of somebody's shifts: what they do, and when they may not be written to. */
export type DayLine = {
  /** Midnight at the mine. */
  at: number
  /** The name of the shift, 'off' with why, or 'unknown'. */
  shift?: { name: string; meeting: number; start: number; end: number }
  off?: string
  closed: { because: string; from: number; to: number }[]
}

/** A person as the bot knows them at this moment. */
export type PersonDetail = {
  name: string
  staffNo: string
  team: string
  post: string
  role: string
  mentor?: string
  /** Who stands in for the mentor today. */
  deputy?: string
  mentees: string[]
  /** Whose people this person looks after besides, standing in. */
  standingIn: { mentor: string; mentees: string[] }[]
  days: DayLine[]
  /** Whether the person may be written to unasked, why not, and from when on; no `at`: nobody knows. */
  open: { because: string; at?: number }
  used: number
  most: number
  mutedUntil?: number
  waiting: { line: string; because: string; at?: number }[]
  /** Pages that this person may open. */
  pages: { path: string; label: string }[]
}

export type RosterLine = {
  id: string
  /** Absent: without an account, cannot be played. */
  openId?: string
  name: string
  staffNo: string
  team: string
  /** Today's shift, 'off' or 'unknown'. */
  shift: string
  mentor?: string
}

export type PeoplePanel = { person?: PersonDetail; roster: RosterLine[] }
