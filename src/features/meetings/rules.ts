import { localTimeOf } from '../../core/clock.ts'
import { type RollState, rollStates, wasThere } from './kinds.ts'
import { texts } from './texts.rules.ts'

const minute = 60_000
const hour = 60 * minute

/** So long after its time a meeting that begins is still on time; later it is written down late, with a reason. */
export const graceMs = hour
/** So long after its time a session can be written down at all. */
export const lateMs = 24 * hour
/** 补课 within. */
export const makeUpMs = 7 * 24 * hour

/** An hour before, and never on the full or half hour, when everybody's bots speak. */
export const remindAt = (at: Date): Date => {
  const hourBefore = new Date(at.getTime() - hour)
  const crowded = localTimeOf(hourBefore).endsWith(':00') || localTimeOf(hourBefore).endsWith(':30')
  return crowded ? new Date(hourBefore.getTime() - 3 * minute) : hourBefore
}

const mostSteps = 12
const longestStep = 60

/** The agenda as a branch writes it, one step a line: numbers, and a first line that only says whose it is, fall away. */
export const agendaOf = (words: string): string[] =>
  words
    .split(/\n+/)
    .map((line) => line.replace(texts.numbering, '').trim())
    .filter((line) => line !== '' && !texts.heading.test(line))
    .map((line) => line.slice(0, longestStep))
    .slice(0, mostSteps)

/** What the branch's 一周三培 teaches on that day of the week; '' when it does not say. */
export const slotSubject = (words: string, weekday: number): string => {
  const named = words.split(/[，,。；;\n]+/).map((part) => texts.slot.exec(part.trim()))
  const own = named.find((m) => m?.[1] !== undefined && texts.weekdays.indexOf(m[1]) + 1 === weekday)
  return own?.[2]?.trim() ?? ''
}

export type Roll = { expected: boolean; state: RollState }
export type Counts = Record<RollState, number> & {
  /** 应到 */
  expected: number
  /** 实到, of those expected. */
  there: number
  /** Who came besides. */
  guests: number
}

/** 应到 = 未点 + 到 + 迟到 + 缺 + 假 + 病 + 公出, always. */
export const countsOf = (roll: readonly Roll[]): Counts => {
  const own = roll.filter((r) => r.expected)
  const of = (state: RollState) => own.filter((r) => r.state === state).length
  const each = Object.fromEntries(rollStates.map((state) => [state, of(state)])) as Record<RollState, number>
  const there = own.filter((r) => wasThere(r.state)).length
  return { ...each, expected: own.length, there, guests: roll.filter((r) => !r.expected && wasThere(r.state)).length }
}

/** Whether enough of those entitled are there. */
export const hasQuorum = ({ entitled, present }: { entitled: number; present: number }, percent: number): boolean =>
  entitled > 0 && present * 100 >= entitled * percent

export type Vote = { entitled: number; present: number; inFavour: number; against: number; abstained: number }
export type Outcome = 'carried' | 'no-quorum' | 'not-carried'

/** More votes than people who are there. */
export const isOvercounted = ({ present, inFavour, against, abstained }: Vote): boolean =>
  inFavour + against + abstained > present

/** 决议：enough there, and more than half of those entitled in favour. */
export const outcomeOf = (vote: Vote, percent: number): Outcome => {
  if (!hasQuorum(vote, percent)) return 'no-quorum'
  return vote.inFavour * 2 > vote.entitled ? 'carried' : 'not-carried'
}

/** In a group nothing is said from which one could tell who it was: nobody missing, or so many that it says nothing. */
export const tellsNobody = (missing: number): boolean => missing === 0 || missing >= 3
