import { expect, test } from 'vitest'
import { reviewsADay } from '../../src/domain/memory/choose.ts'
import { gainOf, simulate } from './simulate.ts'

/** Small and on another seed than the rules were chosen by; `npm run campaign:learners` has the thousand. */
const settings = { seed: 11, people: 120, days: 90, points: 80, strangeness: 1 }
const of = simulate(settings, ['ours', 'random', 'fixed', 'fixed-on'])
const ours = of.get('ours') ?? []

test.each(['random', 'fixed', 'fixed-on'] as const)('一样多的题，我们的排法让人记住的比“%s”多，不是碰巧', (name) => {
  const theirs = of.get(name) ?? []
  const known = gainOf(ours, theirs, 'known')
  expect(known.mean - known.half).toBeGreaterThan(1)
  const mastered = gainOf(ours, theirs, 'mastered')
  expect(mastered.mean - mastered.half).toBeGreaterThan(1)
  expect(gainOf(ours, theirs, 'asked').mean).toBeLessThan(3)
})

test('九十天里没有一个人一天被问过三道以上', () => {
  expect(Math.max(...ours.map((o) => o.mostADay))).toBe(reviewsADay)
})

test('同一粒种子，同一个结果', () => {
  const few = { ...settings, people: 5, days: 30 }
  expect(simulate(few, ['ours'])).toEqual(simulate(few, ['ours']))
})
