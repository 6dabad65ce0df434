import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import type { MemberId, TeamId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { members, teams } from '../people/schema.ts'
import { absences, turnChanges, workStops } from './schema.ts'

/** 还在起作用的登记：what stands for one team from that day on, and has not been taken back. */
export const standingFor = async (db: Db, teamId: TeamId, today: LocalDate) => {
  const mates = db.read.select({ id: members.id }).from(members).where(eq(members.teamId, teamId))
  const [away, changed, stopped] = await Promise.all([
    db.read
      .select()
      .from(absences)
      .where(
        and(
          inArray(absences.memberId, mates),
          isNull(absences.cancelledAt),
          or(isNull(absences.lastDay), gte(absences.lastDay, today)),
        ),
      )
      .orderBy(asc(absences.firstDay)),
    db.read
      .select()
      .from(turnChanges)
      .where(and(inArray(turnChanges.memberId, mates), isNull(turnChanges.cancelledAt), gte(turnChanges.day, today)))
      .orderBy(asc(turnChanges.day)),
    db.read
      .select({ stop: workStops })
      .from(workStops)
      .innerJoin(teams, and(eq(teams.id, teamId), eq(teams.branchId, workStops.branchId)))
      .where(
        and(
          isNull(workStops.cancelledAt),
          gte(workStops.lastDay, today),
          or(isNull(workStops.teamId), eq(workStops.teamId, teamId)),
        ),
      )
      .orderBy(asc(workStops.firstDay)),
  ])
  return { absences: away, changes: changed, stops: stopped.map((s) => s.stop) }
}

/** Everything that was ever registered about one person, newest first, taken back or not. */
export const everRegistered = async (db: Db, memberId: MemberId) => {
  const [away, changed] = await Promise.all([
    db.read.select().from(absences).where(eq(absences.memberId, memberId)).orderBy(asc(absences.firstDay)),
    db.read.select().from(turnChanges).where(eq(turnChanges.memberId, memberId)).orderBy(asc(turnChanges.day)),
  ])
  return { absences: away.reverse(), changes: changed.reverse() }
}
