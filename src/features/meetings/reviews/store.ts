import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import type { Db } from '../../../platform/db/db.ts'
import { fewest } from './rules.ts'
import { lessonReviewCounts, lessonReviewers, lessonReviews } from './schema.ts'

export type Review = typeof lessonReviews.$inferSelect

/** Opened, and nobody has a card of it yet. */
export const toAsk = async (db: Db): Promise<Review[]> =>
  db.read
    .select()
    .from(lessonReviews)
    .where(and(isNull(lessonReviews.askedAt), isNull(lessonReviews.closedAt)))
    .orderBy(asc(lessonReviews.openedAt))

export const toClose = async (db: Db, now: Date): Promise<Review[]> =>
  db.read
    .select()
    .from(lessonReviews)
    .where(and(isNull(lessonReviews.closedAt), lte(lessonReviews.closesAt, now)))
    .orderBy(asc(lessonReviews.closesAt))

export const reviewersOf = async (db: Db, lesson: string): Promise<MemberId[]> =>
  (
    await db.read
      .select({ id: lessonReviewers.memberId })
      .from(lessonReviewers)
      .where(eq(lessonReviewers.lesson, lesson))
      .orderBy(asc(lessonReviewers.memberId))
  ).map((r) => r.id)

export const countsOf = async (db: Db, lessons: readonly string[]) =>
  lessons.length === 0
    ? []
    : db.read
        .select()
        .from(lessonReviewCounts)
        .where(inArray(lessonReviewCounts.lesson, [...lessons]))

/** What is over: somebody's own lessons, and those of whole branches; newest first. Only with voices enough. */
export const closedReviews = async (
  db: Db,
  { lecturer, branches }: { lecturer: MemberId; branches: readonly BranchId[] },
): Promise<Review[]> =>
  db.read
    .select()
    .from(lessonReviews)
    .where(
      and(
        isNotNull(lessonReviews.closedAt),
        gte(lessonReviews.voices, fewest),
        or(eq(lessonReviews.lecturerId, lecturer), inArray(lessonReviews.branchId, [...branches])),
      ),
    )
    .orderBy(desc(lessonReviews.closedAt))
    .limit(100)
