import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { group, outboxBench, person } from '../../../test/support/outbox.ts'
import { type Database, openDatabase } from '../db/open.ts'
import type { World } from '../world.ts'
import { dispatch } from './dispatch.ts'
import { drainOnce } from './drain.ts'
import { leasedSender } from './leased.ts'
import { startSender } from './start-sender.ts'

/** A busy machine may take its time; nothing here is about how quick it is. Milliseconds. */
const patience = { timeout: 10_000 }

let b: Awaited<ReturnType<typeof outboxBench>>
let second: Database
let other: World
beforeEach(async () => {
  b = await outboxBench()
  second = await openDatabase({ url: b.url })
  let counted = 0
  other = { ...b.world, db: second.db, ids: { next: () => `other${++counted}` } }
})
afterEach(async () => {
  await second.close()
  await b.close()
})

/** A clock that runs, for what really waits. */
const live = () => Object.assign(b.world.clock, { now: () => new Date() })
const sentAll = async (count: number, withinMs: number) =>
  vi.waitFor(async () => expect((await b.letters()).filter((l) => l.state === 'sent')).toHaveLength(count), {
    timeout: withinMs,
    interval: 20,
  })
/** Requests hang until they are let go. */
const hang = (times: number) => {
  const going: (() => void)[] = []
  b.faults.delay = () => (times-- > 0 ? new Promise<void>((done) => going.push(done)) : Promise.resolve())
  return { count: () => going.length, release: () => going.splice(0).map((go) => go()) }
}

// It measures time, and the machine may be busy with others at that moment.
test('写下就叫醒，马上发出', { retry: 2 }, async () => {
  live()
  const sender = startSender(b.world)
  await b.write({ key: 'first', to: group(1) })
  sender.wake()
  await sentAll(1, 500)
  await b.write({ key: 'a', to: group(2) })
  sender.wake()
  await sentAll(2, 300)
  await sender.stop()
})

test('别的进程写下的信，不叫醒也看得到', async () => {
  live()
  const sender = startSender(other)
  await b.write({ key: 'a', to: group(1) })
  await sentAll(1, 10_000)
  await sender.stop()
})

test('两个进程一个库：只有一个在发，每人一条；它停了，另一个接着发', async () => {
  live()
  for (let i = 0; i < 40; i++) await b.write({ key: `a${i}`, to: person(i) })
  const one = startSender(b.world)
  await vi.waitFor(() => expect(b.shown.length).toBeGreaterThan(0), patience)
  const two = startSender(other)
  await sentAll(40, 20_000)
  expect(b.lines.filter((l) => l.event === 'outbox.lease-taken')).toHaveLength(1)
  await one.stop()
  await b.write({ key: 'after', to: person('x') })
  await sentAll(41, 20_000)
  expect(b.shown).toHaveLength(41)
  expect(b.lines.filter((l) => l.event === 'outbox.lease-taken').map((l) => l.fields.epoch)).toEqual([1, 2])
  await two.stop()
})

test('停止时把手上的发完，记好，再放手', async () => {
  live()
  const hanging = hang(3)
  for (let i = 0; i < 3; i++) await b.write({ key: `a${i}`, to: person(i) })
  const sender = startSender(b.world)
  await vi.waitFor(() => expect(hanging.count()).toBe(3), patience)
  await b.write({ key: 'late', to: person('late') })
  const stopped = sender.stop()
  sender.wake()
  hanging.release()
  await stopped
  expect((await b.letters()).map((l) => l.state)).toEqual(['sent', 'sent', 'sent', 'pending'])
  expect(await drainOnce(other, 10)).toMatchObject({ sent: 1 })
})

test('僵住的进程醒来：信已由别人发出并记下，它写什么都不算数', async () => {
  const zombie = leasedSender(b.world)
  const hanging = hang(1)
  await b.write({ key: 'a', to: group(1) })
  await zombie.hold()
  const asleep = dispatch(b.world, zombie.sender, { limit: 10 })
  await vi.waitFor(() => expect(hanging.count()).toBe(1), patience)

  b.wait(5_000)
  expect(await drainOnce(other, 10)).toMatchObject({ sent: 1 })
  const settled = await b.letter('a')
  await b.write({ key: 'b', to: group(2) })
  b.wait(30_000)
  hanging.release()
  expect(await asleep).toMatchObject({ sent: 0 })

  expect(b.shown).toHaveLength(1)
  expect(await b.letter('a')).toEqual(settled)
  expect(b.lines.filter((l) => l.event === 'outbox.fenced').map((l) => l.fields.key)).toEqual(['a'])
  // Nor does it begin anything new.
  expect(await b.letter('b')).toMatchObject({ state: 'pending', claimedBy: null })
})

test('租约在别人手里：就算以为自己还能发，也认领不到', async () => {
  const zombie = leasedSender(b.world)
  await zombie.hold()
  await b.write({ key: 'a', to: group(1) })
  b.wait(5_000)
  const heir = leasedSender(other)
  await heir.hold()
  Object.assign(zombie.sender, { mayGo: () => true })
  const { claimLetters } = await import('./claim.ts')
  expect(await claimLetters(b.world, zombie.sender, [1])).toEqual([])
  expect(await claimLetters(other, heir.sender, [1])).toHaveLength(1)
})

test('有人在发时，单次发送说“忙”', async () => {
  await leasedSender(b.world).hold()
  await b.write({ key: 'a', to: group(1) })
  expect(await drainOnce(other, 10)).toEqual({ sent: 0, busy: true })
})

test('发送途中时钟跳到晚上，也不会再发一遍', async () => {
  const hanging = hang(1)
  await b.write({ key: 'a', to: group(1) })
  const leased = leasedSender(b.world)
  await leased.hold()
  const round = dispatch(b.world, leased.sender, { limit: 10 })
  await vi.waitFor(() => expect(hanging.count()).toBe(1), patience)
  b.wait(12 * 3_600_000)
  await leased.hold()
  leased.sender.bell.ring()
  await new Promise((done) => setTimeout(done, 30))
  hanging.release()
  expect(await round).toMatchObject({ sent: 1 })
  expect(b.asked).toHaveLength(1)
})

test('刚起来的进程记得上一分钟发过多少', async () => {
  for (let i = 0; i < 4; i++) await b.write({ key: `a${i}`, to: person(1) })
  expect(await drainOnce(b.world, 10)).toMatchObject({ sent: 4 })
  await b.write({ key: 'fifth', to: person(1) })
  expect(await drainOnce(other, 10)).toMatchObject({
    sent: 0,
    waiting: new Date(b.world.clock.now().getTime() + 1_000),
  })
})
