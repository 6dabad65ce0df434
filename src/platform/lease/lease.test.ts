import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/support/database.ts'
import { holdLease, releaseLease } from './lease.ts'

const time = { now: new Date('2026-03-02T01:00:00Z') }
const clock = { now: () => time.now }
let database: Awaited<ReturnType<typeof freshDatabase>>
beforeEach(async () => {
  time.now = new Date('2026-03-02T01:00:00Z')
  database = await freshDatabase()
})
afterEach(() => database.close())

const hold = (holder: string) => holdLease({ db: database.db, clock }, 'outbox', holder)
const wait = (ms: number) => {
  time.now = new Date(time.now.getTime() + ms)
}

test('先到先得，五秒之内别人拿不走，续着就一直是它', async () => {
  expect(await hold('a')).toEqual({ epoch: 1, trustedUntil: new Date('2026-03-02T01:00:04Z') })
  wait(4_999)
  expect(await hold('b')).toBeUndefined()
  expect(await hold('a')).toMatchObject({ epoch: 1 })
  wait(4_999)
  expect(await hold('b')).toBeUndefined()
})

test('到期就易手，换手一次加一；旧主人回来已经不是它', async () => {
  await hold('a')
  wait(5_000)
  expect(await hold('b')).toMatchObject({ epoch: 2 })
  expect(await hold('a')).toBeUndefined()
})

test('过期了但没有人来，回来还是它', async () => {
  await hold('a')
  wait(3_600_000)
  expect(await hold('a')).toMatchObject({ epoch: 1 })
})

test('主动放手，别人立刻接上；不是主人放不了', async () => {
  await hold('a')
  await releaseLease({ db: database.db }, 'outbox', 'b')
  expect(await hold('b')).toBeUndefined()
  await releaseLease({ db: database.db }, 'outbox', 'a')
  expect(await hold('b')).toMatchObject({ epoch: 2 })
})

test('十个同时抢，只有一个抢到', async () => {
  const held = await Promise.all(Array.from({ length: 10 }, (_, i) => hold(`h${i}`)))
  expect(held.filter(Boolean)).toHaveLength(1)
})
