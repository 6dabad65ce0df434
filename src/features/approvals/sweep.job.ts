import type { Kinds } from '../../domain/approvals/kind.ts'
import { expireOverdue, nothingPending, remindDeciders } from '../../domain/approvals/overdue.ts'
import { defineJob } from '../../platform/jobs/job.ts'

/** 到期与提醒。A deadline holds by itself; the job only tells people, so ten minutes are soon enough. */
export const sweepJob = (kinds: Kinds) =>
  defineJob({
    id: 'approvals.sweep',
    schedule: { cron: '3-59/10 * * * *' },
    catchUp: { kind: 'deadline' },
    idle: nothingPending,
    run: async (world) => {
      await expireOverdue(world, kinds)
      await remindDeciders(world, kinds)
    },
  })
