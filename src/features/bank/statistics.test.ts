import { expect, test } from 'vitest'
import { type FirstAnswer, statisticsOf } from './statistics.ts'

const answer = (correct: boolean, rest?: number, latencyMs: number | null = null): FirstAnswer => ({
  correct,
  rest,
  latencyMs,
})

test('不到三个人作答，什么数也不说', () => {
  expect(statisticsOf([answer(true), answer(false)])).toBeUndefined()
})

test('答对率、用时的中位数；没有用时的不算在内', () => {
  const some = [
    answer(true, undefined, 4_000),
    answer(true, undefined, 8_000),
    answer(false),
    answer(false, undefined, 60_000),
  ]
  expect(statisticsOf(some)).toEqual({ people: 4, rate: 0.5, discrimination: undefined, medianMs: 8_000 })
  expect(statisticsOf([...some, answer(true, undefined, 6_000)])?.medianMs).toBe(7_000)
})

test('会的人答对、不会的答错，区分度高；反过来就是负的；人人都对算不出来', () => {
  const level = (i: number) => i / 20
  const knows = Array.from({ length: 20 }, (_, i) => answer(i >= 10, level(i)))
  const reversed = knows.map((a) => ({ ...a, correct: !a.correct }))
  expect(statisticsOf(knows)?.discrimination).toBeGreaterThan(0.8)
  expect(statisticsOf(reversed)?.discrimination).toBeLessThan(-0.8)
  expect(statisticsOf(knows.map((a) => ({ ...a, correct: true })))?.discrimination).toBeUndefined()
  // Of few it would be noise.
  expect(statisticsOf(knows.slice(6, 14))?.discrimination).toBeUndefined()
})
