import type { LocalDate } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import { owed, type PartyKind } from './kinds.ts'
import type { Meeting } from './store.ts'

/** A month or a quarter in which something is owed. */
export type Period = { first: LocalDate; last: LocalDate }

export type DutyState =
  /** 已开 */
  | 'held'
  /** 补记: held, but written down after its time. */
  | 'entered-late'
  /** 已安排 */
  | 'planned'
  /** 待开 */
  | 'due'
  /** 逾期 */
  | 'overdue'

export type Duty = { kind: PartyKind; period: Period; state: DutyState; meeting?: Held }
type Held = Pick<Meeting, 'id' | 'kind' | 'day' | 'state' | 'late'>

const dayOf = (year: number, month: number): LocalDate => {
  const at = new Date(Date.UTC(year, month - 1, 1))
  return at.toISOString().slice(0, 10) as LocalDate
}

/** The period in which that day lies. */
export const periodOf = (every: 'month' | 'quarter', day: LocalDate): Period => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const months = every === 'month' ? 1 : 3
  const first = every === 'month' ? month : month - ((month - 1) % 3)
  return { first: dayOf(year, first), last: addDays(dayOf(year, first + months), -1) }
}

/** That one and those before it, newest first. */
const periodsBack = (every: 'month' | 'quarter', today: LocalDate, count: number): Period[] => {
  const periods = [periodOf(every, today)]
  while (periods.length < count) periods.push(periodOf(every, addDays(periods.at(-1)?.first ?? today, -1)))
  return periods
}

const stateOf = (period: Period, own: readonly Held[], today: LocalDate): Pick<Duty, 'state' | 'meeting'> => {
  const ended = own.filter((m) => m.state === 'ended')
  const onTime = ended.find((m) => !m.late)
  if (onTime) return { state: 'held', meeting: onTime }
  if (ended[0]) return { state: 'entered-late', meeting: ended[0] }
  if (period.last < today) return { state: 'overdue' }
  const planned = own.find((m) => m.state === 'open' || (m.state === 'planned' && m.day >= today))
  return planned ? { state: 'planned', meeting: planned } : { state: 'due' }
}

/**
 * 三会一课该开没开：for each kind the present period and those before it. Nothing is owed for a time before the branch was
 * here. Pure.
 *
 * @param since the day from which the branch is in the roster
 */
export const dutiesOf = (
  held: readonly Held[],
  { today, since, kinds, back }: { today: LocalDate; since: LocalDate; kinds: readonly PartyKind[]; back: number },
): Duty[] =>
  kinds.flatMap((kind) =>
    periodsBack(owed[kind], today, owed[kind] === 'month' ? back * 3 : back)
      .filter((period) => period.first >= since || period.last >= today)
      .map((period) => {
        const own = held.filter((m) => m.kind === kind && m.day >= period.first && m.day <= period.last)
        return { kind, period, ...stateOf(period, own, today) }
      }),
  )

/** How many office days are left, that day and the last one included. */
export const officeDaysIn = (from: LocalDate, to: LocalDate, isOffice: (day: LocalDate) => boolean): number => {
  let count = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (isOffice(day)) count++
  return count
}

export type Stage = 'soon' | 'last' | 'overdue' | 'company'
/** So many office days before the end somebody is told: of a month's, of a quarter's. */
const soon = { month: 5, quarter: 10 } as const
const lastDays = 2
/** So many office days after it those above are told. */
const companyDays = 5

/** 该不该催：what is to be said about a duty on that day, if anything. Pure. */
export const stageOf = (
  { kind, period, state }: Duty,
  today: LocalDate,
  isOffice: (day: LocalDate) => boolean,
): Stage | undefined => {
  if (state === 'due') {
    const left = officeDaysIn(today, period.last, isOffice)
    return left <= lastDays ? 'last' : left <= soon[owed[kind]] ? 'soon' : undefined
  }
  if (state !== 'overdue') return undefined
  return officeDaysIn(addDays(period.last, 1), today, isOffice) > companyDays ? 'company' : 'overdue'
}
