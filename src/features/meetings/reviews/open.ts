import { type SQL, sql } from 'drizzle-orm'
import { reviewItems } from '../../../../cards/meetings/reviews.actions.ts'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import type { Write, Writer } from '../../../platform/db/db.ts'
import { insertIf } from '../../../platform/db/guarded.ts'
import type { World } from '../../../platform/world.ts'
import { fewest } from './rules.ts'
import { lessonReviewCounts, lessonReviewers, lessonReviews } from './schema.ts'

/** 1 … 5 */
const values = [1, 2, 3, 4, 5] as const
/** So long people may say what they think of it. Milliseconds. */
const openFor = 72 * 3_600_000

export type Lesson = {
  /** What names it, for ever: the same lesson is reviewed once. ASCII, at most 100. */
  lesson: string
  branchId: BranchId
  title: string
  /** Who was there, made up for or not. The lecturer among them is not asked. */
  audience: readonly MemberId[]
  lecturer?: MemberId
}

/**
 * 请听课的人评一评：for the commit in which the lesson ends. The cards leave some hours later, when each may be written to.
 * Nothing when fewer than five were there: nobody could ever see what they say.
 */
export const openReview = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  { lesson, branchId, title, audience, lecturer }: Lesson,
  provided: SQL = sql`true`,
): Write[] => {
  const asked = [...new Set(audience)].filter((id) => id !== lecturer)
  if (asked.length < fewest) return []
  const openedAt = clock.now()
  const row = { lesson, branchId, title: title.slice(0, 60), lecturerId: lecturer ?? null, openedAt }
  const fresh = sql`exists (select 1 from ${lessonReviews} where lesson = ${lesson} and asked_at is null)`
  return [
    insertIf(to, lessonReviews, { ...row, closesAt: new Date(openedAt.getTime() + openFor) }, provided),
    // By their ids, so that not even the order of the rows says who came first.
    ...asked
      .toSorted()
      .map((memberId) => insertIf(to, lessonReviewers, { lesson, memberId }, sql`${provided} and ${fresh}`)),
    // All of them before the first voice: a row that came with a voice would say by its place which one was the first.
    ...reviewItems.flatMap((item) =>
      values.map((value) =>
        insertIf(to, lessonReviewCounts, { lesson, item, value, n: 0 }, sql`${provided} and ${fresh}`),
      ),
    ),
  ]
}
