import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../../core/clock.ts'
import type { BranchId, MemberId, QuestionId, RoundId } from '../../../core/ids.ts'
import { questions } from '../../../domain/questions/schema.ts'
import { flag, instant } from '../../../platform/db/columns.ts'

/** open → closed, or void when its question was withdrawn. A closed round can be made up for until the next push. */
export const roundStates = ['open', 'closed', 'void'] as const

/** 每日一题。One question asked of one branch on one day. */
export const dailyRounds = sqliteTable(
  'daily_rounds',
  {
    id: text().$type<RoundId>().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    day: text().$type<LocalDate>().notNull(),
    questionId: text()
      .$type<QuestionId>()
      .notNull()
      .references(() => questions.id),
    state: text({ enum: roundStates }).notNull().default('open'),
    pushedAt: instant().notNull(),
    /** The version of the branch's rules under which it was asked. */
    policyRevision: integer(),
    closedAt: instant(),
    /** The slot of `study.daily-close` that closed it: who runs that slot again finishes the nudges. */
    closingSlot: instant(),
  },
  (t) => [
    uniqueIndex('daily_rounds_by_day').on(t.branchId, t.day),
    index('daily_rounds_by_push').on(t.branchId, t.pushedAt),
    index('daily_rounds_by_question').on(t.questionId),
  ],
)

export const answerWays = ['click', 'group', 'p2p'] as const

/** 作答。The first answer of a person to a round; the key decides which one that is. */
export const dailyAnswers = sqliteTable(
  'daily_answers',
  {
    roundId: text()
      .$type<RoundId>()
      .notNull()
      .references(() => dailyRounds.id),
    memberId: text().$type<MemberId>().notNull(),
    choice: text().notNull(),
    correct: flag().notNull(),
    way: text({ enum: answerWays }).notNull(),
    /** 补答：given after the round was closed. */
    late: flag().notNull(),
    /** The event that carried it: whoever finds its own here has won. */
    eventId: text().notNull(),
    /** By Feishu's clock for a message, by ours for a click. */
    answeredAt: instant().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.memberId] }),
    index('daily_answers_by_member').on(t.memberId, t.answeredAt),
  ],
)

/** What a person has ticked so far of a multiple-choice question. */
export const dailyDrafts = sqliteTable(
  'daily_drafts',
  {
    roundId: text().$type<RoundId>().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    choice: text().notNull(),
    /** The click that made it so: the same click again changes nothing. */
    eventId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.memberId] })],
)
