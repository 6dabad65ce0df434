import type { LocalDate } from '../../core/clock.ts'
import { groupBy } from '../../core/group-by.ts'
import type { BranchId, MemberId, TeamId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { booksIn } from './books.ts'
import type { Shift } from './shift.ts'
import { type Book, type Turn, turnOn } from './turn.ts'

export type OnShift = { memberId: MemberId; teamId: TeamId; shift: Shift }
type Crew = { teamId: TeamId; shift: Shift; members: MemberId[] }

/** Everyone in the branch with what they do on that business day, by staff number. */
export const turnsOn = async (db: Db, branchId: BranchId, day: LocalDate): Promise<{ book: Book; turn: Turn }[]> =>
  [...(await booksIn(db, branchId, day)).values()].map((book) => ({ book, turn: turnOn(book, day) }))

/** 当班的人：who works that shift on that business day, team by team. */
export const crewOn = async (db: Db, branchId: BranchId, day: LocalDate, shiftName: string): Promise<Crew[]> => {
  const working = (await turnsOn(db, branchId, day)).flatMap(({ book, turn }): OnShift[] =>
    turn.kind === 'works' && turn.shift.name === shiftName
      ? [{ memberId: book.memberId, teamId: book.teamId, shift: turn.shift }]
      : [],
  )
  return [...groupBy(working, (w) => w.teamId)].flatMap(([teamId, some]) =>
    some[0] ? [{ teamId, shift: some[0].shift, members: some.map((w) => w.memberId) }] : [],
  )
}
