import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { AccountId, BranchId, CompanyId, MemberId, TeamId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Role, ScopeKind } from '../people/roles.ts'
import { branches, members, roleGrants } from '../people/schema.ts'
import { menteesOf } from './mentees.ts'

/** Where somebody or something belongs; nothing below the branch when `teamId` is absent. */
export type Place = { companyId: CompanyId; branchId?: BranchId; teamId?: TeamId }

export type Grant = { role: Role; scopeKind: ScopeKind; scopeId: string }

/** Somebody who is in the roster now, with all that decides what that person may. Read anew for every act, kept nowhere. */
export type Actor = {
  id: MemberId
  account: AccountId | null
  place: Required<Place>
  grants: readonly Grant[]
  /** Whom this person looks after now. */
  mentees: ReadonlySet<MemberId>
}

/** What somebody holds: a grant ends the moment its `until` is written, so what has none holds now. */
const held = sql<string>`(
  select json_group_array(json_array(${roleGrants.role}, ${roleGrants.scopeKind}, ${roleGrants.scopeId}))
  from ${roleGrants} where ${roleGrants.memberId} = ${members.id} and ${roleGrants.until} is null)`

const grantsIn = (json: string): Grant[] =>
  (JSON.parse(json) as [Role, ScopeKind, string][]).map(([role, scopeKind, scopeId]) => ({ role, scopeKind, scopeId }))

/** One read, because where the database is far away every one of them is felt before a tap is answered. */
const actorWhere = async (db: Db, who: SQL, at?: Date): Promise<Actor | undefined> => {
  const [row] = await db.read
    .select({
      id: members.id,
      account: members.account,
      teamId: members.teamId,
      branchId: members.branchId,
      companyId: branches.companyId,
      grants: held,
      mentees: menteesOf(members.id, at),
    })
    .from(members)
    .innerJoin(branches, eq(branches.id, members.branchId))
    .where(and(who, isNull(members.leftAt)))
  if (!row) return undefined
  const { id, account, grants, mentees, ...place } = row
  return { id, account, place, grants: grantsIn(grants), mentees: new Set(JSON.parse(mentees) as MemberId[]) }
}

/**
 * Who acts: the person behind a verified account, unless that person has left.
 *
 * @param at the moment of the act; without it nobody stands in for anybody
 */
export const actorByAccount = (db: Db, account: AccountId, at?: Date): Promise<Actor | undefined> =>
  actorWhere(db, eq(members.account, account), at)

export const actorById = (db: Db, id: MemberId, at?: Date): Promise<Actor | undefined> =>
  actorWhere(db, eq(members.id, id), at)

/** The place of a person or a thing by its branch and team, as `may` wants it. */
export const placeOf = async (db: Db, branchId: BranchId, teamId?: TeamId): Promise<Place | undefined> => {
  const [branch] = await db.read
    .select({ companyId: branches.companyId })
    .from(branches)
    .where(eq(branches.id, branchId))
  return branch && { companyId: branch.companyId, branchId, ...(teamId ? { teamId } : {}) }
}
