import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { AccountId, MeetingId, MemberId } from '../../core/ids.ts'
import { branches, members, teams } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'
import { meetingAttendance, meetingDecisions, meetingMinutes, meetingSteps, meetings } from './schema.ts'

export type Meeting = typeof meetings.$inferSelect
export type Minutes = typeof meetingMinutes.$inferSelect
export type Decision = typeof meetingDecisions.$inferSelect
export type Attendance = typeof meetingAttendance.$inferSelect
export type Attendee = Attendance & { name: string; staffNo: string; team: string; account: AccountId | null }

/** A meeting with all that is known of it. */
export type View = {
  meeting: Meeting
  branch: string
  chair: string | null
  done: ReadonlySet<number>
  roll: readonly Attendee[]
  minutes: Minutes | undefined
  decisions: readonly Decision[]
}

export const meetingById = async (db: Db, id: MeetingId): Promise<Meeting | undefined> => {
  const [row] = await db.read.select().from(meetings).where(eq(meetings.id, id))
  return row
}

export const meetingsByKey = async (db: Db, keys: readonly string[]): Promise<Meeting[]> =>
  keys.length === 0
    ? []
    : db.read
        .select()
        .from(meetings)
        .where(inArray(meetings.key, [...keys]))
        .orderBy(asc(meetings.plannedAt))

/** Who is on the roll, by team and staff number. */
export const rollOf = async (db: Db, id: MeetingId): Promise<Attendee[]> => {
  const rows = await db.read
    .select({
      line: meetingAttendance,
      name: members.name,
      staffNo: members.staffNo,
      account: members.account,
      team: teams.name,
    })
    .from(meetingAttendance)
    .innerJoin(members, eq(members.id, meetingAttendance.memberId))
    .innerJoin(teams, eq(teams.id, members.teamId))
    .where(eq(meetingAttendance.meetingId, id))
    .orderBy(asc(teams.name), asc(members.staffNo))
  return rows.map(({ line, ...who }) => ({ ...line, ...who }))
}

export const minutesOf = async (db: Db, id: MeetingId): Promise<Minutes | undefined> => {
  const [newest] = await db.read
    .select()
    .from(meetingMinutes)
    .where(eq(meetingMinutes.meetingId, id))
    .orderBy(desc(meetingMinutes.version))
    .limit(1)
  return newest
}

const chairs = alias(members, 'chairs')

export const viewOf = async (db: Db, id: MeetingId): Promise<View | undefined> => {
  const [[found], steps, roll, minutes, decisions] = await Promise.all([
    db.read
      .select({ meeting: meetings, branch: branches.name, chair: chairs.name })
      .from(meetings)
      .innerJoin(branches, eq(branches.id, meetings.branchId))
      .leftJoin(chairs, eq(chairs.id, meetings.chairId))
      .where(eq(meetings.id, id)),
    db.read.select({ step: meetingSteps.step }).from(meetingSteps).where(eq(meetingSteps.meetingId, id)),
    rollOf(db, id),
    minutesOf(db, id),
    db.read
      .select()
      .from(meetingDecisions)
      .where(eq(meetingDecisions.meetingId, id))
      .orderBy(asc(meetingDecisions.at), asc(meetingDecisions.id)),
  ])
  return found && { ...found, done: new Set(steps.map((s) => s.step)), roll, minutes, decisions }
}

/** True in a commit, and whenever, while the meeting is in that state. */
export const inState = (id: MeetingId, state: Meeting['state']): SQL =>
  sql`exists (select 1 from ${meetings} where id = ${id} and state = ${state})`

/** One person's line of one meeting. */
export const attendanceOf = async (db: Db, id: MeetingId, memberId: MemberId): Promise<Attendance | undefined> => {
  const [line] = await db.read
    .select()
    .from(meetingAttendance)
    .where(and(eq(meetingAttendance.meetingId, id), eq(meetingAttendance.memberId, memberId)))
  return line
}
