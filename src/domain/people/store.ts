import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { AccountId, BranchId, ChatId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Role, ScopeKind } from './roles.ts'
import { branches, members, roleGrants } from './schema.ts'

export type Member = typeof members.$inferSelect
export type Branch = typeof branches.$inferSelect

/** The person behind an account, if that person is in the roster and has not left. */
export const memberByAccount = async (db: Db, account: AccountId): Promise<Member | undefined> => {
  const [member] = await db.read
    .select()
    .from(members)
    .where(and(eq(members.account, account), isNull(members.leftAt)))
  return member
}

/** Whether here or left; nothing of whom nobody knows. */
export const memberById = async (db: Db, id: MemberId): Promise<Member | undefined> => {
  const [member] = await db.read.select().from(members).where(eq(members.id, id))
  return member
}

export const memberByStaffNo = async (db: Db, staffNo: string): Promise<Member | undefined> => {
  const [member] = await db.read.select().from(members).where(eq(members.staffNo, staffNo))
  return member
}

/** Everyone who is in the branch now, by staff number. */
export const rosterOf = async (db: Db, branchId: BranchId): Promise<Member[]> =>
  db.read
    .select()
    .from(members)
    .where(and(eq(members.branchId, branchId), isNull(members.leftAt)))
    .orderBy(asc(members.staffNo))

/** Those of these who have not left, whichever branch they are in now, by staff number. */
export const stillHere = async (db: Db, ids: readonly MemberId[]): Promise<Member[]> =>
  db.read
    .select()
    .from(members)
    .where(and(inArray(members.id, [...ids]), isNull(members.leftAt)))
    .orderBy(asc(members.staffNo))

export const rolesOf = async (db: Db, memberId: MemberId): Promise<Set<Role>> => {
  const rows = await db.read
    .select({ role: roleGrants.role })
    .from(roleGrants)
    .where(and(eq(roleGrants.memberId, memberId), isNull(roleGrants.until)))
  return new Set<Role>(['worker', ...rows.map((r) => r.role)])
}

export const everyBranch = async (db: Db): Promise<Branch[]> =>
  db.read.select().from(branches).orderBy(asc(branches.name))

export const branchById = async (db: Db, id: BranchId): Promise<Branch | undefined> => {
  const [branch] = await db.read.select().from(branches).where(eq(branches.id, id))
  return branch
}

export const branchByChat = async (db: Db, chatId: ChatId): Promise<Branch | undefined> => {
  const [branch] = await db.read.select().from(branches).where(eq(branches.chatId, chatId))
  return branch
}

/** Who holds one of these for the branch: the first rung on which anybody stands. */
const firstOf = async (
  db: Db,
  branchId: BranchId,
  ladder: readonly (readonly [Role, ScopeKind])[],
): Promise<Member[]> => {
  const rows = await db.read
    .selectDistinct({ member: members, role: roleGrants.role, scopeKind: roleGrants.scopeKind })
    .from(roleGrants)
    .innerJoin(members, eq(members.id, roleGrants.memberId))
    .innerJoin(branches, eq(branches.id, branchId))
    .where(
      and(
        or(
          and(eq(roleGrants.scopeKind, 'branch'), eq(roleGrants.scopeId, branches.id)),
          and(eq(roleGrants.scopeKind, 'company'), eq(roleGrants.scopeId, branches.companyId)),
        ),
        isNull(roleGrants.until),
        isNull(members.leftAt),
        inArray(roleGrants.role, ['administrator', 'secretary']),
      ),
    )
  const holding = ([role, scopeKind]: readonly [Role, ScopeKind]) =>
    rows.filter((r) => r.role === role && r.scopeKind === scopeKind).map((r) => r.member)
  return ladder.map(holding).find((some) => some.length > 0) ?? []
}

/**
 * Those who look after a branch's affairs with the bot: its administrators, else its secretary, else the company's
 * administrators.
 */
export const keepersOf = (db: Db, branchId: BranchId): Promise<Member[]> =>
  firstOf(db, branchId, [
    ['administrator', 'branch'],
    ['secretary', 'branch'],
    ['administrator', 'company'],
  ])

/** 书记。Those who decide about people in the branch; its administrators where it has none. */
export const secretariesOf = (db: Db, branchId: BranchId): Promise<Member[]> =>
  firstOf(db, branchId, [
    ['secretary', 'branch'],
    ['administrator', 'branch'],
    ['administrator', 'company'],
  ])

/** Those who hold a role for the whole of a branch, given there or for its company. */
export const holdersOf = async (db: Db, role: Role, branch: Branch): Promise<Member[]> => {
  const rows = await db.read
    .selectDistinct({ member: members })
    .from(roleGrants)
    .innerJoin(members, eq(members.id, roleGrants.memberId))
    .where(
      and(
        eq(roleGrants.role, role),
        isNull(roleGrants.until),
        isNull(members.leftAt),
        or(
          and(eq(roleGrants.scopeKind, 'branch'), eq(roleGrants.scopeId, branch.id)),
          and(eq(roleGrants.scopeKind, 'company'), eq(roleGrants.scopeId, branch.companyId)),
        ),
      ),
    )
  return rows.map((r) => r.member)
}
