import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'
import { pushKindNames } from './kinds.ts'

/**
 * `waiting`: goes as it is when the person may be written to. `held`: comes as a line of the next digest. Both have a
 * `dueAt`. sent · digested · expired (worth nothing any more) · dropped (became pointless, or nobody to tell).
 */
export const pushStates = ['waiting', 'held', 'sent', 'digested', 'expired', 'dropped'] as const

/** Why it waits, or that it did not have to. */
export const pushReasons = ['now', 'sleep', 'underground', 'leave', 'night', 'mute', 'budget', 'safety'] as const
export type PushReason = (typeof pushReasons)[number]

/** 打扰。Whatever was to be said to a person unasked, each once, with what became of it. */
export const pushes = sqliteTable(
  'pushes',
  {
    /** The key of its letter. */
    key: text().primaryKey(),
    memberId: text().$type<MemberId>().notNull(),
    kind: text({ enum: pushKindNames }).notNull(),
    /** What it is about in one line: for the digest, and for the person who wants to know what was said today. */
    line: text().notNull(),
    /** The card as JSON, while it waits to go as it is. */
    card: text(),
    state: text({ enum: pushStates }).notNull(),
    because: text({ enum: pushReasons }).notNull(),
    writtenAt: instant().notNull(),
    /** When it is looked at next; nothing once its fate is decided. */
    dueAt: instant(),
    /** Worth nothing afterwards. */
    expiresAt: instant(),
    /** When it became a letter, or a line of one. */
    leftAt: instant(),
    /** The digest that carried it. */
    digestKey: text(),
  },
  (t) => [
    index('pushes_due').on(t.dueAt).where(sql`due_at is not null`),
    index('pushes_by_member').on(t.memberId, t.leftAt),
    index('pushes_by_digest').on(t.digestKey),
  ],
)

/** 打扰预算。The key is the budget: nobody can take a third slot of a person's day. */
export const pushSlots = sqliteTable(
  'push_slots',
  {
    memberId: text().$type<MemberId>().notNull(),
    day: text().$type<LocalDate>().notNull(),
    slot: integer().notNull(),
    /** The push that goes in it. */
    key: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.day, t.slot] }), uniqueIndex('push_slots_by_key').on(t.key)],
)

/** 免打扰。The newest line of a person is what holds; ending it early is a line too. */
export const mutes = sqliteTable(
  'mutes',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    /** What the person said or clicked: the same event is the same mute. */
    eventId: text().notNull().unique(),
    memberId: text().$type<MemberId>().notNull(),
    since: instant().notNull(),
    until: instant().notNull(),
  },
  (t) => [index('mutes_by_member').on(t.memberId, t.seq)],
)
