import { dueCard } from '../../../cards/requests/asked.card.ts'
import { texts } from '../../../cards/requests/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { dueBy } from './store.ts'
import { keepersBut } from './tell.ts'

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
      const key = `requests/due/${request.id}/${localDateOf(at)}`
      const told = {
        ...{ kind: 'duty' as const, card: dueCard(face), line: texts.line.due(face) },
        // Tomorrow there is another.
        expiresAt: new Date(at.getTime() + 24 * 3_600_000),
      }
      await pushAll(
        world,
        keepers.map((member) => ({ ...told, key: `${key}/${member}`, member })),
      )
    }
  },
})
