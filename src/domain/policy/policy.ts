import { asc, eq } from 'drizzle-orm'
import type { BranchId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { policies } from './schema.ts'

/** What a branch may decide for itself, with what holds until it does. Times are 'HH:mm' at the mine. */
export const policyDefaults = {
  /** Off the full hour on purpose: everybody's bots speak at :00 and :30. */
  dailyTime: '07:23',
  dailyCloseTime: '20:17',
  /** 1 Monday … 7 Sunday, as cron reads them. */
  studyDays: '1-7',
  meetingTime: '14:00',
  examDay: '25',
  exposure: 'unnamed',
  exposureRule: '',
  exposureRuleDate: '',
} as const satisfies Record<string, string>

export type PolicyKey = keyof typeof policyDefaults
export type Policy = Readonly<Record<PolicyKey, string>>

export const policyOf = async (db: Db, branchId: BranchId): Promise<Policy> => {
  const rows = await db.read
    .select()
    .from(policies)
    .where(eq(policies.branchId, branchId))
    .orderBy(asc(policies.version))
  return { ...policyDefaults, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) }
}

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
