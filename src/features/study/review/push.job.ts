import { defineJob } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import { nextPlan } from './open.ts'
import { pushReviews } from './push.ts'

const shanghaiMs = 8 * 3_600_000
const minute = 60_000

/** The very minute of the next plan, and no time at all while none waits: so nobody polls. */
const planTimes = async ({ db, clock }: Pick<World, 'db' | 'clock'>): Promise<{ scope: string; cron: string }[]> => {
  const now = clock.now()
  const next = await nextPlan(db, now)
  if (!next) return []
  const passed = Math.floor(now.getTime() / minute) * minute
  const at = new Date(Math.max(next.getTime(), passed) + shanghaiMs)
  const [min, hour, day, month] = [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1]
  return [{ scope: '', cron: `${min} ${hour} ${day} ${month} *` }]
}

/** 复习：each person's few questions after the shift or before it. However late it runs, what is over by then stays unsaid. */
export const reviewPushJob = defineJob({
  id: 'study.review-push',
  schedule: { perScope: planTimes },
  catchUp: { kind: 'deadline' },
  run: async (world) => {
    const pushed = await pushReviews(world)
    if (pushed > 0) world.log.info('study.reviews-pushed', { pushed })
  },
})
