import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { BranchId, MemberId, TeamId } from '../../core/ids.ts'
import { branches, members, roleGrants } from '../../domain/people/schema.ts'
import type { Turn } from '../../domain/shifts/turn.ts'
import type { Db } from '../../platform/db/db.ts'

/**
 * 班前会主持人：the duty cadre who goes down with that shift, else the team's leader on it; else one of them of whom nobody
 * knows when they work. Nobody who is off is called in.
 *
 * @param turnOf what somebody of the branch does on that business day
 */
export const chairOf = async (
  db: Db,
  { branchId, teamId, shift }: { branchId: BranchId; teamId: TeamId; shift: string },
  turnOf: ReadonlyMap<MemberId, Turn>,
): Promise<MemberId | undefined> => {
  const rows = await db.read
    .selectDistinct({ id: members.id, staffNo: members.staffNo, role: roleGrants.role })
    .from(roleGrants)
    .innerJoin(members, eq(members.id, roleGrants.memberId))
    .innerJoin(branches, eq(branches.id, branchId))
    .where(
      and(
        inArray(roleGrants.role, ['duty-cadre', 'team-leader']),
        isNull(roleGrants.until),
        isNull(members.leftAt),
        or(
          and(eq(roleGrants.scopeKind, 'team'), eq(roleGrants.scopeId, teamId)),
          and(eq(roleGrants.scopeKind, 'branch'), eq(roleGrants.scopeId, branchId)),
          and(eq(roleGrants.scopeKind, 'company'), eq(roleGrants.scopeId, branches.companyId)),
        ),
      ),
    )
    .orderBy(asc(members.staffNo))
  const rank = ({ id, role }: { id: MemberId; role: string }): number => {
    const turn = turnOf.get(id) ?? { kind: 'unknown' as const }
    if (turn.kind === 'unknown') return 2
    if (turn.kind !== 'works' || turn.shift.name !== shift) return 3
    return role === 'duty-cadre' ? 0 : 1
  }
  return rows
    .map((row) => ({ ...row, rank: rank(row) }))
    .filter((row) => row.rank < 3)
    .sort((a, b) => a.rank - b.rank)[0]?.id
}
