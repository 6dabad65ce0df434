import { localDateOf } from '../../core/clock.ts'
import type { BranchId } from '../../core/ids.ts'
import { branchesNow } from '../../domain/policy/branches-now.ts'
import { shiftsInUse } from '../../domain/shifts/in-use.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { timesOf } from './due-sessions.ts'
import { remindSessions } from './remind.ts'
import { remindTimes } from './remind-times.ts'

/**
 * 二五会、一周三培，提前一小时。Whoever was away for some minutes announces it late: without it nobody holds a card to lead the
 * meeting with. One that comes after the meeting has begun is worth nothing, and none is made up for.
 */
export const remindJob = defineJob({
  id: 'study.meeting-remind',
  schedule: {
    perScope: async (world) => {
      const inUse = await shiftsInUse(world.db, localDateOf(world.clock.now()))
      const scopes: { scope: string; cron: string }[] = []
      for (const { branch, policy } of await branchesNow(world)) {
        const { id } = branch
        for (const { time, days } of remindTimes(timesOf(policy), inUse.get(id) ?? [])) {
          const [hour, minute] = time.split(':').map(Number)
          scopes.push({ scope: `${id}/${time}`, cron: `${minute} ${hour} * * ${days}` })
        }
      }
      return scopes
    },
  },
  catchUp: { kind: 'latest-within', minutes: 55 },
  run: async (world, { at, scope }) => {
    const announced = await remindSessions(world, { branchId: scope.split('/')[0] as BranchId, at })
    world.log.info('meetings.reminded', { meetings: announced })
  },
})
