import type { LocalDate } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import { type OfficeDay, type Overrides, officeDayOf } from './office-day.ts'

/** Days in a row of which the same is to be said. */
export type Stretch = { first: OfficeDay; last: OfficeDay }

/** The days of a year that have a name: days off, and the working days that pay for them. */
const namedDays = (overrides: Overrides, year: number): OfficeDay[] => {
  const named: OfficeDay[] = []
  for (let day = `${year}-01-01` as LocalDate; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const found = officeDayOf(overrides, day)
    if (found.name !== undefined) named.push(found)
  }
  return named
}

/** 一年的放假和补班, a line for each stretch. */
export const stretchesOf = (overrides: Overrides, year: number): Stretch[] => {
  const stretches: Stretch[] = []
  for (const day of namedDays(overrides, year)) {
    const before = stretches.at(-1)
    const same =
      before &&
      addDays(before.last.day, 1) === day.day &&
      (['office', 'name', 'overridden', 'known'] as const).every((key) => before.last[key] === day[key])
    if (same) before.last = day
    else stretches.push({ first: day, last: day })
  }
  return stretches
}
