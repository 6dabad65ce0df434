import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aBook, absence, change, day, patternRow, rotation, stop } from '../../../test/support/shifts/book.ts'
import { type Fact, marksOf } from '../../../test/support/shifts/oracle.ts'
import { instantAt } from '../../core/clock.ts'
import { addDays, daysFrom } from '../../core/days.ts'
import type { MemberId } from '../../core/ids.ts'
import { openingOf } from './openings.ts'
import { closuresOf } from './rest.ts'
import type { Shift } from './shift.ts'
import type { Book } from './turn.ts'
import { windowOf } from './window.ts'

const at = (text: string) => new Date(`${text}:00+08:00`)
const shown = (when: Date) => new Date(when.getTime() + 8 * 3_600_000).toISOString().slice(5, 16)
const opening = (book: Book, from: string): string => {
  const found = openingOf(book, at(from))
  return 'never' in found ? `never ${found.never}` : `${shown(found.at)} ${found.because}`
}

describe('什么时候可以打扰', () => {
  test('早班：起床到班前会前可以，井下不行，晚上八点一刻就睡了', () => {
    const book = aBook({ column: '早班' })
    expect(opening(book, '2026-03-02T04:20')).toBe('03-02T04:20 now')
    expect(opening(book, '2026-03-02T05:15')).toBe('03-02T14:00 underground')
    expect(opening(book, '2026-03-02T14:00')).toBe('03-02T14:00 now')
    expect(opening(book, '2026-03-02T20:17')).toBe('03-03T04:15 sleep')
  })
  test('夜班白天睡：升井后一小时内可以，七点到下午三点不行', () => {
    const book = aBook({ column: '夜班' })
    expect(opening(book, '2026-03-02T06:33')).toBe('03-02T06:33 now')
    expect(opening(book, '2026-03-02T07:23')).toBe('03-02T15:00 sleep')
    expect(opening(book, '2026-03-02T23:00')).toBe('03-03T06:00 underground')
  })
  test('中班十点升井，十一点睡到七点', () => {
    const book = aBook({ column: '中班' })
    expect(opening(book, '2026-03-02T22:30')).toBe('03-02T22:30 now')
    expect(opening(book, '2026-03-02T23:00')).toBe('03-03T07:00 sleep')
  })
  test('班次不清楚、轮休、检修的日子：晚上九点半到早上七点不打扰', () => {
    for (const book of [aBook(), aBook({ column: '夜班', stops: [stop('2026-02-28', '2026-03-05')] })]) {
      expect(opening(book, '2026-03-02T21:29')).toBe('03-02T21:29 now')
      expect(opening(book, '2026-03-02T21:30')).toBe('03-03T07:00 night')
    }
  })
  test('请假整天不打扰，销假那天早上七点以后才行；请长假的等不到；离开的不再打扰', () => {
    const book = aBook({ column: '白班', absences: [absence('sick', '2026-03-03', '2026-03-04')] })
    expect(opening(book, '2026-03-02T21:45')).toBe('03-05T06:30 night')
    expect(opening(book, '2026-03-03T12:00')).toBe('03-05T06:30 leave')
    expect(opening(aBook({ absences: [absence('leave', '2026-03-03', null)] }), '2026-03-03T12:00')).toBe('never leave')
    expect(opening(aBook({ leftAt: at('2026-03-02T12:00') }), '2026-03-03T12:00')).toBe('never left')
  })
  test('公出不是请假：没有班，白天可以', () => {
    const book = aBook({ column: '早班', absences: [absence('away', '2026-03-02', '2026-03-04')] })
    expect(opening(book, '2026-03-03T06:00')).toBe('03-03T07:00 night')
    expect(opening(book, '2026-03-03T10:00')).toBe('03-03T10:00 now')
  })
})

describe('什么时候发最好', () => {
  const window = (column: string) => {
    const found = windowOf(aBook({ column }), day('2026-03-02'))
    return found && `${shown(found.at).slice(6, 8)}h ${found.because}`
  }
  test('早班升井后，中班班前，夜班第二天早上升井后', () => {
    expect([window('早班'), window('中班'), window('夜班')]).toEqual([
      '14h after-shift',
      '12h before-shift',
      '06h after-shift',
    ])
    expect([window('零点班'), window('十八点班'), window('')]).toEqual([
      '06h after-shift',
      '16h before-shift',
      '10h unknown',
    ])
  })
  test('每人一个固定的分钟，从不在整点半点附近，彼此错开', () => {
    const minutes = Array.from({ length: 300 }, (_, i) => {
      const book = aBook({ memberId: `m${i}` as MemberId, column: '早班' })
      const when = windowOf(book, day('2026-03-02'))?.at ?? new Date(0)
      expect(windowOf(book, day('2026-03-02'))?.at).toEqual(when)
      return when.getUTCMinutes()
    })
    expect(minutes.every((m) => (m >= 3 && m <= 27) || (m >= 33 && m <= 57))).toBe(true)
    expect(new Set(minutes).size).toBeGreaterThan(20)
  })
  test('请假的日子没有', () => {
    expect(
      windowOf(aBook({ column: '早班', absences: [absence('leave', '2026-03-02', null)] }), day('2026-03-02')),
    ).toBeUndefined()
  })
})

const begin = '2026-03-01'
const length = 24
const two = (n: number) => String(n).padStart(2, '0')
const clock = (minute: number) =>
  `${two(Math.floor((((minute % 1440) + 1440) % 1440) / 60))}:${two(((minute % 60) + 60) % 60)}`

/** Any shift that a pattern may hold, at any time of day. */
const shifts = fc
  .record({
    start: fc.integer({ min: 0, max: 287 }),
    before: fc.integer({ min: 1, max: 30 }),
    long: fc.integer({ min: 24, max: 126 }),
  })
  .map(
    ({ start, before, long }): Omit<Shift, 'name'> => ({
      meeting: clock(start * 5 - before * 5),
      start: clock(start * 5),
      end: clock(start * 5 + long * 5),
    }),
  )

const stories = fc.record({
  shifts: fc
    .array(shifts, { minLength: 1, maxLength: 4 })
    .map((some) => some.map((s, i) => ({ ...s, name: `班${i}` }))),
  cycle: fc.array(fc.option(fc.nat(3), { freq: 3 }), { minLength: 1, maxLength: 10 }),
  anchor: fc.integer({ min: -9, max: 30 }),
  leaves: fc.array(fc.tuple(fc.nat(length), fc.nat(4), fc.constantFrom('leave', 'sick', 'away')), { maxLength: 3 }),
  swaps: fc.uniqueArray(fc.tuple(fc.nat(length), fc.option(fc.nat(3))), { maxLength: 5, selector: ([n]) => n }),
  stops: fc.array(fc.tuple(fc.nat(length), fc.nat(2)), { maxLength: 2 }),
  from: fc.array(fc.integer({ min: 6 * 1440, max: 12 * 1440 }), { minLength: 6, maxLength: 6 }),
})
type Story = typeof stories extends fc.Arbitrary<infer S> ? S : never
const on = (n: number) => addDays(day(begin), n)

const bookFor = ({ shifts: some, cycle, anchor, leaves, swaps, stops }: Story): Book => {
  const named = cycle.map((n) => (n === null ? null : (some[n % some.length]?.name ?? null)))
  return aBook({
    patterns: [patternRow('乱班', some, named)],
    teamRotations: [rotation('team', '乱班', on(anchor))],
    absences: leaves.map(([n, more, kind]) => absence(kind as 'leave', on(n), on(n + more))),
    changes: swaps.map(([n, s]) => change(on(n), s === null ? null : (some[s % some.length] ?? null))),
    stops: stops.map(([n, more]) => stop(on(n), on(n + more))),
  })
}

/** What the story says of each day, read by another hand. */
const factsFor = ({ shifts: some, cycle, anchor, leaves, swaps, stops }: Story): Fact[] =>
  daysFrom(day(begin), length).map((_, n): Fact => {
    const gone = leaves.find(([first, more]) => n >= first && n <= first + more)
    if (gone) return gone[2] === 'away' ? 'free' : 'leave'
    const swap = swaps.find(([d]) => d === n)
    const turn = swap
      ? swap[1]
      : stops.some(([first, more]) => n >= first && n <= first + more)
        ? null
        : cycle[(((n - anchor) % cycle.length) + cycle.length) % cycle.length]
    const shift = turn === null || turn === undefined ? undefined : some[turn % some.length]
    return shift ? { works: shift } : 'free'
  })

describe('随便什么班制、假、换班、检修，都不在睡觉、井下、请假时打扰', () => {
  test('和一分钟一分钟数的另一种算法，得出同一个最早时刻', () => {
    const origin = instantAt(day(begin), '00:00').getTime()
    fc.assert(
      fc.property(stories, (story) => {
        const [book, marked] = [bookFor(story), marksOf(factsFor(story))]
        for (const from of story.from) {
          const found = openingOf(book, new Date(origin + from * 60_000))
          let expected = from
          while (marked.at(expected) !== 0) expected++
          // Beyond the days that the story tells nothing can be compared.
          if (expected > (length - 3) * 1440) continue
          expect('at' in found && (found.at.getTime() - origin) / 60_000).toBe(expected)
        }
      }),
      { numRuns: 200 },
    )
  })
  test('发送时间落在醒着的那一小时里：不在井下，不在自己这一班的睡眠里', () => {
    fc.assert(
      fc.property(shifts, fc.string(), (shift, id) => {
        const book = aBook({
          memberId: id as MemberId,
          patterns: [patternRow('乱班', [{ ...shift, name: '班' }], ['班'])],
          changes: [change('2026-03-02', { ...shift, name: '班' })],
        })
        const when = windowOf(book, day('2026-03-02'))?.at ?? new Date(0)
        expect(closuresOf(book)(when.getTime())).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
