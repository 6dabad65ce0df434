import { expect, test } from 'vitest'
import { liveThrough } from './year.ts'

test('六十个人过三个月：假、病、换班、检修随时来，没有一条推送落在睡觉、井下、请假的时候', async () => {
  const year = await liveThrough({ people: 60, days: 90, seed: 5 })
  expect(year.wrong).toEqual({ sleep: 0, underground: 0, leave: 0, night: 0 })
  // It is a story only if things happen in it.
  expect(year.placed).toBeGreaterThan(4_000)
  expect(year.moved).toBeGreaterThan(20)
  expect(year.leaves).toBeGreaterThan(30)
  expect(year.swaps).toBeGreaterThan(50)
  expect(Object.keys(year.waited).sort()).toEqual(['leave', 'night', 'now', 'sleep', 'underground'])
})
