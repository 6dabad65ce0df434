import { and, asc, desc, eq, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { BranchId, MemberId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { type Policy, type PolicyKey, policyUsual } from './keys.ts'
import { policies } from './schema.ts'

/** What holds for the branch at that moment; now and in the future when absent. */
export const policyOf = async (db: Db, branchId: BranchId, at?: Date): Promise<Policy> => {
  const rows = await db.read
    .select()
    .from(policies)
    .where(and(eq(policies.branchId, branchId), at && lte(policies.since, at)))
    .orderBy(asc(policies.version))
  return { ...policyUsual, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) }
}

/** 制度版本：how many changes the branch has made to its rules so far; read when the commit comes to it. */
export const revisionOf = (branchId: BranchId): SQL<number> =>
  sql<number>`(select count(*) from ${policies} where branch_id = ${branchId})`

/** The same by a person: how many changes that person's branch has made to its rules so far; read when the commit comes to it. */
export const revisionFor = (memberId: MemberId): SQL<number> =>
  sql<number>`(select count(*) from ${policies} where branch_id = (select branch_id from members where id = ${memberId}))`

/** A new version of one rule; the key decides if two people change it at once. */
export const setPolicy = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  change: { branchId: BranchId; key: PolicyKey; value: string; version: number },
): Write =>
  to
    .insert(policies)
    .values({ ...change, since: clock.now() })
    .onConflictDoNothing()

/** The number that the next version of each rule takes. */
export const nextVersions = async (db: Db, branchId: BranchId): Promise<Map<string, number>> => {
  const rows = await db.read
    .select()
    .from(policies)
    .where(eq(policies.branchId, branchId))
    .orderBy(asc(policies.version))
  return new Map(rows.map(({ key, version }) => [key, version + 1]))
}

/** What held before that version of one rule. */
export const policyAt = async (
  db: Db,
  { branchId, key, version }: { branchId: BranchId; key: PolicyKey; version: number },
): Promise<string> => {
  const [row] = await db.read
    .select({ value: policies.value })
    .from(policies)
    .where(and(eq(policies.branchId, branchId), eq(policies.key, key), lt(policies.version, version)))
    .orderBy(desc(policies.version))
    .limit(1)
  return row?.value ?? policyUsual[key]
}
