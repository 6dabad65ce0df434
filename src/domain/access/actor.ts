import { and, eq, isNull } from 'drizzle-orm'
import type { AccountId, BranchId, CompanyId, MemberId, TeamId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Role, ScopeKind } from '../people/roles.ts'
import { branches, members, mentorships, roleGrants } from '../people/schema.ts'

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

const actorWhere = async (db: Db, who: ReturnType<typeof eq>): Promise<Actor | undefined> => {
  const [row] = await db.read
    .select({
      id: members.id,
      account: members.account,
      teamId: members.teamId,
      branchId: members.branchId,
      companyId: branches.companyId,
    })
    .from(members)
    .innerJoin(branches, eq(branches.id, members.branchId))
    .where(and(who, isNull(members.leftAt)))
  if (!row) return undefined
  const { id, account, ...place } = row
  const [grants, pairs] = await Promise.all([
    db.read
      .select({ role: roleGrants.role, scopeKind: roleGrants.scopeKind, scopeId: roleGrants.scopeId })
      .from(roleGrants)
      .where(and(eq(roleGrants.memberId, id), isNull(roleGrants.until))),
    db.read
      .select({ memberId: mentorships.memberId })
      .from(mentorships)
      .where(and(eq(mentorships.mentorId, id), isNull(mentorships.until))),
  ])
  return { id, account, place, grants, mentees: new Set(pairs.map((p) => p.memberId)) }
}

/** Who acts: the person behind a verified account, unless that person has left. */
export const actorByAccount = (db: Db, account: AccountId): Promise<Actor | undefined> =>
  actorWhere(db, eq(members.account, account))

export const actorById = (db: Db, id: MemberId): Promise<Actor | undefined> => actorWhere(db, eq(members.id, id))

/** The place of a person or a thing by its branch and team, as `may` wants it. */
export const placeOf = async (db: Db, branchId: BranchId, teamId?: TeamId): Promise<Place | undefined> => {
  const [branch] = await db.read
    .select({ companyId: branches.companyId })
    .from(branches)
    .where(eq(branches.id, branchId))
  return branch && { companyId: branch.companyId, branchId, ...(teamId ? { teamId } : {}) }
}
