import { eq, like, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { localDateOf } from '../../src/core/clock.ts'
import type { MemberId } from '../../src/core/ids.ts'
import { pushAll } from '../../src/domain/disturbance/push-all.ts'
import { releasePushes } from '../../src/domain/disturbance/release.ts'
import { pushes, pushSlots } from '../../src/domain/disturbance/schema.ts'
import { usedToday } from '../../src/domain/disturbance/store.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { enqueue } from '../../src/platform/outbox/enqueue.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import type { World } from '../../src/platform/world.ts'
import { besides, digestFace, quietTown, something } from './stage.ts'

type Attempt = { process: 0 | 1; things: number[]; release: boolean }

const attempts = fc.array(
  fc.record({
    process: fc.constantFrom(0 as const, 1 as const),
    /** The same thing may be said twice, and by both. */
    things: fc.array(fc.nat(400), { minLength: 1, maxLength: 4 }),
    /** Now and then the job looks at what waits at the same time. */
    release: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  }),
  { minLength: 130, maxLength: 170, size: 'max' },
)

const keyOf = (run: number, thing: number) => `test/${String(run).padStart(3, '0')}/${String(thing).padStart(3, '0')}`

/** Two processes at once, each doing its own in order. */
const race = (
  worlds: readonly World[],
  all: readonly Attempt[],
  act: (world: World, attempt: Attempt) => Promise<void>,
) =>
  Promise.all(
    worlds.map(async (world, process) => {
      for (const attempt of all) if (attempt.process === process) await act(world, attempt)
    }),
  )

const twoProcesses = async (people: number) => {
  const town = await quietTown('2026-03-02T09:00:00+08:00', people)
  const other = await openDatabase({ url: town.database.url })
  onTestFinished(() => other.close())
  return { ...town, worlds: [besides(town.world, town.world.db, 'one'), besides(town.world, other.db, 'two')] }
}

const lettersLike = async (world: World, start: string) =>
  world.db.read
    .select({ key: letters.key })
    .from(letters)
    .where(like(letters.key, `${start}%`))

test('两个进程同时说一千多次，一个人一天也只收到两条，其余每件都在汇总里，一件一次', async () => {
  const runs = 4
  const { world, worlds, members } = await twoProcesses(runs + 1)
  let run = 0
  let said = 0
  await fc.assert(
    fc.asyncProperty(attempts, async (all) => {
      const of = run++ % members.length
      const member = members[of]?.id as MemberId
      const today = localDateOf(world.clock.now())
      said += all.reduce((sum, { things }) => sum + things.length, 0)
      await race(worlds, all, async (own, { things, release }) => {
        await pushAll(
          own,
          things.map((thing) => something(member, keyOf(of, thing))),
        )
        if (release) await releasePushes(own, own.clock.now(), digestFace)
      })
      const distinct = new Set(all.flatMap(({ things }) => things.map((thing) => keyOf(of, thing))))
      const rows = await world.db.read.select().from(pushes).where(eq(pushes.memberId, member))
      const sent = rows.filter((row) => row.state === 'sent')
      expect(sent).toHaveLength(Math.min(2, distinct.size))
      expect((await lettersLike(world, `test/${String(of).padStart(3, '0')}/`)).map((l) => l.key).sort()).toEqual(
        sent.map((row) => row.key).sort(),
      )
      expect(new Set(rows.map((row) => row.key))).toEqual(distinct)
      expect(rows.filter((row) => row.state === 'held')).toHaveLength(distinct.size - sent.length)
      expect(
        await world.db.read.select().from(pushSlots).where(sql`member_id = ${member} and day = ${today}`),
      ).toHaveLength(2)
    }),
    { numRuns: runs, endOnFailure: true },
  )
  expect(said).toBeGreaterThanOrEqual(1_000)
}, 60_000)

test('第二天，两个进程同时放行，也只有一张汇总，每件一次', async () => {
  const { worlds, world, members, at, database } = await twoProcesses(1)
  const member = members[0]?.id as MemberId
  await pushAll(
    world,
    Array.from({ length: 40 }, (_, n) => something(member, keyOf(0, n))),
  )
  at('2026-03-03T09:00:00+08:00')
  await Promise.all(worlds.map((own, i) => releasePushes(own, new Date(Date.UTC(2026, 2, 3, 1, i)), digestFace)))
  expect(database).toBeDefined()
  const rows = await world.db.read.select().from(pushes)
  const digests = rows.filter((row) => row.kind === 'digest')
  expect(digests).toHaveLength(1)
  expect(rows.filter((row) => row.digestKey === digests[0]?.key)).toHaveLength(38)
  expect(await lettersLike(world, 'me/digest/')).toHaveLength(1)
})

test('先读后写的做法会被这同一场比赛抓住', async () => {
  const { world, worlds, members } = await twoProcesses(1)
  const member = members[0] as { id: MemberId; account: string }
  /** What the key spares us: how many so far, then one more. */
  const careless = async (own: World, key: string) => {
    const used = (await usedToday(own.db, [member.id], own.clock.now())).get(member.id) ?? 0
    if (used >= 2) return
    const push = something(member.id, key)
    await own.db.commit((to) => [
      to
        .insert(pushSlots)
        .values({ memberId: member.id, day: localDateOf(own.clock.now()), slot: 10 + Number(key.slice(-3)), key }),
      enqueue(to, own, { key, lane: 'approval', to: { account: member.account as never }, card: push.card }),
    ])
  }
  await Promise.all(worlds.flatMap((own, p) => [0, 1, 2].map((n) => careless(own, keyOf(p, p * 3 + n)))))
  expect((await lettersLike(world, 'test/')).length).toBeGreaterThan(2)
})
