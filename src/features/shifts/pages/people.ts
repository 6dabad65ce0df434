import { and, asc, eq, isNull } from 'drizzle-orm'
import type { BranchId, MemberId, TeamId } from '../../../core/ids.ts'
import { type Actor, placeOf } from '../../../domain/access/actor.ts'
import { may, type Target } from '../../../domain/access/may.ts'
import { members, teams } from '../../../domain/people/schema.ts'
import type { Db } from '../../../platform/db/db.ts'

export type Team = typeof teams.$inferSelect
export type Mate = { id: MemberId; name: string; staffNo: string }

export const teamsIn = async (db: Db, branchId: BranchId): Promise<Team[]> =>
  db.read.select().from(teams).where(eq(teams.branchId, branchId)).orderBy(asc(teams.name))

export const teamById = async (db: Db, id: TeamId): Promise<Team | undefined> => {
  const [team] = await db.read.select().from(teams).where(eq(teams.id, id))
  return team
}

/** Who is in the team now, by staff number. */
export const matesIn = async (db: Db, teamId: TeamId): Promise<Mate[]> =>
  db.read
    .select({ id: members.id, name: members.name, staffNo: members.staffNo })
    .from(members)
    .where(and(eq(members.teamId, teamId), isNull(members.leftAt)))
    .orderBy(asc(members.staffNo))

/** What a team's affairs are about: nobody's in particular. */
export const aboutTeam = async (db: Db, team: Team | undefined): Promise<Target | undefined> => {
  const place = team && (await placeOf(db, team.branchId, team.id))
  return place && { place }
}

export const aboutBranch = async (db: Db, branchId: BranchId): Promise<Target | undefined> => {
  const place = await placeOf(db, branchId)
  return place && { place }
}

export const mayChange = (actor: Actor, target: Target | undefined): boolean =>
  target !== undefined && may(actor, 'shift.change', target)

export const nameOf = ({ name, staffNo }: Mate): string => `${name}（${staffNo}）`
