import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { smallWorld } from '../../../test/support/world.ts'
import { pins } from '../door/schema.ts'
import { defineJob, type Job } from './job.ts'
import { jobSlots } from './schema.ts'
import { upcoming } from './slots.ts'
import { tick } from './tick.ts'

let b: Awaited<ReturnType<typeof smallWorld>>
beforeEach(async () => {
  b = await smallWorld('2026-03-02T08:59:20+08:00')
})
afterEach(() => b.database.close())

const ran: string[] = []
beforeEach(() => {
  ran.length = 0
})
const nine = (change: Partial<Job> = {}): Job =>
  defineJob({
    id: 'x.nine',
    schedule: { cron: '0 9 * * *' },
    catchUp: { kind: 'latest-within', minutes: 60 },
    run: async (_, slot) => {
      ran.push(slot.at.toISOString())
    },
    ...change,
  })

test('两台机器同一分钟走表，一个时点只跑一次；倒退的表也不会再跑', async () => {
  await tick(b.world, [nine()], 'a')
  b.at('2026-03-02T09:00:05+08:00')
  await Promise.all([tick(b.world, [nine()], 'a'), tick(b.world, [nine()], 'b')])
  b.at('2026-03-02T08:30:00+08:00')
  await tick(b.world, [nine()], 'a')
  b.at('2026-03-02T09:00:30+08:00')
  await tick(b.world, [nine()], 'b')
  expect(ran).toEqual(['2026-03-02T01:00:00.000Z'])
})

test('第一次见到的任务从这一分钟算起，不补过去', async () => {
  b.at('2026-03-02T09:00:40+08:00')
  await tick(b.world, [nine()], 'a')
  expect(ran).toHaveLength(1)
  await tick(b.world, [nine({ id: 'y.later', schedule: { cron: '30 8 * * *' } })], 'a')
  expect(ran).toHaveLength(1)
})

test('停机二十六小时，太晚的时点不跑，但都写明了原因', async () => {
  await tick(b.world, [nine()], 'a')
  b.at('2026-03-03T11:00:00+08:00')
  await tick(b.world, [nine()], 'a')
  expect(ran).toEqual([])
  expect(await b.world.db.read.select({ state: jobSlots.state, reason: jobSlots.reason }).from(jobSlots)).toEqual([
    { state: 'skipped', reason: 'too late' },
    { state: 'skipped', reason: 'too late' },
  ])
  expect(b.log.lines.filter((l) => l.event === 'jobs.slot-skipped')).toHaveLength(2)
})

test('失败的任务不挡下一个，隔一分钟再试，四次之后算失败', async () => {
  let tries = 0
  const broken = nine({
    id: 'a.broken',
    run: async () => {
      tries++
      throw new Error('boom')
    },
  })
  b.at('2026-03-02T09:00:00+08:00')
  await tick(b.world, [broken, nine()], 'a')
  expect([tries, ran.length]).toEqual([1, 1])
  for (let i = 0; i < 6; i++) {
    b.later(1_000_000)
    await tick(b.world, [broken], 'a')
  }
  expect(tries).toBe(4)
  const [slot] = (await b.world.db.read.select().from(jobSlots)).filter((s) => s.job === 'a.broken')
  expect([slot?.state, slot?.reason]).toEqual(['failed', 'Error: boom'])
})

test('进程在任务中途倒下，一分钟后由别人接着跑', async () => {
  const hanging = nine({ run: () => new Promise(() => {}) })
  b.at('2026-03-02T09:00:00+08:00')
  void tick(b.world, [hanging], 'dead')
  while ((await b.world.db.read.select().from(jobSlots)).every((s) => s.claimedBy !== 'dead')) await Promise.resolve()
  b.later(30_000)
  await tick(b.world, [nine()], 'next')
  expect(ran).toEqual([])
  b.later(31_000)
  await tick(b.world, [nine()], 'next')
  expect(ran).toHaveLength(1)
})

test('各支部各有各的时间', async () => {
  const perBranch = nine({
    schedule: {
      perScope: async () => [
        { scope: 'north', cron: '0 9 * * *' },
        { scope: 'south', cron: '5 9 * * *' },
      ],
    },
    run: async (_, slot) => {
      ran.push(slot.scope)
    },
  })
  await tick(b.world, [perBranch], 'a')
  b.at('2026-03-02T09:01:00+08:00')
  await tick(b.world, [perBranch], 'a')
  b.at('2026-03-02T09:06:00+08:00')
  await tick(b.world, [perBranch], 'a')
  expect(ran).toEqual(['north', 'south'])
})

test('任务拖得太久、时点被接走：它再写什么都不算，接手的照常收尾', async () => {
  let wake = () => {}
  const asleep = new Promise<void>((done) => {
    wake = done
  })
  const wrote: string[] = []
  const slow = nine({
    run: async (world) => {
      await asleep
      await world.db.commit((to) => [to.insert(pins).values({ name: 'zombie', value: 'was here' })])
      wrote.push('zombie')
    },
  })
  b.at('2026-03-02T09:00:00+08:00')
  const zombie = tick(b.world, [slow], 'a')
  while ((await b.world.db.read.select().from(jobSlots)).every((s) => s.claimedBy !== 'a')) await Promise.resolve()
  b.later(61_000)
  // Even by the same process: another claim is another claim.
  const heir = nine({
    run: async (world) => {
      wake()
      await zombie
      await world.db.commit((to) => [to.insert(pins).values({ name: 'heir', value: 'was here' })])
    },
  })
  await tick(b.world, [heir], 'a')
  expect(wrote).toEqual([])
  expect((await b.world.db.read.select().from(pins)).map((p) => p.name)).toEqual(['heir'])
  expect(b.log.lines.map((l) => [l.event, l.fields.attempt])).toEqual([
    ['jobs.fenced', 1],
    ['jobs.slot-done', 2],
  ])
})

test('任务还在做，认领就一直续着；别人拿不走', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  let done = () => {}
  const working = new Promise<void>((finish) => {
    done = finish
  })
  b.at('2026-03-02T09:00:00+08:00')
  const long = tick(b.world, [nine({ run: () => working })], 'a')
  const claimedUntil = async () => (await b.world.db.read.select().from(jobSlots))[0]?.claimedUntil?.getTime() ?? 0
  while ((await claimedUntil()) === 0) await Promise.resolve()
  for (let i = 0; i < 6; i++) {
    const before = await claimedUntil()
    b.later(20_000)
    vi.advanceTimersByTime(20_000)
    while ((await claimedUntil()) === before) await Promise.resolve()
    await tick(b.world, [nine()], 'b')
  }
  expect(ran).toEqual([])
  done()
  await long
  expect((await b.world.db.read.select().from(jobSlots))[0]).toMatchObject({
    state: 'done',
    claimedBy: 'a',
    attempts: 1,
  })
})

test('没有事可办的任务不留时点，也不算下一个任务；一有事，下一次走表就办，攒下的不重来', async () => {
  let idle = true
  const job = nine({
    schedule: { cron: '* * * * *' },
    catchUp: { kind: 'deadline' },
    idle: async () => idle,
  })
  await tick(b.world, [job], 'a')
  b.at('2026-03-05T09:00:20+08:00')
  await tick(b.world, [job], 'a')
  expect(ran).toEqual([])
  expect(await b.world.db.read.$count(jobSlots)).toBe(0)
  expect(await upcoming(b.world, [job])).toEqual([])
  idle = false
  expect(await upcoming(b.world, [job])).toHaveLength(1)
  b.at('2026-03-05T09:30:20+08:00')
  await tick(b.world, [job], 'a')
  expect(ran).toEqual(['2026-03-05T01:30:00.000Z'])
  expect(await b.world.db.read.$count(jobSlots)).toBe(1)
})
