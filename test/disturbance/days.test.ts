import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDateOf, localTimeOf } from '../../src/core/clock.ts'
import { mute } from '../../src/domain/disturbance/mutes.ts'
import { pushAll } from '../../src/domain/disturbance/push-all.ts'
import { releasePushes } from '../../src/domain/disturbance/release.ts'
import { releaseTimes } from '../../src/domain/disturbance/release-times.ts'
import { mutes, pushes } from '../../src/domain/disturbance/schema.ts'
import type { Writer, Writes } from '../../src/platform/db/db.ts'
import { defineJob } from '../../src/platform/jobs/job.ts'
import { tick } from '../../src/platform/jobs/tick.ts'
import { drainOnce } from '../../src/platform/outbox/drain.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { digestFace, quietTown, something } from './stage.ts'

const job = defineJob({
  id: 'test.deliver',
  schedule: { perScope: releaseTimes },
  catchUp: { kind: 'deadline' },
  run: (world, { at }) => releasePushes(world, at, digestFace),
})

const people = 6
/** Mostly what may become a line, now and then something to decide or a matter of safety. */
const kind = fc.nat(23).map((n) => (n === 0 ? ('danger' as const) : n < 5 ? ('approval' as const) : ('care' as const)))
const step = fc.record({
  minutes: fc.integer({ min: 1, max: 95 }),
  tells: fc.array(fc.record({ who: fc.nat(people - 1), kind }), { maxLength: 3 }),
  mutes: fc.option(fc.record({ who: fc.nat(people - 1), hours: fc.integer({ min: 0, max: 60 }) }), { freq: 12 }),
  /** For how long Feishu refuses everything, minutes. */
  outage: fc.option(fc.integer({ min: 1, max: 300 }), { freq: 20 }),
})
const life = fc.array(step, { minLength: 120, maxLength: 160, size: 'max' })

const asleep = (at: Date) => localTimeOf(at) >= '21:30' || localTimeOf(at) < '07:00'

test('随便哪几天，随便什么事、免打扰和断网：睡觉时没有，免打扰时没有，一天不超过两条，一件不丢', async () => {
  await fc.assert(
    fc.asyncProperty(life, async (steps) => {
      const town = await quietTown('2026-03-02T06:30:00+08:00', people)
      const { world, faults, shown } = town
      let told = 0
      let down = 0
      faults.of = () => (world.clock.now().getTime() < down ? { code: 99991400, resetSeconds: 60 } : undefined)
      const turn = async () => {
        await tick(world, [job], 'one')
        await drainOnce(world, 1_000)
      }
      for (const { minutes, tells, mutes: wish, outage } of steps) {
        town.later(minutes * 60_000)
        const now = world.clock.now()
        if (outage) down = now.getTime() + outage * 60_000
        const member = wish && town.members[wish.who]
        if (member) {
          const until = new Date(now.getTime() + wish.hours * 3_600_000)
          const writes = (to: Writer) => mute(to, world, { memberId: member.id, until, eventId: `e${told++}` })
          await world.db.commit((to) => writes(to) as unknown as Writes)
        }
        await pushAll(
          world,
          tells.map(({ who, kind }) => something(town.members[who]?.id ?? ('' as never), `t/${told++}`, kind)),
        )
        await turn()
      }
      const rows = await world.db.read.select().from(pushes)
      const safety = new Set(rows.filter((row) => row.kind === 'danger').map((row) => row.key))
      const wishes = await world.db.read.select().from(mutes)
      const uuids = new Map((await world.db.read.select().from(letters)).map((l) => [l.uuid, l.key]))
      const ordinary = shown.filter((m) => !safety.has(uuids.get(m.uuid) ?? ''))
      expect(ordinary.filter((m) => asleep(m.at))).toEqual([])
      const muted = ordinary.filter((m) => {
        const id = town.members.find(({ account }) => account === m.to)?.id
        const wish = wishes.filter((w) => w.memberId === id && w.since <= m.at).at(-1)
        return wish && wish.until > m.at
      })
      expect(muted).toEqual([])
      const perDay = new Map<string, number>()
      for (const { to, at } of ordinary) {
        const day = `${to}/${localDateOf(at)}`
        perDay.set(day, (perDay.get(day) ?? 0) + 1)
      }
      expect([...perDay].filter(([, n]) => n > 2)).toEqual([])

      // A quiet fortnight later everything has been said, once.
      down = 0
      for (let i = 0; i < 120; i++) {
        town.later(6 * 3_600_000)
        town.at(`${localDateOf(world.clock.now())}T${['08:02', '12:02', '16:02', '20:02'][i % 4]}:00+08:00`)
        await turn()
      }
      const after = await world.db.read.select().from(pushes)
      const keyByUuid = new Map((await world.db.read.select().from(letters)).map((l) => [l.uuid, l.key]))
      const times = (key: string | null) => shown.filter((m) => keyByUuid.get(m.uuid) === key).length
      const things = after.filter((row) => row.kind !== 'digest')
      expect(things.filter((row) => !['sent', 'digested'].includes(row.state))).toEqual([])
      expect(things.filter((row) => row.kind === 'approval' && row.state !== 'sent')).toEqual([])
      expect(things.filter((row) => times(row.state === 'sent' ? row.key : row.digestKey) !== 1)).toEqual([])
    }),
    { numRuns: 2, endOnFailure: true },
  )
}, 120_000)
