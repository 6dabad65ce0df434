import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { resultCard } from '../../../../cards/meetings/reviews.card.ts'
import { texts } from '../../../../cards/meetings/texts.reviews.ts'
import type { MemberId } from '../../../core/ids.ts'
import { pushAll } from '../../../domain/disturbance/push-all.ts'
import { secretariesOf } from '../../../domain/people/store.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import { resultOf } from './result.ts'
import { fewest } from './rules.ts'
import { lessonReviewCounts, lessonReviewers, lessonReviews } from './schema.ts'
import { countsOf, type Review, toClose } from './store.ts'

const ticked = (lesson: string): SQL<number> =>
  sql<number>`(select count(*) from ${lessonReviewers} where lesson = ${lesson} and answered)`

/** Who hears how it was: whoever held the lesson, and the secretary. Nobody when the voices were too few. */
const tell = async (world: World, review: Review): Promise<void> => {
  const counts = await countsOf(world.db, [review.lesson])
  if (counts.length === 0) return
  const secretaries = (await secretariesOf(world.db, review.branchId)).map(({ id }) => id)
  const told = [...new Set<MemberId>([...(review.lecturerId ? [review.lecturerId] : []), ...secretaries])]
  await pushAll(
    world,
    told.map((member) => ({
      ...{ key: `meetings/lesson-review-result/${review.lesson}/${member}`, member, kind: 'result' as const },
      ...{ card: resultCard(resultOf(review.title, counts)), line: texts.result.line(review.title) },
    })),
  )
}

/**
 * 评价结束：the number of voices is written down, who was asked goes, and so does what too few have said. What it came to
 * is told before it is marked as over, so that a crash in between tells it again under the same key.
 */
export const closeJob = defineJob({
  id: 'meetings.lesson-review-close',
  schedule: { cron: '14 * * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db, clock }) => (await toClose(db, clock.now())).length === 0,
  run: async (world) => {
    const now = world.clock.now()
    for (const review of await toClose(world.db, now)) {
      const { lesson } = review
      const tooFew = sql`(select voices from ${lessonReviews} where lesson = ${lesson}) < ${fewest}`
      // Past its time nobody can add a voice any more: what is counted now stays.
      await world.db.commit((to) => [
        to
          .update(lessonReviews)
          .set({ voices: ticked(lesson) })
          .where(and(eq(lessonReviews.lesson, lesson), isNull(lessonReviews.voices))),
        to.delete(lessonReviewCounts).where(and(eq(lessonReviewCounts.lesson, lesson), tooFew)),
        to.delete(lessonReviewers).where(eq(lessonReviewers.lesson, lesson)),
      ])
      await tell(world, review)
      await world.db.commit((to) => [
        to
          .update(lessonReviews)
          .set({ closedAt: now })
          .where(and(eq(lessonReviews.lesson, lesson), isNull(lessonReviews.closedAt))),
      ])
    }
  },
})
