import { instantAt, type LocalDate, localDateOf, localTimeOf } from '../../core/clock.ts'
import { addDays, weekdayOf } from '../../core/days.ts'
import { groupBy } from '../../core/group-by.ts'
import { isOn, type MeetingTimes, timesAround } from '../../domain/shifts/sessions.ts'
import type { Shift } from '../../domain/shifts/shift.ts'
import { remindAt } from './rules.ts'

/** Any Monday: what is asked here repeats every week. */
const monday = '2026-03-02' as LocalDate

/**
 * 什么时候提醒：every time of the week at which one of the branch's sessions may have to be announced, without asking who
 * works then. 'HH:mm' and the days of the week as cron reads them.
 */
export const remindTimes = (
  { safety, training }: { safety: MeetingTimes; training: MeetingTimes },
  shifts: readonly Shift[],
): { time: string; days: string }[] => {
  const moments = Array.from({ length: 7 }, (_, i) => addDays(monday, i)).flatMap((day) => {
    const weekday = weekdayOf(day)
    const own = [safety, training].filter(({ days }) => isOn(days, weekday))
    if (own.length === 0) return []
    const around = shifts.flatMap((shift) => Object.values(timesAround(shift, day)))
    return [...own.map(({ time }) => instantAt(day, time)), ...around].map(remindAt)
  })
  return [...groupBy(moments, localTimeOf)]
    .map(([time, some]) => ({
      time,
      days: [...new Set(some.map((at) => weekdayOf(localDateOf(at))))].sort().join(','),
    }))
    .sort((a, b) => a.time.localeCompare(b.time))
}
