import { rosterTexts as texts, rosterWords as words } from '../../../cards/import/texts.roster.ts'
import type { PolicyKey } from '../policy/policy.ts'

/** A policy's value in one spelling, or why it is none. */
export type ReadPolicy = { value: string } | { wrong: string }

/** '7:30', '07:30:00' and '７：３０' are '07:30'. */
const time = (given: string): ReadPolicy => {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(given) ?? []
  return hour !== undefined && minute !== undefined && Number(hour) < 24 && Number(minute) < 60
    ? { value: `${hour.padStart(2, '0')}:${minute}` }
    : { wrong: texts.time(given) }
}

/** '1-7', '135', '1、3、5', '一二三四五', '周一至周五' become what cron reads: '1-7', '1,3,5', '1-5'. */
const studyDays = (given: string): ReadPolicy => {
  const digits = given
    .replace(words.weekWords, '')
    .replaceAll(words.sunday, words.weekdays[6] ?? '')
    .replace(/./gu, (mark) => (words.weekdays.includes(mark) ? String(words.weekdays.indexOf(mark) + 1) : mark))
  const [from, to] = digits.split(words.fromTo).map(Number)
  if (/^[1-7]\D[1-7]$/.test(digits) && words.fromTo.test(digits) && from && to)
    return from < to ? { value: `${from}-${to}` } : { wrong: texts.studyDays(given) }
  const bare = digits.split(words.between).join('')
  const days = [...new Set(bare)].sort()
  if (!/^[1-7]+$/.test(bare)) return { wrong: texts.studyDays(given) }
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const whole = days.length > 2 && Number(last) - Number(first) === days.length - 1
  return { value: whole ? `${first}-${last}` : days.join(',') }
}

/** No later than the 28th, so that every month has the day. */
const dayOfMonth = (given: string): ReadPolicy =>
  /^\d{1,2}$/.test(given) && Number(given) >= 1 && Number(given) <= 28
    ? { value: String(Number(given)) }
    : { wrong: texts.examDay(given) }

const exposure = (given: string): ReadPolicy => {
  const value = Object.hasOwn(words.exposures, given)
    ? words.exposures[given as keyof typeof words.exposures]
    : undefined
  return value ? { value } : { wrong: texts.exposure(given) }
}

const date = (given: string): ReadPolicy => {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(given) ?? []
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? { value } : { wrong: texts.date(given) }
}

const readers: Record<PolicyKey, (given: string) => ReadPolicy> = {
  dailyTime: time,
  dailyCloseTime: time,
  studyDays,
  meetingTime: time,
  examDay: dayOfMonth,
  exposure,
  exposureRule: (given) => (given.length > 100 ? { wrong: texts.tooLong(100) } : { value: given }),
  exposureRuleDate: date,
}

export const policyKeys = Object.keys(readers) as PolicyKey[]

/** Reads one policy cell; what it means is the same in every width. */
export const readPolicy = (key: PolicyKey, given: string): ReadPolicy =>
  readers[key](key === 'exposureRule' ? given : given.normalize('NFKC').replace(/\s+/g, ''))
