import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import type { Role, ScopeKind } from './roles.ts'
import { branches, members, roleGrants, teams } from './schema.ts'

export type RoleChange = { memberId: MemberId; role: Exclude<Role, 'worker'>; scopeKind: ScopeKind; scopeId: string }
/** Who changes it: a person, or whoever holds the command line. */
type By = MemberId | 'operator'

const detailOf = ({ role, scopeKind, scopeId }: RoleChange) => ({ role, scopeKind, scopeId })

const heldNow = ({ memberId, role, scopeKind, scopeId }: RoleChange): SQL =>
  sql`member_id = ${memberId} and role = ${role} and scope_kind = ${scopeKind} and scope_id = ${scopeId} and until is null`

const companyOfScope = ({ scopeKind, scopeId }: RoleChange): SQL => {
  if (scopeKind === 'company') return sql`${scopeId}`
  return scopeKind === 'branch'
    ? sql`(select company_id from ${branches} where id = ${scopeId})`
    : sql`(select b.company_id from ${teams} t join ${branches} b on b.id = t.branch_id where t.id = ${scopeId})`
}

/** Whoever has left holds nothing, and nobody holds anything in another company. */
const mayHold = (change: RoleChange): SQL => sql`exists (
  select 1 from ${members} m join ${branches} b on b.id = m.branch_id
  where m.id = ${change.memberId} and m.left_at is null and b.company_id = ${companyOfScope(change)})`

/** 授角色, for the commit of whoever decided it: the grant and its trace, unless it holds already or may not be held. */
export const grantWrites = (
  to: Writer,
  world: Pick<World, 'clock'>,
  change: RoleChange,
  by: By,
  provided: SQL = sql`true`,
): [Write, ...Write[]] => {
  const now = world.clock.now()
  const stands = sql`${provided} and ${mayHold(change)} and not exists (select 1 from ${roleGrants} where ${heldNow(change)})`
  return [
    // First, while the condition still speaks of how things stood before.
    audit(
      to,
      world,
      { actor: by, action: 'roles.granted', object: `member/${change.memberId}`, detail: detailOf(change) },
      stands,
    ),
    insertIf(to, roleGrants, { ...change, since: now, grantedBy: by }, stands),
    // Taken back and given again within one millisecond: the key is the same.
    to
      .update(roleGrants)
      .set({ until: null, endedBy: null, grantedBy: by })
      .where(
        and(
          eq(roleGrants.memberId, change.memberId),
          eq(roleGrants.role, change.role),
          eq(roleGrants.scopeKind, change.scopeKind),
          eq(roleGrants.scopeId, change.scopeId),
          eq(roleGrants.since, now),
          stands,
        ),
      ),
  ]
}

/** 收角色: ended from now on, never deleted; who held what on a day stays known. */
export const revokeWrites = (
  to: Writer,
  world: Pick<World, 'clock'>,
  change: RoleChange,
  by: By,
  provided: SQL = sql`true`,
): [Write, ...Write[]] => {
  const stands = sql`${provided} and exists (select 1 from ${roleGrants} where ${heldNow(change)})`
  return [
    audit(
      to,
      world,
      { actor: by, action: 'roles.revoked', object: `member/${change.memberId}`, detail: detailOf(change) },
      stands,
    ),
    to
      .update(roleGrants)
      .set({ until: world.clock.now(), endedBy: by })
      .where(and(heldNow(change), provided)),
  ]
}

const standing = async ({ db }: Pick<World, 'db'>, change: RoleChange) => {
  const [row] = await db.read.select({ since: roleGrants.since }).from(roleGrants).where(heldNow(change))
  return row
}

/** 授角色: 'refused' for whoever is not in the roster any more, for another company's people and for no such place. */
export const grantRole = async (
  world: Pick<World, 'db' | 'clock'>,
  change: RoleChange,
  by: By,
): Promise<'granted' | 'already' | 'refused'> => {
  if (await standing(world, change)) return 'already'
  await world.db.commit((to) => grantWrites(to, world, change, by))
  return (await standing(world, change)) ? 'granted' : 'refused'
}

/** 收角色 */
export const revokeRole = async (
  world: Pick<World, 'db' | 'clock'>,
  change: RoleChange,
  by: By,
): Promise<'revoked' | 'not-held'> => {
  if (!(await standing(world, change))) return 'not-held'
  await world.db.commit((to) => revokeWrites(to, world, change, by))
  return 'revoked'
}
