import type { LocalDate } from '../../core/clock.ts'
import { weekdayOf } from '../../core/days.ts'
import { publishedOn, publishedYears, statutory } from './published.ts'
import type { calendarDays } from './schema.ts'
import { holidayNames } from './texts.ts'

/** `known` is false past the horizon: the answer is then the day of the week and the statutory days, no more. */
export type OfficeDay = { day: LocalDate; office: boolean; known: boolean; name?: string; overridden?: true }

/** What one branch's administrator has said about the calendar. */
export type Overrides = {
  /** The newest word on each day. */
  days: ReadonlyMap<LocalDate, typeof calendarDays.$inferSelect>
  /** Years entered in full. */
  years: ReadonlySet<number>
}

export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4))
export const isCovered = ({ years }: Overrides, year: number): boolean =>
  publishedYears.includes(year) || years.has(year)

/**
 * 办公日：whether offices work on that day. Only office duties ask; who works shifts follows the roster. The administrator's
 * word, then what was published, then the week. Pure.
 */
export const officeDayOf = (overrides: Overrides, day: LocalDate): OfficeDay => {
  const known = isCovered(overrides, yearOf(day))
  const override = overrides.days.get(day)
  if (override && override.kind !== 'published')
    return { day, office: override.kind === 'work', known: true, name: override.name, overridden: true }
  const published = publishedOn(day)
  if (published) return { day, office: published.kind === 'work', known, name: holidayNames[published.holiday] }
  const holiday = publishedYears.includes(yearOf(day)) ? undefined : statutory[day.slice(5)]
  if (holiday) return { day, office: false, known, name: holidayNames[holiday] }
  return { day, office: weekdayOf(day) <= 5, known }
}

/** The last day that is known: the end of the years that follow each other without a gap from that day's on. */
export const horizonFrom = (overrides: Overrides, today: LocalDate): LocalDate | undefined => {
  let year = yearOf(today)
  if (!isCovered(overrides, year)) return undefined
  while (isCovered(overrides, year + 1)) year++
  return `${year}-12-31` as LocalDate
}
