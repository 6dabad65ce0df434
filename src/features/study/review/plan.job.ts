import { localDateOf } from '../../../core/clock.ts'
import { everyBranch } from '../../../domain/people/store.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { planReviews } from './plan.ts'

/** 每天夜里排复习：what was missed is planned as soon as there is somebody to do it; what has passed by then is let go. */
export const planJob = defineJob({
  id: 'study.review-plan',
  schedule: { cron: '40 2 * * *' },
  catchUp: { kind: 'latest-within', minutes: 1_200 },
  run: async (world, { at }) => {
    for (const { id } of await everyBranch(world.db)) {
      const { planned, leeches } = await planReviews(world, id, localDateOf(at))
      if (planned > 0) world.log.info('study.reviews-planned', { branch: id, planned, leeches })
    }
  },
})
