import { horizonCard } from '../../../cards/admin/horizon.card.ts'
import { texts } from '../../../cards/admin/texts.ts'
import { instantAt, type LocalDate, localDateOf } from '../../core/clock.ts'
import { addDays, weekdayOf } from '../../core/days.ts'
import { groupBy } from '../../core/group-by.ts'
import { sha256Hex } from '../../core/hash.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import type { Gap } from '../../domain/horizon/check.ts'
import { horizonChecks } from '../../domain/horizon/checks.ts'
import { keepersOf, type Member, secretariesOf } from '../../domain/people/store.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { World } from '../../platform/world.ts'

const everyGap = async (world: World): Promise<Gap[]> => {
  const found: Gap[] = []
  for (const { run } of horizonChecks) found.push(...(await run(world)))
  return found
}

const among = (some: readonly Member[], { id }: Member) => some.some((one) => one.id === id)

/** Monday of that week. */
const weekOf = (day: LocalDate): LocalDate => addDays(day, 1 - weekdayOf(day))

/**
 * 缺口提醒：looked for every day; what is missing is said at once on one card for each whom it concerns, and once a week as
 * long as it stays the same.
 */
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
      const told = [...readers.values()].flatMap((reader) => {
        const theirs = gaps.filter((gap) => among(gap.for === 'secretary' ? secretaries : keepers, reader))
        const lines = theirs.map((gap) => gap.line)
        const [first] = lines
        return first === undefined ? [] : [{ id: reader.id, lines, first }]
      })
      const keyed = await Promise.all(
        told.map(async (one) => ({ ...one, what: await sha256Hex(one.lines.join('\n')) })),
      )
      await pushAll(
        world,
        keyed.map(({ id, lines, first, what }) => ({
          key: `admin/horizon/${branchId}/${weekOf(day)}/${what.slice(0, 16)}/${id}`,
          member: id,
          kind: 'duty' as const,
          card: horizonCard({ lines }),
          line: texts.horizon.line(lines.length, first),
          expiresAt: instantAt(addDays(weekOf(day), 7), '08:43'),
        })),
      )
    }
  },
})
