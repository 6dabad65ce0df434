import { and, eq, isNull } from 'drizzle-orm'
import { reviewCard } from '../../../../cards/meetings/reviews.card.ts'
import { texts } from '../../../../cards/meetings/texts.reviews.ts'
import { pushAll } from '../../../domain/disturbance/push-all.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { lessonReviews } from './schema.ts'
import { reviewersOf, toAsk } from './store.ts'

/** 请人打分：once, to everybody who was there, some hours later: the question after the lesson comes first. */
export const askJob = defineJob({
  id: 'meetings.lesson-review-ask',
  schedule: { cron: '6-56/10 * * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db, clock }) => (await toAsk(db, clock.now())).length === 0,
  run: async (world) => {
    for (const { lesson, title, closesAt } of await toAsk(world.db, world.clock.now())) {
      await pushAll(
        world,
        (await reviewersOf(world.db, lesson)).map((member) => ({
          ...{ key: `meetings/lesson-review/${lesson}/${member}`, member, kind: 'study' as const },
          ...{ card: reviewCard({ lesson, title }), line: texts.ask.line(title), expiresAt: closesAt },
        })),
      )
      const now = world.clock.now()
      await world.db.commit((to) => [
        to
          .update(lessonReviews)
          .set({ askedAt: now })
          .where(and(eq(lessonReviews.lesson, lesson), isNull(lessonReviews.askedAt))),
      ])
    }
  },
})
