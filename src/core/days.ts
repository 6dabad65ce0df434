import type { LocalDate } from './clock.ts'

const oneDay = 86_400_000
const midnight = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`)

export const addDays = (day: LocalDate, days: number): LocalDate =>
  new Date(midnight(day) + days * oneDay).toISOString().slice(0, 10) as LocalDate

/** How many days after `from` the other day comes; negative when before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((midnight(to) - midnight(from)) / oneDay)

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: LocalDate): number => new Date(midnight(day)).getUTCDay() || 7

export const daysFrom = (day: LocalDate, count: number): LocalDate[] =>
  Array.from({ length: count }, (_, i) => addDays(day, i))

/** Reads 'YYYY-MM-DD'; nothing when there is no such day. */
export const readDay = (text: string): LocalDate | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? (text as LocalDate) : undefined
}
