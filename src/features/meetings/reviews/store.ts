import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import type { Db } from '../../../platform/db/db.ts'
import { fewest } from './rules.ts'
import { lessonReviewCounts, lessonReviewers, lessonReviews } from './schema.ts'

export type Review = typeof lessonReviews.$inferSelect

/** Opened, and nobody has a card of it yet. */
/** So long after a lesson its question has been asked, and nobody is in a hurry any more. Milliseconds. */
const patience = 3 * 3_600_000

export const toAsk = async (db: Db, now: Date): Promise<Review[]> =>
  db.read
    .select()
    .from(lessonReviews)
    .where(
      and(
        isNull(lessonReviews.askedAt),
        isNull(lessonReviews.closedAt),
        lte(lessonReviews.openedAt, new Date(now.getTime() - patience)),
      ),
    )
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

/** What still waits for this person's voice, the oldest first. */
export const openFor = async (db: Db, memberId: MemberId, now: Date): Promise<{ lesson: string; title: string }[]> =>
  db.read
    .select({ lesson: lessonReviews.lesson, title: lessonReviews.title })
    .from(lessonReviewers)
    .innerJoin(lessonReviews, eq(lessonReviews.lesson, lessonReviewers.lesson))
    .where(
      and(
        eq(lessonReviewers.memberId, memberId),
        eq(lessonReviewers.answered, false),
        isNull(lessonReviews.closedAt),
        gt(lessonReviews.closesAt, now),
      ),
    )
    .orderBy(asc(lessonReviews.openedAt), asc(lessonReviews.lesson))

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
