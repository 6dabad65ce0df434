import { sql } from 'drizzle-orm'
import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'
import { members } from '../people/schema.ts'

/** Why a pairing ended: handed over on a card, changed by the office or the roster file, or somebody left. */
export const endings = ['handed-over', 'replaced', 'ended', 'mentee-left', 'mentor-left'] as const
export type Ending = (typeof endings)[number]

/** 包保。History is never overwritten: who answered for whom is judged as of the day. */
export const mentorships = sqliteTable(
  'mentorships',
  {
    memberId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    mentorId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    since: instant().notNull(),
    until: instant(),
    /** What people wrote about why; may be empty. */
    reason: text().notNull().default(''),
    /** A member id, 'operator' (command line) or 'system'. */
    arrangedBy: text().notNull().default('system'),
    endedBy: text(),
    endedWhy: text({ enum: endings }),
    /** What allowed it although the mentor's load was full. */
    approval: text(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.mentorId, t.since] }),
    uniqueIndex('mentorships_current').on(t.memberId).where(sql`until is null`),
    index('mentorships_by_mentor').on(t.mentorId, t.until),
  ],
)

/** 代包保。Acts for everyone whom the mentor looks after, from one day to another, both included. */
export const mentorDeputies = sqliteTable(
  'mentor_deputies',
  {
    mentorId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    deputyId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    since: text().$type<LocalDate>().notNull(),
    until: text().$type<LocalDate>().notNull(),
    arrangedAt: instant().notNull(),
    arrangedBy: text().notNull(),
    /** Taken back before its time: the last day on which it held; before `since` when it never did. */
    endedOn: text().$type<LocalDate>(),
    endedBy: text(),
  },
  (t) => [
    primaryKey({ columns: [t.mentorId, t.deputyId, t.arrangedAt] }),
    index('mentor_deputies_by_deputy').on(t.deputyId, t.until),
  ],
)

export const tieKinds = ['relative', 'other'] as const
export type TieKind = (typeof tieKinds)[number]

/** 利益关系。`a` is the smaller id, so that a tie stands once whoever declares it. Only secretary and administrators see it. */
export const ties = sqliteTable(
  'ties',
  {
    a: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    b: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    kind: text({ enum: tieKinds }).notNull(),
    since: instant().notNull(),
    until: instant(),
    declaredBy: text().notNull(),
    endedBy: text(),
  },
  (t) => [
    primaryKey({ columns: [t.a, t.b, t.since] }),
    uniqueIndex('ties_current').on(t.a, t.b).where(sql`until is null`),
    index('ties_by_b').on(t.b),
  ],
)
