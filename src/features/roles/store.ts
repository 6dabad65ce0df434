import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { BranchId, CompanyId, TeamId } from '../../core/ids.ts'
import { type Actor, type Place, placeOf } from '../../domain/access/actor.ts'
import type { Act } from '../../domain/access/acts.ts'
import { may } from '../../domain/access/may.ts'
import type { ScopeKind } from '../../domain/people/roles.ts'
import { branches, members, roleGrants, teams } from '../../domain/people/schema.ts'
import { type Branch, everyBranch } from '../../domain/people/store.ts'
import type { Db } from '../../platform/db/db.ts'

/** The branches of which this person may ask so much, by name. */
export const branchesFor = async (db: Db, actor: Actor, act: Act): Promise<Branch[]> =>
  (await everyBranch(db)).filter(({ id, companyId }) => may(actor, act, { place: { companyId, branchId: id } }))

export const teamsOf = (db: Db, branchId: BranchId): Promise<{ id: TeamId; name: string }[]> =>
  db.read
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(eq(teams.branchId, branchId))
    .orderBy(asc(teams.name))

/** What holds in this branch now: in the branch, in one of its teams, in its whole company. */
export const grantsIn = async (db: Db, branch: Branch) => {
  const own = (await teamsOf(db, branch.id)).map((t) => t.id)
  return db.read
    .select({ grant: roleGrants, staffNo: members.staffNo, name: members.name, team: teams.name })
    .from(roleGrants)
    .innerJoin(members, eq(members.id, roleGrants.memberId))
    .leftJoin(teams, and(eq(roleGrants.scopeKind, 'team'), eq(teams.id, roleGrants.scopeId)))
    .where(
      and(
        isNull(roleGrants.until),
        isNull(members.leftAt),
        or(
          and(eq(roleGrants.scopeKind, 'branch'), eq(roleGrants.scopeId, branch.id)),
          and(eq(roleGrants.scopeKind, 'team'), inArray(roleGrants.scopeId, own)),
          and(eq(roleGrants.scopeKind, 'company'), eq(roleGrants.scopeId, branch.companyId)),
        ),
      ),
    )
    .orderBy(asc(roleGrants.scopeKind), asc(members.staffNo), asc(roleGrants.role))
}

/** The place that a role is to hold in; nothing when there is none. */
export const placeOfScope = async (db: Db, kind: ScopeKind, id: string): Promise<Place | undefined> => {
  if (kind === 'branch') return placeOf(db, id as BranchId)
  if (kind === 'company') {
    const [one] = await db.read
      .select({ id: branches.companyId })
      .from(branches)
      .where(eq(branches.companyId, id as CompanyId))
    return one && { companyId: one.id }
  }
  const [team] = await db.read
    .select({ branchId: teams.branchId })
    .from(teams)
    .where(eq(teams.id, id as TeamId))
  return team && placeOf(db, team.branchId, id as TeamId)
}
