import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { reviewItems } from '../../../../cards/meetings/reviews.actions.ts'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import { flag, instant } from '../../../platform/db/columns.ts'

/** 讲课评价。One of a lesson, a training or a 党课, whatever `lesson` names. */
export const lessonReviews = sqliteTable(
  'lesson_reviews',
  {
    lesson: text().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    title: text().notNull(),
    /** Nothing for a guest. */
    lecturerId: text().$type<MemberId>(),
    openedAt: instant().notNull(),
    closesAt: instant().notNull(),
    /** When the cards were handed over. */
    askedAt: instant(),
    closedAt: instant(),
    /** How many voices, written at the close. */
    voices: integer(),
  },
  (t) => [index('lesson_reviews_by_branch').on(t.branchId, t.closedAt), index('lesson_reviews_open').on(t.closedAt)],
)

/**
 * Who is asked, and whether that person has answered: no time, no number, nothing that says in which order. All of it
 * goes at the close.
 */
export const lessonReviewers = sqliteTable(
  'lesson_reviewers',
  {
    lesson: text()
      .notNull()
      .references(() => lessonReviews.lesson),
    memberId: text().$type<MemberId>().notNull(),
    answered: flag().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.lesson, t.memberId] })],
)

/** What was said: how many gave an item how many points. There is no row of one voice anywhere. */
export const lessonReviewCounts = sqliteTable(
  'lesson_review_counts',
  {
    lesson: text()
      .notNull()
      .references(() => lessonReviews.lesson),
    item: text({ enum: reviewItems }).notNull(),
    /** 1 … 5 */
    value: integer().notNull(),
    n: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lesson, t.item, t.value] })],
)
