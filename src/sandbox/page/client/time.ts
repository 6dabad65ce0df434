import { texts } from './texts.ts'

const shanghaiMs = 8 * 3_600_000
const dayMs = 86_400_000

/** The mine's wall clock, read with the UTC getters. */
const shifted = (at: number): Date => new Date(at + shanghaiMs)
const dayOf = (at: number): number => Math.floor((at + shanghaiMs) / dayMs)

/** 'HH:mm' */
export const timeOf = (at: number): string => shifted(at).toISOString().slice(11, 16)
/** ':ss' */
export const secondsOf = (at: number): string => shifted(at).toISOString().slice(16, 19)

export const weekdayOf = (at: number): string => texts.weekdays[shifted(at).getUTCDay()] ?? ''

export const dateOf = (at: number, now: number): string => {
  const day = shifted(at)
  const year = day.getUTCFullYear()
  return texts.date(year === shifted(now).getUTCFullYear() ? undefined : year, day.getUTCMonth() + 1, day.getUTCDate())
}

/** 今天, 昨天, 明天, else the date with its weekday. */
export const dayName = (at: number, now: number): string => {
  const names: Record<number, string> = { [-1]: texts.yesterday, 0: texts.today, 1: texts.tomorrowDay }
  return names[dayOf(at) - dayOf(now)] ?? `${dateOf(at, now)} ${weekdayOf(at)}`
}

export const isSameDay = (a: number, b: number): boolean => dayOf(a) === dayOf(b)

/** The time today, else 昨天 or the date: for narrow places. */
export const briefTime = (at: number, now: number): string => {
  if (isSameDay(at, now)) return timeOf(at)
  return dayOf(now) - dayOf(at) === 1 ? texts.yesterday : dateOf(at, now)
}

export const fullTime = (at: number, now: number): string => `${dayName(at, now)} ${timeOf(at)}`

/** Tomorrow at 08:00 on the mine's clock. */
export const tomorrowMorning = (now: number): Date => new Date((dayOf(now) + 1) * dayMs + 8 * 3_600_000 - shanghaiMs)

/** 'YYYY-MM-DDTHH:mm' at the mine, as date fields want it. */
export const localTime = (at: number): string => shifted(at).toISOString().slice(0, 16)
