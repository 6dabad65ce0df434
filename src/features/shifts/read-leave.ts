import { leaveWords as words } from '../../../cards/shifts/texts.ts'
import type { LocalDate } from '../../core/clock.ts'
import { addDays, readDay } from '../../core/days.ts'
import type { AbsenceKind } from '../../domain/shifts/schema.ts'

/** Half a year: whoever is away for longer is registered on the page. */
export const mostDays = 180

export type Leave = { who: string; kind: AbsenceKind; firstDay: LocalDate; days: number }
export type ReadLeave = { kind: 'leave'; leave: Leave } | { kind: 'usage' } | { kind: 'days' }

/** '3', '三', '两', '十二', '二十' as a number. */
const count = (text: string): number | undefined => {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  const digits = [...text.replaceAll(words.two, words.digits[2] ?? '')].map((ch) => words.digits.indexOf(ch))
  const [a = -1, b, c] = digits
  if (digits.length === 0 || digits.length > 3 || digits.includes(-1)) return undefined
  if (digits.length === 1) return a
  if (digits.length === 2) return b === 10 ? a * 10 : a === 10 ? 10 + (b ?? 0) : undefined
  return b === 10 ? a * 10 + (c ?? 0) : undefined
}

const daysIn = (word: string): number | undefined => {
  const weeks = words.week.exec(word)?.[1]
  if (weeks !== undefined) return (count(weeks) ?? Number.NaN) * 7
  return count(words.days.exec(word)?.[1] ?? word)
}

/** A month and day is the next one that comes, or one that has just passed. */
const startIn = (word: string, today: LocalDate): LocalDate | undefined => {
  if (Object.hasOwn(words.starts, word)) return addDays(today, words.starts[word as keyof typeof words.starts])
  const [, month, date] = words.monthDay.exec(word) ?? []
  if (month === undefined || date === undefined) return readDay(word)
  const inYear = (year: number) => readDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  const year = Number(today.slice(0, 4))
  const thisYear = inYear(year)
  return thisYear && thisYear < addDays(today, -180) ? inYear(year + 1) : thisYear
}

/** Reads what stands behind 请假: who, for how long, and in any order what for and from when. Pure. */
export const readLeave = (rest: string, today: LocalDate): ReadLeave => {
  const [, who, behind = ''] = /^(\S+)\s+(.+)$/.exec(rest) ?? /^(\D+)(\d.*)$/.exec(rest) ?? []
  if (!who) return { kind: 'usage' }
  let kind: AbsenceKind = 'leave'
  let firstDay = today
  let days: number | undefined
  for (const given of behind.split(/[\s,、]+/)) {
    const word = given.replace(words.from, '')
    if (word === '') continue
    if (Object.hasOwn(words.kinds, word)) kind = words.kinds[word as keyof typeof words.kinds]
    else {
      const start = startIn(word, today)
      const long = start === undefined ? daysIn(word) : undefined
      if (start !== undefined) firstDay = start
      else if (long !== undefined && days === undefined) days = long
      else return { kind: 'usage' }
    }
  }
  if (days === undefined) return { kind: 'usage' }
  return days >= 1 && days <= mostDays ? { kind: 'leave', leave: { who, kind, firstDay, days } } : { kind: 'days' }
}
