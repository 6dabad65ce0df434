import type { BranchId } from '../../../core/ids.ts'
import { branchTimes } from '../../../domain/policy/branch-times.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { closeDaily } from './close.ts'

/** 晚上收题。However late it runs, an open round must be closed: the answer was promised. */
export const closeJob = defineJob({
  id: 'study.daily-close',
  schedule: { perScope: branchTimes((policy) => ({ time: policy.dailyCloseTime, days: '1-7' })) },
  catchUp: { kind: 'deadline' },
  run: (world, { at, scope }) => closeDaily(world, { branchId: scope as BranchId, at }),
})
