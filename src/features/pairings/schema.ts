import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { BranchId, HandoverId, MemberId } from '../../core/ids.ts'
import { members } from '../../domain/people/schema.ts'
import { instant } from '../../platform/db/columns.ts'

export const handoverStates = ['open', 'done', 'declined', 'cancelled', 'expired'] as const
export type HandoverState = (typeof handoverStates)[number]

/** Why one of the two does not agree; picked on the card, never typed. */
export const declineReasons = ['busy', 'away', 'tie', 'unfamiliar', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

export const notAllowed = 'refused'

/** 包保交接。open → done · declined · cancelled · expired, and then never again. */
export const handovers = sqliteTable(
  'handovers',
  {
    id: text().$type<HandoverId>().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    /** Who looks after them until now; nobody when they have nobody. */
    fromId: text()
      .$type<MemberId>()
      .references(() => members.id),
    toId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    proposedBy: text().$type<MemberId>().notNull(),
    proposedAt: instant().notNull(),
    /** What was said or clicked to propose it: the same event proposes once. */
    eventId: text().notNull().unique(),
    reason: text().notNull().default(''),
    deadline: instant().notNull(),
    fromConfirmedAt: instant(),
    toConfirmedAt: instant(),
    state: text({ enum: handoverStates }).notNull().default('open'),
    settledAt: instant(),
    /** The event that settled it: who won is asked by it. */
    settledEvent: text(),
    settledBy: text().$type<MemberId>(),
    /** A DeclineReason; 'changed' when things were otherwise by then, 'withdrawn' by the proposer, or `notAllowed`. */
    settledWhy: text(),
    /** The 批准 that lets the new mentor's load go above the limit, or `notAllowed` once it was refused. */
    approval: text(),
  },
  (t) => [index('handovers_by_state').on(t.state, t.deadline)],
)

/** Whom a hand-over is about. */
export const handoverMembers = sqliteTable(
  'handover_members',
  {
    handoverId: text()
      .$type<HandoverId>()
      .notNull()
      .references(() => handovers.id),
    memberId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
  },
  (t) => [primaryKey({ columns: [t.handoverId, t.memberId] }), index('handover_members_by_member').on(t.memberId)],
)
