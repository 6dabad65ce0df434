import { dueCard } from '../../../cards/requests/asked.card.ts'
import { localDateOf } from '../../core/clock.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import { dueBy } from './store.ts'
import { keepersBut, lettersTo } from './tell.ts'

/** The keepers hear of it again from so long before the term on, once a day. */
const ahead = 3 * 24 * 3_600_000

/** 申请到期提醒：what is due within three days or overdue. */
export const remindJob = defineJob({
  id: 'requests.remind',
  schedule: { cron: '57 9 * * *' },
  catchUp: { kind: 'latest-within', minutes: 600 },
  run: async (world, { at }) => {
    for (const { request, name, branchId } of await dueBy(world.db, new Date(at.getTime() + ahead))) {
      const face = {
        name,
        due: localDateOf(request.dueAt),
        overdue: request.dueAt <= at,
        url: `${world.config.publicUrl}/requests/${request.id}`,
      }
      const keepers = await keepersBut(world, branchId, request.memberId)
      const letters = await lettersTo(world, keepers, dueCard(face), `requests/due/${request.id}/${localDateOf(at)}`)
      for (const letter of letters) await world.db.commit((to) => [enqueue(to, world, letter)])
    }
  },
})
