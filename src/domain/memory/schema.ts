import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, MemberId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'

/**
 * 记忆。What the attempts of a person say of one 知识点, kept so that planning need not reckon everybody's past every night.
 * Never more than a copy: `refreshMemories` writes anew whatever no longer fits its attempts.
 */
export const memories = sqliteTable(
  'memories',
  {
    memberId: text().$type<MemberId>().notNull(),
    point: text().notNull(),
    stability: real().notNull(),
    difficulty: real().notNull(),
    last: instant().notNull(),
    due: text().$type<LocalDate>().notNull(),
    reps: integer().notNull(),
    lapses: integer().notNull(),
    rights: integer().notNull(),
    surelyWrong: flag().notNull(),
    /** From what it was reckoned: other attempts, another rule or help since then make it stale. */
    basis: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.point] })],
)

/** 复习设置：how many review questions somebody wants on a day; 0 is none. Absent: as many as there may be. */
export const reviewWishes = sqliteTable('review_wishes', {
  memberId: text().$type<MemberId>().primaryKey(),
  perDay: integer().notNull(),
  /** Whether 有把握 / 没把握 is asked before each answer. */
  sureness: flag().notNull().default(false),
  eventId: text().notNull(),
  at: instant().notNull(),
})

/** Why a question is in a plan: see `choose`. */
export type PlannedItem = { point: string; because: 'sure-but-wrong' | 'due' | 'new' }

/** 复习计划：what one person is asked on one day, when and until when. At most one a day, however often it is planned. */
export const reviewPlans = sqliteTable(
  'review_plans',
  {
    memberId: text().$type<MemberId>().notNull(),
    day: text().$type<LocalDate>().notNull(),
    branchId: text().$type<BranchId>().notNull(),
    items: text({ mode: 'json' }).$type<readonly PlannedItem[]>().notNull(),
    /** After the shift, or before it: `windowOf`. */
    at: instant().notNull(),
    /** The next shift's start, or the next day's plan. */
    until: instant().notNull(),
    plannedAt: instant().notNull(),
    /** The paper was opened, or there was nothing to ask any more. */
    settledAt: instant(),
    /** The event that asked for it; nothing when it came by itself. */
    settledBy: text(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.day] }), index('review_plans_waiting').on(t.settledAt, t.at)],
)
