import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { BranchId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Role } from '../people/roles.ts'
import { branches, members, roleGrants } from '../people/schema.ts'

/** Everyone whose role of these reaches the branch now, in the order of staff numbers: what most kinds ask for. */
export const holdersOf = async (db: Db, branchId: BranchId, roles: readonly Role[]): Promise<MemberId[]> => {
  const rows = await db.read
    .selectDistinct({ id: members.id, staffNo: members.staffNo })
    .from(roleGrants)
    .innerJoin(members, eq(members.id, roleGrants.memberId))
    .innerJoin(branches, eq(branches.id, branchId))
    .where(
      and(
        inArray(roleGrants.role, [...roles]),
        isNull(roleGrants.until),
        isNull(members.leftAt),
        or(
          and(eq(roleGrants.scopeKind, 'branch'), eq(roleGrants.scopeId, branches.id)),
          and(eq(roleGrants.scopeKind, 'company'), eq(roleGrants.scopeId, branches.companyId)),
        ),
      ),
    )
    .orderBy(members.staffNo)
  return rows.map((r) => r.id)
}
