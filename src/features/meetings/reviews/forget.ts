import { eq, sql } from 'drizzle-orm'
import { type Forgetting, speaksOf } from '../../../platform/forget.ts'
import { lessonReviewers, lessonReviews } from './schema.ts'

/** Marks lead to nobody and stay; that somebody was asked goes, at the close at the latest. */
export const forget: readonly Forgetting[] = [
  { table: lessonReviewers, of: ({ memberId }) => eq(lessonReviewers.memberId, memberId), becomes: 'gone' },
  { table: lessonReviews, of: (person) => speaksOf(sql`${lessonReviews.title}`, person), becomes: { title: '' } },
]
