import { and, asc, between, eq, inArray, sql } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, MeetingId, MemberId, TeamId } from '../../core/ids.ts'
import { members, roleGrants, teams } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'
import { type Counts, countsOf } from './rules.ts'
import { meetingAttendance, meetings } from './schema.ts'
import type { Meeting } from './store.ts'

export type Listed = { meeting: Meeting; counts: Counts }

/** The roll of several meetings at once. */
export const countsFor = async ({ read }: Db, ids: readonly MeetingId[]): Promise<Map<MeetingId, Counts>> => {
  const rows =
    ids.length === 0
      ? []
      : await read
          .select({
            id: meetingAttendance.meetingId,
            expected: meetingAttendance.expected,
            state: meetingAttendance.state,
          })
          .from(meetingAttendance)
          .where(inArray(meetingAttendance.meetingId, [...ids]))
  return new Map(ids.map((id) => [id, countsOf(rows.filter((r) => r.id === id))]))
}

/** A branch's meetings of those days, oldest first. */
export const meetingsBetween = async (
  db: Db,
  branchId: BranchId,
  { first, last }: { first: LocalDate; last: LocalDate },
): Promise<Listed[]> => {
  const rows = await db.read
    .select()
    .from(meetings)
    .where(and(eq(meetings.branchId, branchId), between(meetings.day, first, last)))
    .orderBy(asc(meetings.plannedAt))
  const counts = await countsFor(
    db,
    rows.map((m) => m.id),
  )
  return rows.map((meeting) => ({ meeting, counts: counts.get(meeting.id) ?? countsOf([]) }))
}

/** Who may be asked to lead a meeting of the 三会一课: party members and those who hold the branch's offices. */
export const mayChair = async ({ read }: Db, branchId: BranchId): Promise<{ id: MemberId; name: string }[]> => {
  const office = read
    .select({ id: roleGrants.memberId })
    .from(roleGrants)
    .where(
      and(
        inArray(roleGrants.role, ['committee', 'secretary']),
        eq(roleGrants.scopeId, branchId),
        sql`${roleGrants.until} is null`,
      ),
    )
  return read
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(
      and(
        eq(members.branchId, branchId),
        sql`${members.leftAt} is null`,
        sql`(${members.partyMember} or ${members.id} in ${office})`,
      ),
    )
    .orderBy(asc(members.staffNo))
}

export const teamsIn = ({ read }: Db, branchId: BranchId): Promise<{ id: TeamId; name: string }[]> =>
  read
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(eq(teams.branchId, branchId))
    .orderBy(asc(teams.name))

/** Everyone of the branch who is not on that roll. */
export const othersIn = ({ read }: Db, { id, branchId }: Meeting): Promise<{ id: MemberId; name: string }[]> =>
  read
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(
      and(
        eq(members.branchId, branchId),
        sql`${members.leftAt} is null`,
        sql`${members.id} not in (select member_id from ${meetingAttendance} where meeting_id = ${id})`,
      ),
    )
    .orderBy(asc(members.staffNo))
