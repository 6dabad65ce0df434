import {
  exposureWords,
  gapClosingWords,
  policyTexts as texts,
  policyWords as words,
} from '../../../cards/import/texts.policy.ts'

/** A policy's value in one spelling, or why it is none. */
export type ReadPolicy = { value: string } | { wrong: string }
export type ReadValue = (given: string) => ReadPolicy

/** What it means is the same in every width and with any blanks. */
const bare =
  (read: ReadValue): ReadValue =>
  (given) =>
    read(given.normalize('NFKC').replace(/\s+/g, ''))

/** '7:30', '07:30:00' and '７：３０' are '07:30'. */
export const time = bare((given) => {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(given) ?? []
  return hour !== undefined && minute !== undefined && Number(hour) < 24 && Number(minute) < 60
    ? { value: `${hour.padStart(2, '0')}:${minute}` }
    : { wrong: texts.time(given) }
})

/** '1-7', '135', '1、3、5', '一二三四五', '周一至周五' become what cron reads: '1-7', '1,3,5', '1-5'. */
export const days = bare((given) => {
  const digits = given
    .replace(words.weekWords, '')
    .replaceAll(words.sunday, words.weekdays[6] ?? '')
    .replace(/./gu, (mark) => (words.weekdays.includes(mark) ? String(words.weekdays.indexOf(mark) + 1) : mark))
  const [from, to] = digits.split(words.fromTo).map(Number)
  if (/^[1-7]\D[1-7]$/.test(digits) && words.fromTo.test(digits) && from && to)
    return from < to ? { value: `${from}-${to}` } : { wrong: texts.days(given) }
  const one = digits.split(words.between).join('')
  const each = [...new Set(one)].sort()
  if (!/^[1-7]+$/.test(one)) return { wrong: texts.days(given) }
  const [first = '', last = ''] = [each[0], each.at(-1)]
  const whole = each.length > 2 && Number(last) - Number(first) === each.length - 1
  return { value: whole ? `${first}-${last}` : each.join(',') }
})

/** No later than the 28th, so that every month has the day. */
export const dayOfMonth = bare((given) =>
  /^\d{1,2}$/.test(given) && Number(given) >= 1 && Number(given) <= 28
    ? { value: String(Number(given)) }
    : { wrong: texts.examDay(given) },
)

export const exposure = bare((given) => {
  const value = Object.hasOwn(exposureWords, given) ? exposureWords[given as keyof typeof exposureWords] : undefined
  return value ? { value } : { wrong: texts.exposure(given) }
})

/** 短板过关条件 */
export const gapClosing = bare((given) => {
  const value = Object.hasOwn(gapClosingWords, given)
    ? gapClosingWords[given as keyof typeof gapClosingWords]
    : undefined
  return value ? { value } : { wrong: texts.gapClosing(given) }
})

export const date = bare((given) => {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(given) ?? []
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? { value } : { wrong: texts.date(given) }
})

export const number = (least: number, most: number): ReadValue =>
  bare((given) => {
    const value = /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN
    return value >= least && value <= most ? { value: String(value) } : { wrong: texts.number(given, least, most) }
  })

export const chat = bare((given) => (/^oc_\w{1,100}$/.test(given) ? { value: given } : { wrong: texts.chat(given) }))

/** What people wrote, as they wrote it. */
export const short =
  (most: number): ReadValue =>
  (given) =>
    given.length > most ? { wrong: texts.tooLong(most) } : { value: given.trim() }
