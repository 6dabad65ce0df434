import { localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { MemberId } from '../../core/ids.ts'
import { keepPlace } from '../../domain/disturbance/budget.ts'
import { branchesNow } from '../../domain/policy/branches-now.ts'
import type { Writes } from '../../platform/db/db.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { dueSessions } from './due-sessions.ts'
import { askedToLead } from './leaders.ts'
import { remindAt } from './rules.ts'

/** People per commit. */
const atOnce = 100

/**
 * 给主持人留一次：whoever is to lead a session today gets the card for it an hour before, whatever else there is to say that
 * day. Shifts that are swapped later are not followed: then the card asks for a place like everything else.
 */
export const keepPlacesJob = defineJob({
  id: 'study.meeting-places',
  schedule: { cron: '4 0 * * *' },
  catchUp: { kind: 'latest-within', minutes: 720 },
  run: async (world, { at }) => {
    const today = localDateOf(at)
    const leaders = new Set<MemberId>()
    for (const { branch } of await branchesNow(world))
      for (const day of [today, addDays(today, 1)])
        for (const { kind, key: shiftKey, at: plannedAt } of await dueSessions(world.db, branch.id, day)) {
          if (localDateOf(remindAt(plannedAt)) !== today) continue
          const about = { kind, shiftKey, day, branchId: branch.id, teamId: null, chairId: null }
          for (const id of await askedToLead(world.db, about)) leaders.add(id)
        }
    const ids = [...leaders]
    for (let i = 0; i < ids.length; i += atOnce)
      await world.db.commit(
        (to) =>
          ids
            .slice(i, i + atOnce)
            .map((memberId) => keepPlace(to, { kind: 'lead', memberId, day: today })) as unknown as Writes,
      )
    world.log.info('meetings.places-kept', { people: ids.length })
  },
})
