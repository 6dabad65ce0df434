import { expect, test } from 'vitest'
import { deliver, type Handling } from '../../src/app/deliver.ts'
import { openToEveryone } from '../../src/domain/access/guard.ts'
import { pins } from '../../src/platform/door/schema.ts'
import { type Command, defineFeature } from '../../src/platform/feature.ts'
import { lease } from '../../src/platform/inbox/claim.ts'
import { inboxDepth } from '../../src/platform/inbox/operate.ts'
import { receiving } from '../../src/platform/inbox/receive.ts'
import { defineJob } from '../../src/platform/jobs/job.ts'
import { jobSlots } from '../../src/platform/jobs/schema.ts'
import { tick } from '../../src/platform/jobs/tick.ts'
import type { World } from '../../src/platform/world.ts'
import { textDelivery, threeInstances } from './instances.ts'

const turn = () => new Promise<void>((done) => setImmediate(done))

const handlingOf = (books: World, owner: string, run: Command['run']): Handling => ({
  ...{ books, owner },
  features: [defineFeature({ name: 'test', commands: [openToEveryone({ word: '', run })] })],
  self: async () => undefined,
  tenantKey: async () => undefined,
  nextTurn: turn,
})

test('三个实例每分钟一起走表二十五回：每个时点恰好跑一次，都做完了', async () => {
  const { worlds, lines, later } = await threeInstances('2026-03-02T08:59:30+08:00')
  const ran: string[] = []
  const note = (id: string) => async (world: World, slot: { at: Date; scope: string }) => {
    ran.push(`${id}/${slot.scope}/${slot.at.toISOString()}`)
    await world.db.commit((to) => [to.insert(pins).values({ name: ran.at(-1) ?? '', value: 'ran' })])
  }
  const jobs = [
    defineJob({
      id: 'x.minutely',
      schedule: { cron: '* * * * *' },
      catchUp: { kind: 'each' },
      run: note('x.minutely'),
    }),
    defineJob({
      id: 'x.scoped',
      schedule: {
        perScope: async () =>
          ['north', 'south', 'east'].map((scope, i) => ({ scope, cron: `${i}-59/${i + 2} * * * *` })),
      },
      catchUp: { kind: 'latest-within', minutes: 5 },
      run: note('x.scoped'),
    }),
  ]
  for (let minute = 0; minute < 25; minute++) {
    await Promise.all(worlds.map((world, i) => tick(world, jobs, `owner-${i}`)))
    later(60_000)
  }
  await Promise.all(worlds.map((world, i) => tick(world, jobs, `owner-${i}`)))

  expect(ran.filter((one, i) => ran.indexOf(one) !== i)).toEqual([])
  const slots = await (worlds[0] as World).db.read.select().from(jobSlots)
  expect(slots.filter((s) => s.state !== 'done' || s.attempts !== 1)).toEqual([])
  expect(ran).toHaveLength(slots.length)
  // From 8:59 to 9:24.
  expect(ran.filter((one) => one.startsWith('x.minutely'))).toHaveLength(26)
  expect(new Set(slots.map((s) => s.claimedBy)).size).toBeGreaterThan(1)
  expect(lines.filter((l) => l.level !== 'info')).toEqual([])
})

test('三个实例抢一个收件箱：三百条各处理一次，一个人的话按先后', async () => {
  const { worlds, lines } = await threeInstances('2026-03-02T09:00:00+08:00')
  const [first] = worlds as [World]
  const receive = receiving(first.db, turn)
  const people = 100
  await Promise.all(
    Array.from({ length: 300 }, (_, n) => receive(textDelivery(n, `ou_${n % people}`, first.clock.now()))),
  )
  const handled: { n: number; by: number }[] = []
  const working = worlds.map(async (world, i) => {
    const handling = handlingOf(world, `owner-${i}`, async (_, said) => {
      await turn()
      handled.push({ n: Number(said.text), by: i })
      return 'done'
    })
    while ((await inboxDepth(world.db)).pending > 0) await deliver(world, handling)
  })
  await Promise.all(working)

  expect(handled.map(({ n }) => n).sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, n) => n))
  for (let p = 0; p < people; p++) {
    const theirs = handled.map(({ n }) => n).filter((n) => n % people === p)
    expect(theirs).toEqual([...theirs].sort((a, b) => a - b))
  }
  expect(new Set(handled.map(({ by }) => by)).size).toBeGreaterThan(1)
  expect(await inboxDepth(first.db)).toMatchObject({ pending: 0, dead: 0 })
  expect(lines.filter((l) => l.level !== 'info')).toEqual([])
})

test('处理到一半僵住、推送被别人接走：醒来一个字也写不进去', async () => {
  const { worlds, lines, later } = await threeInstances('2026-03-02T09:00:00+08:00')
  const [sleepy, heir] = worlds as [World, World]
  await receiving(sleepy.db, turn)(textDelivery(1, 'ou_li', sleepy.clock.now()))
  let wake = () => {}
  const asleep = new Promise<void>((done) => {
    wake = done
  })
  let fellAsleep = () => {}
  const sleeping = new Promise<void>((done) => {
    fellAsleep = done
  })
  const write =
    (name: string, before: () => Promise<void> = async () => {}) =>
    async (world: World): Promise<'done'> => {
      await before()
      await world.db.commit((to) => [to.insert(pins).values({ name, value: 'wrote' })])
      return 'done'
    }
  const zombie = deliver(
    sleepy,
    handlingOf(
      sleepy,
      'zombie',
      write('zombie', () => {
        fellAsleep()
        return asleep
      }),
    ),
  )
  await sleeping
  later(lease + 1_000)
  await deliver(heir, handlingOf(heir, 'heir', write('heir')))
  wake()
  await zombie

  expect((await heir.db.read.select().from(pins)).map((p) => p.name)).toEqual(['heir'])
  expect(await inboxDepth(heir.db)).toMatchObject({ pending: 0, dead: 0 })
  expect(lines.filter((l) => l.level !== 'info').map((l) => l.event)).toEqual(['inbox.fenced'])
})
