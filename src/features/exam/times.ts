import { instantAt, type LocalDate, localDateOf, localTimeOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { ExamTimes } from './store.ts'

/** Off the full hour, as everything that is sent. */
const opening = '08:07'
const closing = '20:07'

/** An exam is announced at least so long before. Days. */
export const notice = 3
const toResit = 5
/** No clock is to the second: what is announced in the morning is announced that morning. Milliseconds. */
const grace = 4 * 3_600_000
const dayMs = 86_400_000

/** 'YYYY-MM-DD HH:mm' at the mine, as the cards take it. */
export const momentOf = (at: Date): string => `${localDateOf(at)} ${localTimeOf(at)}`

/** The exam of that day: a day and a half to take it, and five days later once more. */
const onDay = (day: LocalDate): ExamTimes => ({
  opensAt: instantAt(day, opening),
  closesAt: instantAt(addDays(day, 1), closing),
  resitOpensAt: instantAt(addDays(day, toResit), opening),
  resitClosesAt: instantAt(addDays(day, toResit + 1), closing),
})

/** The first day from then on that leaves people their notice. */
const firstDay = (from: LocalDate, now: Date): LocalDate => {
  const ready = now.getTime() + notice * dayMs - grace
  let day = from
  while (instantAt(day, opening).getTime() < ready) day = addDays(day, 1)
  return day
}

/** When an exam meant for that day can be, announced now. */
export const timesFor = (wanted: LocalDate, now: Date): ExamTimes => onDay(firstDay(wanted, now))

/** The same for a second try that nobody could take. */
export const laterResit = (now: Date): Pick<ExamTimes, 'resitOpensAt' | 'resitClosesAt'> => {
  const day = firstDay(localDateOf(now), now)
  return { resitOpensAt: instantAt(day, opening), resitClosesAt: instantAt(addDays(day, 1), closing) }
}

/** The exam day of the branch that is `notice` days after this day; nothing on other days. */
export const dayAnnouncedOn = (today: LocalDate, examDay: string): LocalDate | undefined => {
  const day = addDays(today, notice)
  return Number(day.slice(8)) === Number(examDay) ? day : undefined
}

/** The branch's next exam day that still leaves people their notice, for an announcement by hand. */
export const nextExamDay = (today: LocalDate, examDay: string): LocalDate => {
  let day = today
  while (Number(day.slice(8)) !== Number(examDay)) day = addDays(day, 1)
  return day
}

export const cronAt = (at: Date): string => {
  const shown = new Date(at.getTime() + 8 * 3_600_000)
  return `${shown.getUTCMinutes()} ${shown.getUTCHours()} ${shown.getUTCDate()} ${shown.getUTCMonth() + 1} *`
}

/** The days of a month on which something so many days after (before) the exam day may fall, as cron reads them. */
export const cronOnDays = (time: 'opening' | 'closing', examDay: string, offset: number): string => {
  const [hour = '', minute = ''] = (time === 'opening' ? opening : closing).split(':')
  const day = Number(examDay) + offset
  const days = new Set<number>()
  // Months have 28 to 31 days: over the end of one, a day of the other.
  for (const length of [28, 29, 30, 31]) days.add(day < 1 ? day + length : day > length ? day - length : day)
  return `${Number(minute)} ${Number(hour)} ${[...days].sort((a, b) => a - b).join(',')} * *`
}
