import { and, asc, eq, gte, inArray, min } from 'drizzle-orm'
import { type LocalDate, localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { BranchId } from '../../core/ids.ts'
import { members } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'
import { type Duty, dutiesOf } from './duties.ts'
import { expectedIds } from './expected.ts'
import { type PartyKind, partyKinds } from './kinds.ts'
import { meetings } from './schema.ts'

/** As far back as a ledger shows: so many quarters, three times as many months. */
const shownBack = 2

/** 该支部要开哪些: whoever has nobody for it owes none. */
const kindsOf = async (db: Db, branchId: BranchId, day: LocalDate): Promise<PartyKind[]> => {
  const about = (kind: PartyKind) => ({ kind, branchId, day, shiftKey: null, teamId: null })
  const people = await Promise.all(partyKinds.map((kind) => expectedIds(db, about(kind))))
  return partyKinds.filter((_, i) => (people[i]?.length ?? 0) > 0)
}

/** The day since which the branch is here. */
export const sinceOf = async ({ read }: Db, branchId: BranchId, today: LocalDate): Promise<LocalDate> => {
  const [row] = await read
    .select({ at: min(members.joinedAt) })
    .from(members)
    .where(eq(members.branchId, branchId))
  return row?.at ? localDateOf(row.at) : today
}

/** 三会一课台账 of one branch, as it stands on that day. */
export const dutyBook = async (
  db: Db,
  branchId: BranchId,
  today: LocalDate,
  back: number = shownBack,
): Promise<Duty[]> => {
  const [kinds, since, held] = await Promise.all([
    kindsOf(db, branchId, today),
    sinceOf(db, branchId, today),
    db.read
      .select()
      .from(meetings)
      .where(
        and(
          eq(meetings.branchId, branchId),
          inArray(meetings.kind, [...partyKinds]),
          gte(meetings.day, addDays(today, -100 * (back + 1))),
        ),
      )
      .orderBy(asc(meetings.day)),
  ])
  return dutiesOf(held, { today, since, kinds, back })
}
