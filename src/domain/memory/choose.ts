import { instantAt, type LocalDate } from '../../core/clock.ts'
import { daysBetween } from '../../core/days.ts'
import { isLeech, type Memory, overdueness } from './memory.ts'

/** So many questions may a person be asked on a day, reviews and new points together. */
export const reviewsADay = 3
/** After so many days without an answer somebody begins again with a few. */
export const longAway = 30
export const afterLongAway = 5

/** A bank may hold thousands of points; so many of those not met yet are on somebody's way. */
const inSight = 80

/** Why it is asked. */
export type Because = 'sure-but-wrong' | 'due' | 'new'
export type Chosen = { point: string; because: Because }

export type Known = { point: string; memory: Memory }

/** The noon of a day decides how far past its time something is: the same at whatever hour it is planned. */
const noonOf = (day: LocalDate): Date => instantAt(day, '12:00')

const lastAnswer = (known: readonly Known[]): Date | undefined =>
  known.reduce<Date | undefined>((last, { memory }) => (last && last >= memory.last ? last : memory.last), undefined)

/**
 * 该复习的：what is due on that day. First what somebody was sure of and wrong about; then, of what was forgotten least often,
 * what is furthest past its own time: where there is no time for everything, a point that is forgotten again and again takes
 * the place of several others, and soon people help with it. Nothing that they are helping with already. After a long absence only
 * the first few: nobody comes back to a heap. Pure.
 */
export const dueOn = (known: readonly Known[], day: LocalDate, helped: ReadonlySet<string> = new Set()): Known[] => {
  const noon = noonOf(day)
  const due = known
    .filter(({ point, memory }) => memory.due <= day && !isLeech(memory) && !helped.has(point))
    .map((one) => ({ ...one, over: overdueness(one.memory, noon) }))
    .sort(
      (a, b) =>
        Number(b.memory.surelyWrong) - Number(a.memory.surelyWrong) ||
        a.memory.lapses - b.memory.lapses ||
        b.over - a.over ||
        (a.point < b.point ? -1 : a.point > b.point ? 1 : 0),
    )
    .map(({ point, memory }) => ({ point, memory }))
  const last = lastAnswer(known)
  const away = last !== undefined && (noon.getTime() - last.getTime()) / 86_400_000 >= longAway
  return away ? due.slice(0, afterLongAway) : due
}

/** So many places are for new points: as large a part as is still unmet, one at least; a heap of reviews must not stop all learning. */
const placesForNew = (room: number, met: number, unmet: number): number =>
  unmet === 0 ? 0 : Math.min(unmet, Math.max(1, Math.round((room * unmet) / (met + unmet))))

/** 今天问什么：what is due, and some points not met yet. No debt: what found no room is weighed anew tomorrow. Pure. */
export const choose = (of: {
  known: readonly Known[]
  /** Points not met yet, those that matter most first. */
  fresh: readonly string[]
  /** Points that people are helping with. */
  helped?: ReadonlySet<string>
  day: LocalDate
  room: number
}): Chosen[] => {
  const { known, fresh, helped = new Set<string>(), day, room } = of
  const met = new Set(known.map(({ point }) => point))
  const due = dueOn(known, day, helped).map(
    ({ point, memory }): Chosen => ({ point, because: memory.surelyWrong ? 'sure-but-wrong' : 'due' }),
  )
  const added = [...new Set(fresh)]
    .filter((point) => !met.has(point) && !helped.has(point))
    .slice(0, inSight)
    .map((point): Chosen => ({ point, because: 'new' }))
  const old = due.slice(0, Math.max(0, room - placesForNew(room, met.size, added.length)))
  const young = added.slice(0, Math.max(0, room - old.length))
  return [...old, ...young]
}

/** «3 天后» */
export const daysUntil = ({ due }: Pick<Memory, 'due'>, today: LocalDate): number =>
  Math.max(1, daysBetween(today, due))
