import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, GapId, MemberId, QuestionId, TeamId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'

/** Why somebody is helped with a point. */
export const gapCauses = ['leech', 'misses', 'exam', 'weekly', 'by-hand'] as const
export type GapCause = (typeof gapCauses)[number]

/** How it ended: it was shown that the person can do it, or the person is not here any more. */
export const gapEndings = ['shown', 'left'] as const

/** 短板：a point that somebody has missed and that people now help with, until it is shown on site. */
export const gaps = sqliteTable(
  'gaps',
  {
    id: text().$type<GapId>().primaryKey(),
    memberId: text().$type<MemberId>().notNull(),
    branchId: text().$type<BranchId>().notNull(),
    point: text().notNull(),
    /** The question that was missed. */
    questionId: text().$type<QuestionId>().notNull(),
    because: text({ enum: gapCauses }).notNull(),
    openedAt: instant().notNull(),
    openedBy: text().$type<MemberId | 'system'>().notNull(),
    closedAt: instant(),
    /** Never the worker. */
    closedBy: text().$type<MemberId | 'system'>(),
    closedWhy: text({ enum: gapEndings }),
  },
  (t) => [
    uniqueIndex('gaps_open').on(t.memberId, t.point).where(sql`closed_at is null`),
    index('gaps_by_member').on(t.memberId, t.openedAt),
    index('gaps_by_branch').on(t.branchId, t.closedAt),
  ],
)

/** 抽问 · 辅导 · 现场 */
export const gapSteps = ['asked', 'coached', 'shown'] as const
/** 会 · 提示后会 · 不会 */
export const gapResults = ['can', 'with-help', 'cannot'] as const

/** What was done about it, by whom, and how it went. */
export const gapStepsTaken = sqliteTable(
  'gap_steps',
  {
    /** The event that brought it: the same tap is one step. */
    eventId: text().primaryKey(),
    gapId: text()
      .$type<GapId>()
      .notNull()
      .references(() => gaps.id),
    seq: integer().notNull(),
    step: text({ enum: gapSteps }).notNull(),
    result: text({ enum: gapResults }).notNull(),
    by: text().$type<MemberId>().notNull(),
    occurredAt: instant().notNull(),
    recordedAt: instant().notNull(),
    /** Within what it is one step however often it is tapped: a 班前抽问, or a day, a person and a result. */
    once: text().notNull(),
  },
  (t) => [uniqueIndex('gap_steps_in_order').on(t.gapId, t.seq), uniqueIndex('gap_steps_once').on(t.gapId, t.once)],
)

/** 班前抽问：whom the chair of a shift's meeting is to ask, at most three. Goes some days after the shift. */
export const gapAsks = sqliteTable(
  'gap_asks',
  {
    /** The branch, the business day, the shift and the team: one for each, whoever looks and however often. */
    id: text().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    teamId: text().$type<TeamId>().notNull(),
    day: text().$type<LocalDate>().notNull(),
    shift: text().notNull(),
    chairId: text().$type<MemberId>().notNull(),
    gapIds: text({ mode: 'json' }).$type<readonly GapId[]>().notNull(),
    /** When the shift goes down: what is recorded later was asked by then. */
    startsAt: instant().notNull(),
  },
  (t) => [index('gap_asks_by_chair').on(t.chairId, t.startsAt), index('gap_asks_by_start').on(t.startsAt)],
)
