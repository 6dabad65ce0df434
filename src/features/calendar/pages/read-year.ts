import { addDays, daysBetween, readDay } from '../../../core/days.ts'
import type { DayChange } from '../../../domain/calendar/calendar.ts'
import { texts } from './texts.ts'

const longest = 31
const { said, words } = texts

/** Reads a year's arrangement as it is copied from the notice, line by line; or says which line is wrong, and how. Pure. */
export const readYear = (text: string, year: number): { days: DayChange[] } | { wrong: string } => {
  const days = new Map<string, DayChange>()
  for (const [i, line] of text.normalize('NFKC').split('\n').entries()) {
    if (line.trim() === '') continue
    const [, from = '', to = from, what = '', name = ''] =
      /^\s*(\d{4}-\d{2}-\d{2})(?:\s*[~\u81f3\u5230]\s*(\d{4}-\d{2}-\d{2}))?\s+(\S+)\s+(\S.*?)\s*$/.exec(line) ?? []
    const [first, last] = [readDay(from), readDay(to)]
    const kind = words.rest.includes(what) ? 'rest' : words.work.includes(what) ? 'work' : undefined
    if (!first || !last || !kind || last < first || name.length > 20) return { wrong: said.badLine(i + 1) }
    if (!first.startsWith(`${year}-`) || !last.startsWith(`${year}-`)) return { wrong: said.otherYear(i + 1, year) }
    const long = daysBetween(first, last)
    if (long >= longest) return { wrong: said.tooLong(i + 1) }
    for (let n = 0; n <= long; n++) {
      const day = addDays(first, n)
      if (days.has(day)) return { wrong: said.twice(i + 1) }
      days.set(day, { day, kind, name })
    }
  }
  return { days: [...days.values()] }
}
