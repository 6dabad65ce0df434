import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBook, absence, day, examples, rotation } from '../../../../test/support/shifts/book.ts'
import { localDateOf } from '../../../core/clock.ts'
import { addDays, daysFrom } from '../../../core/days.ts'
import { openingOf } from '../../../domain/shifts/openings.ts'
import { reviewTime } from './when.ts'

const start = day('2026-03-02')
const days = daysFrom(start, 30)

const lives = fc.record({
  pattern: fc.constantFrom(...examples.map((p) => p.name), ''),
  turn: fc.integer({ min: 0, max: 9 }),
  leave: fc.integer({ min: 0, max: 29 }),
  length: fc.integer({ min: 0, max: 9 }),
  kind: fc.constantFrom('leave' as const, 'sick' as const),
})

test('复习的时刻：在那一天，醒着、没下井，休假病假没有；到下个班或第二天的为止，两天的不重叠', () => {
  fc.assert(
    fc.property(lives, ({ pattern, turn, leave, length, kind }) => {
      const [from, to] = [addDays(start, leave), addDays(start, leave + length)]
      const book = aBook({
        teamRotations: pattern === '' ? [] : [rotation('team', pattern, addDays(start, -turn))],
        absences: [absence(kind, from, to)],
      })
      const times = days.map((d) => ({ d, time: reviewTime(book, d) }))
      for (const { d, time } of times) {
        if (d >= from && d <= to) expect(time).toBeUndefined()
        if (!time) continue
        expect(localDateOf(time.at)).toBe(d)
        expect(time.until > time.at).toBe(true)
        expect(openingOf(book, time.at)).toMatchObject({ because: 'now' })
      }
      const there = times.flatMap(({ time }) => time ?? [])
      for (const [i, { until }] of there.entries()) {
        const next = there[i + 1]
        if (next) expect(until <= next.at).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
