import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantAt, type LocalDate, localDateOf } from '../../core/clock.ts'
import { daysFrom } from '../../core/days.ts'
import { afterLongAway, choose, dueOn, type Known, reviewsADay } from './choose.ts'
import { type Happening, isLeech, lapsesToLeech, type Memory, memoryOf, remember, standingOf } from './memory.ts'

const first = '2026-03-02' as LocalDate
const days = daysFrom(first, 120)
const at = (day: number, time = '16:00'): Date => instantAt(days[day] as LocalDate, time)
const answered = (day: number, correct: boolean, confident: boolean | null = null, time = '16:00'): Happening => ({
  kind: 'answered',
  at: at(day, time),
  correct,
  confident,
})
const after = (...happenings: Happening[]): Memory => {
  const memory = memoryOf(happenings)
  if (!memory) throw new Error('nothing is remembered')
  return memory
}

test('隔一夜答对两次才算掌握；一次、同一天两次、说是猜的，都不算', () => {
  const { rights: once } = after(answered(0, true))
  expect(once).toBe(1)
  expect(standingOf(after(answered(0, true), answered(0, true, null, '18:00')))).toBe('learning')
  expect(standingOf(after(answered(0, true, null, '23:50'), answered(1, true, null, '00:20')))).toBe('learning')
  expect(standingOf(after(answered(0, true), answered(2, true, false)))).toBe('learning')
  expect(standingOf(after(answered(0, true), answered(2, true)))).toBe('mastered')
  expect(standingOf(after(answered(0, true), answered(2, true), answered(9, false)))).toBe('learning')
})

test('答错的明天再见，答对的越隔越久', () => {
  expect(after(answered(0, false)).due).toBe(days[1])
  const gaps = [0, 2, 8, 24].map((day, i, all) => {
    const memory = after(...all.slice(0, i + 1).map((d) => answered(d, true)))
    return (Date.parse(memory.due) - Date.parse(localDateOf(at(day)))) / 86_400_000
  })
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
  expect(new Set(gaps).size).toBe(gaps.length)
})

test('忘了四次交给人；人帮过以后重新数；规定变了从头学', () => {
  const misses = [0, 3, 6, 9, 12].map((day) => answered(day, false))
  expect(after(...misses).lapses).toBe(lapsesToLeech)
  expect(isLeech(after(...misses))).toBe(true)
  expect(isLeech(after(...misses, { kind: 'helped', at: at(20) }))).toBe(false)
  expect(memoryOf([...misses, { kind: 'changed', at: at(20) }])).toBeUndefined()
  expect(after(...misses, { kind: 'changed', at: at(20) }, answered(21, true)).lapses).toBe(0)
})

const happening = fc.record({
  day: fc.integer({ min: 0, max: 100 }),
  minute: fc.integer({ min: 0, max: 1_439 }),
  correct: fc.boolean(),
  confident: fc.constantFrom(true, false, null),
  what: fc.constantFrom('answered', 'answered', 'answered', 'answered', 'helped', 'changed'),
})
const pasts = fc.array(happening, { maxLength: 40 }).map((all) =>
  all.map(({ day, minute, correct, confident, what }): Happening => {
    const when = new Date(at(day, '00:00').getTime() + minute * 60_000)
    return what === 'answered' ? { kind: what, at: when, correct, confident } : { kind: what as 'helped', at: when }
  }),
)

test('一步一步走和从头折叠，到处都一样；先后送到的次序不要紧', () => {
  fc.assert(
    fc.property(pasts, (past) => {
      const inOrder = [...past].sort((a, b) => a.at.getTime() - b.at.getTime())
      let memory: Memory | undefined
      for (const [i, one] of inOrder.entries()) {
        memory = remember(memory, one)
        expect(memory).toEqual(memoryOf(inOrder.slice(0, i + 1)))
      }
      const distinct = new Set(past.map((h) => h.at.getTime())).size === past.length
      if (distinct) expect(memoryOf([...past].reverse())).toEqual(memory)
      if (memory) {
        expect(memory.stability).toBeGreaterThan(0)
        expect(memory.due > localDateOf(memory.last)).toBe(true)
        expect(memory.rights === 0 || !memory.surelyWrong).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

const known = fc
  .array(fc.record({ past: pasts, point: fc.integer({ min: 0, max: 60 }) }), { maxLength: 30 })
  .map((all) => {
    const of = new Map<string, Memory>()
    for (const { past, point } of all) {
      const memory = memoryOf(past)
      if (memory) of.set(`p${point}`, memory)
    }
    return [...of].map(([point, memory]): Known => ({ point, memory }))
  })

test('一天最多三道；没到期的、人在帮的、交给人的都不问；排几次都一样', () => {
  fc.assert(
    fc.property(
      known,
      fc.array(fc.integer({ min: 0, max: 90 })),
      fc.integer({ min: 60, max: 119 }),
      (some, fresh, n) => {
        const day = days[n] as LocalDate
        const helped = new Set(some.slice(0, 3).map((k) => k.point))
        const of = { known: some, fresh: fresh.map((p) => `p${p}`), helped, day, room: reviewsADay }
        const chosen = choose(of)
        expect(chosen.length).toBeLessThanOrEqual(reviewsADay)
        expect(new Set(chosen.map((c) => c.point)).size).toBe(chosen.length)
        for (const { point, because } of chosen) {
          const memory = some.find((k) => k.point === point)?.memory
          expect(helped.has(point)).toBe(false)
          expect(because === 'new').toBe(memory === undefined)
          if (memory) expect(memory.due <= day && !isLeech(memory)).toBe(true)
        }
        expect(choose({ ...of, known: [...some].reverse() })).toEqual(chosen)
        expect(choose({ ...of, room: 0 })).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('有把握却答错的排最前；久别回来只见五个，不见一大堆', () => {
  const many = Array.from({ length: 20 }, (_, i): Known => ({ point: `p${i}`, memory: after(answered(i % 10, false)) }))
  const sure: Known = { point: 'sure', memory: after(answered(12, false, true)) }
  expect(dueOn([...many, sure], days[13] as LocalDate)[0]?.point).toBe('sure')
  expect(dueOn(many, days[20] as LocalDate)).toHaveLength(20)
  expect(dueOn(many, days[60] as LocalDate)).toHaveLength(afterLongAway)
})
