import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { BranchId, MemberId, QuestionId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'

/** Where a question was asked. */
export const attemptSources = [
  'daily',
  'review',
  'weekly',
  'exam',
  'meeting',
  'material',
  'preshift',
  'practice',
] as const
export type AttemptSource = (typeof attemptSources)[number]

/**
 * 作答总账：every first answer of a person to a question, wherever it was asked. What is remembered, missed and asked
 * again is reckoned from here, and so are the figures of a question.
 */
export const attempts = sqliteTable(
  'attempts',
  {
    source: text({ enum: attemptSources }).notNull(),
    /** What asked it: a round, a paper … With source, person and question it is one attempt. */
    ref: text().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    questionId: text().$type<QuestionId>().notNull(),
    /** The question's 知识点 when it was answered. */
    point: text().notNull(),
    branchId: text().$type<BranchId>().notNull(),
    /** Letters of the question's own order, 'T' or 'F'. */
    choice: text().notNull(),
    correct: flag().notNull(),
    /** 有把握 / 没把握, when the person said so. */
    confident: flag(),
    /** Milliseconds from being shown to the answer, when known. */
    latencyMs: integer(),
    answeredAt: instant().notNull(),
    recordedAt: instant().notNull(),
    /** It counts neither way: the question turned out to be no good, or the marks of its exam are not out yet. */
    voidedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.ref, t.memberId, t.questionId] }),
    index('attempts_by_member').on(t.memberId, t.answeredAt),
    index('attempts_by_question').on(t.questionId),
    index('attempts_by_branch').on(t.branchId, t.answeredAt),
  ],
)
