import { and, eq, isNull } from 'drizzle-orm'
import type { BranchId, MemberId } from '../../core/ids.ts'
import { members, roleGrants } from '../../domain/people/schema.ts'
import { keepersOf } from '../../domain/people/store.ts'
import type { Db } from '../../platform/db/db.ts'

/** Who is told of what happens in a bank: those who look after the branch, for the company's own its administrators. */
export const keepersOfBank = async (db: Db, branchId: BranchId | ''): Promise<MemberId[]> => {
  if (branchId !== '') return (await keepersOf(db, branchId)).map(({ id }) => id)
  const rows = await db.read
    .selectDistinct({ id: members.id })
    .from(roleGrants)
    .innerJoin(members, eq(members.id, roleGrants.memberId))
    .where(
      and(
        eq(roleGrants.role, 'administrator'),
        eq(roleGrants.scopeKind, 'company'),
        isNull(roleGrants.until),
        isNull(members.leftAt),
      ),
    )
  return rows.map(({ id }) => id)
}

/** As much of a question as fits into a line. */
export const shortly = (stem: string): string => (stem.length > 30 ? `${stem.slice(0, 30)}…` : stem)
