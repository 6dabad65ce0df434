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

/** One session of a 二五会: of those who work one shift that day, or of those whose shift is not known. */
export type Session = { shift: string | null; at: Date; members: MemberId[] }

const minute = 60_000

/** '1-5' or '2,5', as the policy keeps days of the week. */
const isOn = (days: string, weekday: number): boolean =>
  days.split(',').some((part) => {
    const [from, to = from] = part.split('-').map(Number)
    return from !== undefined && to !== undefined && from <= weekday && weekday <= to
  })

/**
 * The branch's own time if that group is up and not underground then; else after its shift or before its 班前会, whichever
 * lies on that day and not late in the evening.
 */
const timeFor = (books: readonly Book[], shift: Shift, day: LocalDate, usual: Date): Date => {
  const { meeting, end } = spanOf(shift, day)
  const after = new Date(end.getTime() + 30 * minute)
  const before = new Date(meeting.getTime() - 60 * minute)
  const closures = books.map(closuresOf)
  const fits = (at: Date) => closures.every((closedAt) => closedAt(at.getTime()).length === 0)
  const isDecent = (at: Date) => localDateOf(at) === day && at < instantAt(day, night.from)
  // Nobody steps out of the cage into a meeting.
  const usualIsFree = shift.surface || usual >= after || usual <= before
  const others = [after, before]
  return [...(usualIsFree ? [usual] : []), ...others.filter(isDecent), ...others].find(fits) ?? after
}

/**
 * 二五会：one session for each shift group on the branch's meeting days, so that every shift attends; none on other days.
 * Who rests or is away that day attends none.
 */
export const meetingSessions = async (db: Db, branchId: BranchId, day: LocalDate): Promise<Session[]> => {
  const { meetingDays, meetingTime } = await policyOf(db, branchId, instantAt(day, '00:00'))
  if (!isOn(meetingDays, weekdayOf(day))) return []
  const usual = instantAt(day, meetingTime)
  const everyone = await turnsOn(db, branchId, day)
  const working = everyone.flatMap(({ book, turn }) => (turn.kind === 'works' ? [{ book, shift: turn.shift }] : []))
  const groups = [...groupBy(working, ({ shift }) => shift.name)].flatMap(([name, some]): Session[] => {
    const [first] = some
    const books = some.map((s) => s.book)
    return first
      ? [{ shift: name, at: timeFor(books, first.shift, day, usual), members: books.map((b) => b.memberId) }]
      : []
  })
  const unknown = everyone.flatMap(({ book, turn }) => (turn.kind === 'unknown' ? [book.memberId] : []))
  return [...groups, ...(unknown.length > 0 ? [{ shift: null, at: usual, members: unknown }] : [])].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )
}
