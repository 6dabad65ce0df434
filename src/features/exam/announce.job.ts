import { localDateOf } from '../../core/clock.ts'
import type { BranchId } from '../../core/ids.ts'
import { policyOf } from '../../domain/policy/policy.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { announceExam } from './announce.ts'
import { examTimes } from './schedule.ts'
import { dayAnnouncedOn, notice } from './times.ts'

/** 月考日前三天公布。Announced late it is held later; after three days more, the month has none. */
export const announceJob = defineJob({
  id: 'study.exam-announce',
  schedule: examTimes(() => undefined, { time: 'opening', offset: -notice }),
  catchUp: { kind: 'latest-within', minutes: notice * 24 * 60 },
  run: async (world, { at, scope }) => {
    const branchId = scope as BranchId
    const { examDay } = await policyOf(world.db, branchId)
    const wanted = dayAnnouncedOn(localDateOf(at), examDay)
    if (!wanted) return
    world.log.info('exam.announced', { outcome: await announceExam(world, { branchId, wanted, by: 'system' }) })
  },
})
