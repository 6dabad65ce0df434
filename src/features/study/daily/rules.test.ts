import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../../../core/clock.ts'
import type { QuestionId } from '../../../core/ids.ts'
import { type Candidate, type Past, phaseOf, pickQuestion } from './rules.ts'

const bank = (subjects: number, each: number): Candidate[] =>
  Array.from({ length: subjects * each }, (_, i) => ({ id: `q${i}` as QuestionId, subject: `科目${i % subjects}` }))
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10) as LocalDate

/** What a branch is asked on so many days in a row. */
const year = (candidates: readonly Candidate[], days: number, salt = 'b'): Past[] => {
  const past: Past[] = []
  for (let n = 0; n < days; n++) {
    const questionId = pickQuestion(candidates, past, `${salt}/${dayOf(n)}`)
    if (questionId) past.push({ questionId, day: dayOf(n) })
  }
  return past
}

describe('选题', () => {
  test('每轮每个科目各一题，一题不隔满整库不重来', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 12 }),
        fc.string(),
        (subjects, each, salt) => {
          const candidates = bank(subjects, each)
          const asked = year(candidates, subjects * each * 2, salt).map((p) => p.questionId)
          for (let from = 0; from + subjects <= asked.length; from += subjects) {
            const seen = asked.slice(from, from + subjects).map((id) => candidates.find((c) => c.id === id)?.subject)
            expect(new Set(seen).size).toBe(subjects)
          }
          expect(new Set(asked.slice(0, candidates.length)).size).toBe(candidates.length)
        },
      ),
      { numRuns: 60 },
    )
  })
  test('重跑选出同一题，与先后次序无关', () => {
    const candidates = bank(5, 6)
    const past = year(candidates, 11)
    const once = pickQuestion(candidates, past, 'b/2026-03-02')
    expect(pickQuestion([...candidates].reverse(), [...past].reverse(), 'b/2026-03-02')).toBe(once)
  })
  test('两个支部不总是同一题', () => {
    const candidates = bank(7, 20)
    const [a, b] = [year(candidates, 30, '甲'), year(candidates, 30, '乙')]
    expect(a.filter((p, i) => p.questionId === b[i]?.questionId).length).toBeLessThan(10)
  })
  test('空题库选不出', () => expect(pickQuestion([], [], 'b')).toBeUndefined())
})

describe('一期题能做什么', () => {
  const closedAt = new Date('2026-03-02T20:17:00+08:00')
  const next = new Date('2026-03-03T07:23:00+08:00')
  const at = (text: string) => new Date(`2026-03-${text}+08:00`)
  test.each([
    ['open', { state: 'open' as const, closedAt: null }, null, at('02T19:00:00')],
    ['open', { state: 'closed' as const, closedAt }, null, at('02T20:16:59')],
    ['makeUp', { state: 'closed' as const, closedAt }, null, at('02T20:18:00')],
    ['makeUp', { state: 'closed' as const, closedAt }, next, at('03T07:22:59')],
    ['over', { state: 'closed' as const, closedAt }, next, at('03T07:23:00')],
    ['over', { state: 'open' as const, closedAt: null }, next, at('03T07:23:00')],
    ['void', { state: 'void' as const, closedAt: null }, null, at('02T19:00:00')],
  ])('%s', (phase, round, supersededAt, moment) => expect(phaseOf(round, supersededAt, moment)).toBe(phase))
})
