import { texts } from '../../../cards/me/texts.ts'

const { cancel, spans, digits, ten, half, units } = texts.grammar

/** Longer is not for a person to decide alone: matters might be missed. Hours. */
const mostHours = 14 * 24
const usualHours = 24

export type MuteWish = { kind: 'for'; hours: number } | { kind: 'cancel' | 'tooLong' | 'unclear' }

/** 3 · 三 · 十 · 十二 · 二十 · 半; nothing when it is no number. */
const numberIn = (text: string): number | undefined => {
  if (/^\d{1,4}(\.5)?$/.test(text)) return Number(text)
  if (text === half) return 0.5
  const [tens, ones, ...rest] = text.split(ten)
  if (rest.length > 0 || tens === undefined) return undefined
  const of = (word: string, empty: number) => (word === '' ? empty : digits[word])
  if (ones === undefined) return digits[tens]
  const [t, o] = [of(tens, 1), of(ones, 0)]
  return t === undefined || o === undefined ? undefined : t * 10 + o
}

const within = (hours: number): MuteWish => {
  if (hours <= 0) return { kind: 'unclear' }
  return hours > mostHours ? { kind: 'tooLong' } : { kind: 'for', hours }
}

/**
 * What stands behind 免打扰: for how long, or that it is over. «3天» «三天» «一周» «到明天» «半天» «2小时»; nothing is a day, and a
 * bare number is days. Pure.
 */
export const readMute = (rest: string): MuteWish => {
  const said = rest
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^[:,.\u3001\u3002]+|[:,.!~\u3001\u3002]+$/g, '')
  if (said === '') return { kind: 'for', hours: usualHours }
  if (cancel.includes(said)) return { kind: 'cancel' }
  if (Object.hasOwn(spans, said)) return within(spans[said] ?? 0)
  const unit = Object.keys(units)
    .filter((name) => said.endsWith(name))
    .sort((a, b) => b.length - a.length)[0]
  const count = numberIn(unit ? said.slice(0, -unit.length) : said)
  return count === undefined ? { kind: 'unclear' } : within(count * (unit ? (units[unit] ?? 0) : usualHours))
}
