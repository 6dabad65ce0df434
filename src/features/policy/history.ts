import { and, desc, eq } from 'drizzle-orm'
import type { BranchId } from '../../core/ids.ts'
import { members } from '../../domain/people/schema.ts'
import type { PolicyKey } from '../../domain/policy/keys.ts'
import { policies } from '../../domain/policy/schema.ts'
import type { Db } from '../../platform/db/db.ts'

export type Changed = {
  key: PolicyKey
  value: string
  version: number
  since: Date
  changedBy: string | null
  /** Absent for a file, and for somebody who is not there any more. */
  name: string | null
}

/** The branch's newest changes first, of one rule or of all. */
export const changesOf = async (db: Db, branchId: BranchId, limit: number, key?: PolicyKey): Promise<Changed[]> => {
  const rows = await db.read
    .select({
      key: policies.key,
      value: policies.value,
      version: policies.version,
      since: policies.since,
      changedBy: policies.changedBy,
      name: members.name,
    })
    .from(policies)
    .leftJoin(members, eq(members.id, policies.changedBy))
    .where(and(eq(policies.branchId, branchId), key && eq(policies.key, key)))
    .orderBy(desc(policies.since), desc(policies.version))
    .limit(limit)
  return rows as Changed[]
}
