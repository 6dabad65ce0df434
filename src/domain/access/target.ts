import { eq, type SQL } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { branches, members } from '../people/schema.ts'
import type { Target } from './may.ts'

/**
 * The affairs of the person with this id, wherever that person belongs; nothing when there is nobody. Who has left
 * belongs to no team any more, so that their leader is their leader no longer; the branch keeps what it must keep.
 */
export const aboutMember = async (db: Db, id: MemberId | SQL): Promise<Target | undefined> => {
  const [row] = await db.read
    .select({
      id: members.id,
      teamId: members.teamId,
      branchId: members.branchId,
      companyId: branches.companyId,
      leftAt: members.leftAt,
    })
    .from(members)
    .innerJoin(branches, eq(branches.id, members.branchId))
    .where(eq(members.id, id))
  if (!row) return undefined
  const { id: owner, companyId, branchId, teamId, leftAt } = row
  return { place: { companyId, branchId, ...(leftAt === null ? { teamId } : {}) }, owner }
}
