import type { BranchId } from '../../../core/ids.ts'
import { branchTimes } from '../../../domain/policy/branch-times.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { pushDaily } from './push.ts'

/** 每个学习日早上，把当天的一题发到支部群。Later than three hours nobody wants yesterday's shift's question any more. */
export const pushJob = defineJob({
  id: 'study.daily-push',
  schedule: { perScope: branchTimes((policy) => ({ time: policy.dailyTime, days: policy.studyDays })) },
  catchUp: { kind: 'latest-within', minutes: 180 },
  run: async (world, { at, scope }) => {
    const outcome = await pushDaily(world, { branchId: scope as BranchId, at })
    world.log.info('study.pushed', { outcome: outcome.kind })
  },
})
