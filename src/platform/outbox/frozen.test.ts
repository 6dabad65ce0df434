import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { group, outboxBench } from '../../../test/support/outbox.ts'
import { type Database, openDatabase } from '../db/open.ts'
import type { World } from '../world.ts'
import { dispatch } from './dispatch.ts'
import { drainOnce } from './drain.ts'
import { leasedSender } from './leased.ts'

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

/** Requests hang until they are let go. */
const hang = (times: number) => {
  const going: (() => void)[] = []
  b.faults.delay = () => (times-- > 0 ? new Promise<void>((done) => going.push(done)) : Promise.resolve())
  return { count: () => going.length, release: () => going.splice(0).map((go) => go()) }
}
/** The same world, whose process freezes right after its n-th commit until it is let go. */
const freezingAfter = (world: World, n: number) => {
  let commits = 0
  let frozen = false
  let wake = () => {}
  const asleep = new Promise<void>((done) => {
    wake = done
  })
  const db: World['db'] = {
    read: world.db.read,
    commit: async (writes) => {
      const results = await world.db.commit(writes)
      if (++commits === n) {
        frozen = true
        await asleep
      }
      return results
    },
  }
  return { world: { ...world, db }, isFrozen: () => frozen, wake: () => wake() }
}

test('刚拿到租约就僵住、又被别人接走：醒来不许放掉别人的认领', async () => {
  const frozen = freezingAfter(other, 1)
  const heir = leasedSender(frozen.world)
  const taking = heir.hold()
  await vi.waitFor(() => expect(frozen.isFrozen()).toBe(true), patience)

  b.wait(5_000)
  const hanging = hang(1)
  await b.write({ key: 'a', to: group(1) })
  const third = leasedSender(b.world)
  await third.hold()
  const sending = dispatch(b.world, third.sender, { limit: 1 })
  await vi.waitFor(() => expect(hanging.count()).toBe(1), patience)

  frozen.wake()
  await taking
  hanging.release()
  expect(await sending).toMatchObject({ sent: 1 })
  expect(b.lines.filter((l) => l.event === 'outbox.fenced')).toEqual([])
})

test('认领之后、请求之前僵了一个多小时：别人早已发出，它不再发第二条', async () => {
  await b.write({ key: 'a', to: group(1) })
  // Its commits: the lease, what it takes over, the claim.
  const frozen = freezingAfter(other, 3)
  const zombie = leasedSender(frozen.world)
  await zombie.hold()
  const asleep = dispatch(frozen.world, zombie.sender, { limit: 10 })
  await vi.waitFor(() => expect(frozen.isFrozen()).toBe(true), patience)
  b.wait(5_000)
  expect(await drainOnce(b.world, 10)).toMatchObject({ sent: 1 })

  b.wait(3_700_000)
  frozen.wake()
  expect(await asleep).toMatchObject({ sent: 0 })
  expect(b.shown).toHaveLength(1)
  expect(b.lines.filter((l) => l.event === 'outbox.fenced')).toHaveLength(1)
})

test('认领之后僵住、没有人来过：信放回去，下一轮照发，不算可能发过', async () => {
  await b.write({ key: 'a', to: group(1) })
  const frozen = freezingAfter(other, 3)
  const sleeper = leasedSender(frozen.world)
  await sleeper.hold()
  const asleep = dispatch(frozen.world, sleeper.sender, { limit: 10 })
  await vi.waitFor(() => expect(frozen.isFrozen()).toBe(true), patience)
  b.wait(3_700_000)
  frozen.wake()
  await asleep
  expect(await b.letter('a')).toMatchObject({ state: 'pending', claimedBy: null, ambiguousSince: null })
  await sleeper.hold()
  expect(await dispatch(frozen.world, sleeper.sender, { limit: 10 })).toMatchObject({ sent: 1 })
})

test('僵住的进程把旧样子画在了新样子上：最新的会再画一次', async () => {
  await b.write({ key: 'card', to: group(1) })
  await drainOnce(b.world, 10)
  await b.redraw('card', '旧')
  const hanging = hang(1)
  const zombie = leasedSender(b.world)
  await zombie.hold()
  const asleep = dispatch(b.world, zombie.sender, { limit: 10 })
  await vi.waitFor(() => expect(hanging.count()).toBe(1), patience)

  b.wait(5_000)
  await b.redraw('card', '新')
  await drainOnce(other, 10)
  expect(b.titles()).toEqual(['新'])
  hanging.release()
  await asleep
  expect(b.titles()).toEqual(['旧'])
  b.wait(1_000)
  await drainOnce(other, 10)
  expect(b.titles()).toEqual(['新'])
})
