import type { BranchId } from '../../../core/ids.ts'
import { branchTimes } from '../../../domain/policy/branch-times.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { closeWeeks } from './close.ts'
import { closing, opening, pushWeek } from './push.ts'

/** 周一早上发题。After Thursday there is too little of the week left. */
export const weeklyPushJob = defineJob({
  id: 'study.weekly-push',
  schedule: { perScope: branchTimes(() => ({ time: opening, days: '1' })) },
  catchUp: { kind: 'latest-within', minutes: 3 * 24 * 60 },
  run: (world, { at, scope }) => pushWeek(world, { branchId: scope as BranchId, at }),
})

/** 周日晚上收题。 */
export const weeklyCloseJob = defineJob({
  id: 'study.weekly-close',
  schedule: { perScope: branchTimes(() => ({ time: closing, days: '7' })) },
  catchUp: { kind: 'deadline' },
  run: (world, { at, scope }) => closeWeeks(world, { branchId: scope as BranchId, at }),
})
