import { and, asc, eq, isNull } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import { type Role, roles } from '../../domain/people/roles.ts'
import { members, roleGrants, teams } from '../../domain/people/schema.ts'
import { branchById, holdersOf, rosterOf } from '../../domain/people/store.ts'
import type { Db } from '../../platform/db/db.ts'
import { type Audience, materialSendings } from './schema.ts'
import type { Stored } from './store.ts'

export type Sending = typeof materialSendings.$inferSelect
export type Learner = typeof members.$inferSelect

/** Those in the branch who lead one of its teams hold their role there, not for the branch. */
const leadersIn = async ({ read }: Db, branchId: Learner['branchId'], role: Role): Promise<Learner[]> => {
  const rows = await read
    .selectDistinct({ member: members })
    .from(roleGrants)
    .innerJoin(teams, and(eq(roleGrants.scopeKind, 'team'), eq(roleGrants.scopeId, teams.id)))
    .innerJoin(members, eq(members.id, roleGrants.memberId))
    .where(
      and(eq(teams.branchId, branchId), eq(roleGrants.role, role), isNull(roleGrants.until), isNull(members.leftAt)),
    )
    .orderBy(asc(members.staffNo))
  return rows.map((row) => row.member)
}

const roleOf = (target: string): Role | undefined => roles.find((role) => role === target)

/** Whom a sending means now; who has left since is meant no more, who has come since is. */
export const meantBy = async (
  db: Db,
  { material }: Pick<Stored, 'material'>,
  { audience, target }: { audience: Audience; target: string },
): Promise<Learner[]> => {
  const { branchId } = material
  if (audience === 'role') {
    const [role, branch] = [roleOf(target), await branchById(db, branchId)]
    if (!role || !branch) return []
    const both = [...(await holdersOf(db, role, branch)), ...(await leadersIn(db, branchId, role))]
    return both.filter((m, i) => m.branchId === branchId && both.findIndex((o) => o.id === m.id) === i)
  }
  const roster = await rosterOf(db, branchId)
  if (audience === 'team') return roster.filter((m) => m.teamId === target)
  return audience === 'post' ? roster.filter((m) => m.post === target) : roster
}

export const sendingsOf = async ({ read }: Db, { material }: Pick<Stored, 'material'>): Promise<Sending[]> =>
  read
    .select()
    .from(materialSendings)
    .where(eq(materialSendings.materialId, material.id))
    .orderBy(asc(materialSendings.dueAt), asc(materialSendings.id))

/**
 * 应学：everybody whom any of its sendings means, by staff number. Of a material for one post only those who work it; who
 * was meant by name of team or role is meant whatever the post.
 */
export const learnersOf = async (db: Db, stored: Stored): Promise<Learner[]> => {
  const { post } = stored.version
  const meant = new Map<MemberId, Learner>()
  for (const sending of await sendingsOf(db, stored)) {
    if (sending.cancelledAt) continue
    for (const m of await meantBy(db, stored, sending))
      if (sending.audience !== 'branch' || post === '' || m.post === post) meant.set(m.id, m)
  }
  return [...meant.values()].sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1))
}
