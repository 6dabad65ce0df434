import { and, asc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { AccountId, BranchId, CompanyId, MemberId, TeamId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Act } from '../../domain/access/acts.ts'
import { may, type Target } from '../../domain/access/may.ts'
import { gaps } from '../../domain/gaps/schema.ts'
import { branches, members, teams } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'

export type Person = {
  id: MemberId
  name: string
  staffNo: string
  account: AccountId | null
  branchId: BranchId
  companyId: CompanyId
  teamId: TeamId
  team: string
}

const columns = {
  ...{ id: members.id, name: members.name, staffNo: members.staffNo, account: members.account },
  ...{ branchId: members.branchId, companyId: branches.companyId, teamId: members.teamId, team: teams.name },
}

const peopleWhere = (db: Db, who: SQL | undefined): Promise<Person[]> =>
  db.read
    .select(columns)
    .from(members)
    .innerJoin(teams, eq(teams.id, members.teamId))
    .innerJoin(branches, eq(branches.id, members.branchId))
    .where(who)
    .orderBy(asc(members.staffNo))

export const peopleById = async (db: Db, ids: readonly MemberId[]): Promise<Map<MemberId, Person>> =>
  ids.length === 0
    ? new Map()
    : new Map((await peopleWhere(db, inArray(members.id, [...new Set(ids)]))).map((p) => [p.id, p]))

export const about = ({ id, companyId, branchId, teamId }: Person): Target => ({
  place: { companyId, branchId, teamId },
  owner: id,
})

/** Everyone here now of that name or staff number to whom this actor may do this; never the actor. */
export const peopleCalled = async (db: Db, actor: Actor, act: Act, word: string): Promise<Person[]> => {
  const named = or(eq(members.name, word), eq(members.staffNo, word))
  const found = await peopleWhere(db, and(named, isNull(members.leftAt)))
  return found.filter((p) => p.id !== actor.id && may(actor, act, about(p)))
}

/** Everyone here now to whom this actor may do this; never the actor. */
export const peopleWithin = async (db: Db, actor: Actor, act: Act): Promise<Person[]> => {
  const found = await peopleWhere(db, and(eq(branches.companyId, actor.place.companyId), isNull(members.leftAt)))
  return found.filter((p) => p.id !== actor.id && may(actor, act, about(p)))
}

/** The same, of those who are helped with something now. */
export const helpedWithin = async (db: Db, actor: Actor, act: Act): Promise<Person[]> => {
  const helped = db.read.select({ id: gaps.memberId }).from(gaps).where(isNull(gaps.closedAt))
  const found = await peopleWhere(
    db,
    and(eq(branches.companyId, actor.place.companyId), isNull(members.leftAt), inArray(members.id, helped)),
  )
  return found.filter((p) => p.id !== actor.id && may(actor, act, about(p)))
}
