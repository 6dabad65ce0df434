import { horizonCard } from '../../../cards/admin/horizon.card.ts'
import { localDateOf } from '../../core/clock.ts'
import { groupBy } from '../../core/group-by.ts'
import type { Gap } from '../../domain/horizon/check.ts'
import { horizonChecks } from '../../domain/horizon/checks.ts'
import { keepersOf, type Member, secretariesOf } from '../../domain/people/store.ts'
import { openings } from '../../domain/shifts/openings.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'

const everyGap = async (world: World): Promise<Gap[]> => {
  const gaps: Gap[] = []
  for (const check of horizonChecks) gaps.push(...(await check.run(world)))
  return gaps
}

const tell = async (world: World, keeper: Member, lines: readonly string[], key: string): Promise<void> => {
  const { account } = keeper
  const opening = (await openings(world, [keeper.id], world.clock.now())).get(keeper.id)
  if (!account || !opening || 'never' in opening) return
  await world.db.commit((to) => [
    enqueue(to, world, { key, lane: 'alert', to: { account }, card: horizonCard({ lines }), dueAt: opening.at }),
  ])
}

/** 缺口提醒：once a day everything that will be missing soon, on one card for each whom it concerns; else silence. */
export const horizonJob = defineJob({
  id: 'admin.horizon',
  schedule: { cron: '43 8 * * *' },
  catchUp: { kind: 'latest-within', minutes: 720 },
  run: async (world, { at }) => {
    const day = localDateOf(at)
    for (const [branchId, gaps] of groupBy(await everyGap(world), (gap) => gap.branchId)) {
      world.log.warn('admin.gaps-found', { branch: branchId, gaps: gaps.length })
      const [keepers, secretaries] = [await keepersOf(world.db, branchId), await secretariesOf(world.db, branchId)]
      const readers = new Map([...keepers, ...secretaries].map((member) => [member.id, member]))
      const among = (some: readonly Member[], { id }: Member) => some.some((one) => one.id === id)
      for (const reader of readers.values()) {
        const theirs = gaps.filter((gap) => among(gap.for === 'secretary' ? secretaries : keepers, reader))
        const lines = theirs.map((gap) => gap.line)
        if (lines.length > 0) await tell(world, reader, lines, `admin/horizon/${branchId}/${day}/${reader.id}`)
      }
    }
  },
})
