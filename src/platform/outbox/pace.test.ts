import { expect, test } from 'vitest'
import { limits } from './limits.ts'
import { type Going, newPace, type Pace } from './pace.ts'

const person = (n: number): Going => ({ lane: 'reply', recipient: `ou_${n}` })
const broadcast = (n: number): Going => ({ lane: 'broadcast', recipient: `ou_${n}` })

/** Lets them leave one after another as soon as they may. @returns the moments */
const run = (pace: Pace, going: readonly Going[], from = 0): number[] => {
  let now = from
  return going.map((one) => {
    now = pace.opensAt(one, now)
    pace.note(one, now)
    return now
  })
}

const most = (moments: readonly number[], perMs: number): number => {
  let best = 0
  for (let from = 0, to = 0; to < moments.length; to++) {
    while ((moments[to] ?? 0) - (moments[from] ?? 0) >= perMs) from++
    best = Math.max(best, to - from + 1)
  }
  return best
}
const many = (n: number, of: (n: number) => Going) => Array.from({ length: n }, (_, i) => of(i))

test('对话可用满：一秒四十、一分钟九百', () => {
  const moments = run(newPace(), many(3_000, person))
  expect(most(moments, 1_000)).toBe(40)
  expect(most(moments, 60_000)).toBe(900)
})

test('十万人的群发：一百到一百一十五分钟，飞书一次都不会拒绝', () => {
  const started = performance.now()
  const moments = run(newPace(), many(100_000, broadcast))
  const tookMs = performance.now() - started
  const minutes = (moments.at(-1) ?? 0) / 60_000
  expect(minutes).toBeGreaterThanOrEqual(100)
  expect(minutes).toBeLessThanOrEqual(115)
  expect(most(moments, 1_000)).toBeLessThanOrEqual(50)
  expect(most(moments, 60_000)).toBeLessThanOrEqual(1_000)
  expect(tookMs).toBeLessThan(5_000)
})

test('五百人三十三秒，五千人五分半', () => {
  expect((run(newPace(), many(500, broadcast)).at(-1) ?? 0) / 1_000).toBeCloseTo(33, 0)
  expect((run(newPace(), many(5_000, broadcast)).at(-1) ?? 0) / 60_000).toBeCloseTo(5.55, 1)
})

test('群发当中，第一声回复一秒之内，之后群发只用八成', () => {
  const pace = newPace()
  run(pace, many(2_000, broadcast))
  let now = 133_000
  const waits: number[] = []
  const went: number[] = []
  for (let second = 0; second < 180; second++) {
    const asked = now
    const at = pace.opensAt(person(second), asked)
    pace.note(person(second), at)
    waits.push(at - asked)
    for (let i = 0; i < 15; i++) {
      const open = pace.opensAt(broadcast(10_000 + second * 15 + i), now)
      if (open > now) break
      pace.note(broadcast(10_000 + second * 15 + i), now)
      went.push(now)
    }
    now += 1_000
  }
  expect(Math.max(...waits)).toBeLessThanOrEqual(1_000)
  expect(most(went, 60_000)).toBeLessThanOrEqual(limits.bulkBesideTalk.most)
  // Of the fifth that is kept free, 60 went to those who asked; the other 120 leave at the speed of the second.
  const burst = run(pace, many(120, person), now)
  expect((burst.at(-1) ?? 0) - now).toBeLessThanOrEqual(3_000)
})

test('同一个人一秒四条，同一个群一秒三条，同一条消息一秒改四次', () => {
  const times = (going: Going) => most(run(newPace(), Array(30).fill(going)), 1_000)
  expect(times({ lane: 'reply', recipient: 'ou_1' })).toBe(4)
  expect(times({ lane: 'reply', recipient: 'oc_1' })).toBe(3)
  expect(times({ lane: 'redraw', message: 'om_1' })).toBe(4)
})

test('冻结只停住被冻结的', () => {
  const pace = newPace()
  pace.freeze('to:ou_1', 5_000)
  expect(pace.opensAt(person(1), 0)).toBe(5_000)
  expect(pace.opensAt(person(2), 0)).toBe(0)
  pace.freeze('app', 3_000)
  pace.freeze('app', 1_000)
  expect(pace.opensAt(person(2), 0)).toBe(3_000)
  expect(pace.opensAt(person(2), 3_000)).toBe(3_000)
})

test('时钟拨回去，也不会因此停上很久', () => {
  const pace = newPace()
  run(pace, many(1_000, person), 10_000_000)
  expect(pace.opensAt(person(1), 0)).toBeLessThanOrEqual(60_000)
})
