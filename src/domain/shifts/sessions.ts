import { instantAt, type LocalDate, localDateOf } from '../../core/clock.ts'
import { weekdayOf } from '../../core/days.ts'
import { groupBy } from '../../core/group-by.ts'
import type { BranchId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { policyOf } from '../policy/policy.ts'
import { turnsOn } from './crew.ts'
import { closuresOf, night } from './rest.ts'
import { type Shift, spanOf } from './shift.ts'
import type { Book } from './turn.ts'

/** One session of a meeting day: of those who work one shift that day, or of those whose shift is not known. */
export type Session = {
  shift: string | null
  /** Tells the day's sessions apart: two patterns may call their shifts the same. Stays the same while the shift does. */
  key: string
  at: Date
  members: MemberId[]
}

/** On which days of the week, as cron reads them, and at what time a branch meets. */
export type MeetingTimes = { days: string; time: string }

const minute = 60_000

/** '1-5' or '2,5', as the policy keeps days of the week. */
export const isOn = (days: string, weekday: number): boolean =>
  days.split(',').some((part) => {
    const [from, to = from] = part.split('-').map(Number)
    return from !== undefined && to !== undefined && from <= weekday && weekday <= to
  })

/** When a shift's people could meet: after it, or before its 班前会. */
export const timesAround = (shift: Shift, day: LocalDate): { after: Date; before: Date } => {
  const { meeting, end } = spanOf(shift, day)
  return { after: new Date(end.getTime() + 30 * minute), before: new Date(meeting.getTime() - 60 * minute) }
}

/**
 * The branch's own time if that group is up and not underground then; else after its shift or before its 班前会, whichever
 * lies on that day and not late in the evening.
 */
const timeFor = (books: readonly Book[], shift: Shift, day: LocalDate, usual: Date): Date => {
  const { after, before } = timesAround(shift, day)
  const closures = books.map(closuresOf)
  const fits = (at: Date) => closures.every((closedAt) => closedAt(at.getTime()).length === 0)
  const isDecent = (at: Date) => localDateOf(at) === day && at < instantAt(day, night.from)
  // Nobody steps out of the cage into a meeting.
  const usualIsFree = shift.surface || usual >= after || usual <= before
  const others = [after, before]
  return [...(usualIsFree ? [usual] : []), ...others.filter(isDecent), ...others].find(fits) ?? after
}

const keyOf = ({ name, meeting, start, end }: Shift): string => `${name}/${meeting}/${start}/${end}`

/**
 * One session for each shift group on the days meant, so that every shift attends; none on other days. Who rests or is
 * away that day attends none.
 */
export const sessionsOn = async (
  db: Db,
  branchId: BranchId,
  day: LocalDate,
  { days, time }: MeetingTimes,
): Promise<Session[]> => {
  if (!isOn(days, weekdayOf(day))) return []
  const usual = instantAt(day, time)
  const everyone = await turnsOn(db, branchId, day)
  const working = everyone.flatMap(({ book, turn }) => (turn.kind === 'works' ? [{ book, shift: turn.shift }] : []))
  const groups = [...groupBy(working, ({ shift }) => keyOf(shift))].flatMap(([key, some]): Session[] => {
    const [first] = some
    if (!first) return []
    const books = some.map((s) => s.book)
    const { shift } = first
    return [{ key, shift: shift.name, at: timeFor(books, shift, day, usual), members: books.map((b) => b.memberId) }]
  })
  const unknown = everyone.flatMap(({ book, turn }) => (turn.kind === 'unknown' ? [book.memberId] : []))
  return [...groups, ...(unknown.length > 0 ? [{ key: '', shift: null, at: usual, members: unknown }] : [])].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )
}

/** Who belongs to the session with this key on that day, as turns stand now. */
export const sessionMembers = async (
  db: Db,
  { branchId, day, key }: { branchId: BranchId; day: LocalDate; key: string },
): Promise<MemberId[]> =>
  (await turnsOn(db, branchId, day)).flatMap(({ book, turn }) => {
    const own = turn.kind === 'works' ? keyOf(turn.shift) : turn.kind === 'unknown' ? '' : undefined
    return own === key ? [book.memberId] : []
  })

/** 二五会：the sessions of that day by the branch's rules. */
export const meetingSessions = async (db: Db, branchId: BranchId, day: LocalDate): Promise<Session[]> => {
  const { meetingDays, meetingTime } = await policyOf(db, branchId)
  return sessionsOn(db, branchId, day, { days: meetingDays, time: meetingTime })
}
