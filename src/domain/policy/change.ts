import { type SQL, sql } from 'drizzle-orm'
import type { BranchId, MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { contradictionIn } from './contradiction.ts'
import { type PolicyKey, ruleOf } from './keys.ts'
import { nextVersions, policyOf } from './policy.ts'
import { policies } from './schema.ts'

export type PolicyChange = { branchId: BranchId; key: PolicyKey; value: string; version: number }

export type ReadChange =
  | { kind: 'may-change'; change: PolicyChange; before: string; weighty: boolean }
  | { kind: 'same' }
  | { kind: 'wrong'; why: string }

/**
 * Reads what somebody wants a rule to be, and judges it beside the rules it must agree with. Nothing is written; the
 * change takes the next version, so of two people who change one rule at once only one succeeds.
 */
export const readChange = async (
  { db }: Pick<World, 'db'>,
  { branchId, key, given }: { branchId: BranchId; key: PolicyKey; given: string },
): Promise<ReadChange> => {
  const rule = ruleOf(key)
  const read = given.trim() === '' && rule.usual === '' ? { value: '' } : rule.read(given)
  if ('wrong' in read) return { kind: 'wrong', why: read.wrong }
  const now = await policyOf(db, branchId)
  if (now[key] === read.value) return { kind: 'same' }
  const contradiction = contradictionIn({ ...now, [key]: read.value })
  if (contradiction) return { kind: 'wrong', why: contradiction.why }
  const version = (await nextVersions(db, branchId)).get(key) ?? 1
  const change = { branchId, key, value: read.value, version }
  return { kind: 'may-change', change, before: now[key], weighty: rule.weighty === true }
}

/** True once this very change is the one that stands. */
export const changeStands = ({ branchId, key, value, version }: PolicyChange, by: MemberId): SQL =>
  sql`exists (select 1 from ${policies} where branch_id = ${branchId} and key = ${key} and version = ${version}
    and value = ${value} and changed_by = ${by})`

/** 改制度：the new version and its trace, for the commit of whoever decided it. */
export const policyWrites = (
  to: Writer,
  world: Pick<World, 'clock'>,
  change: PolicyChange,
  by: MemberId,
  provided: SQL = sql`true`,
): Write[] => {
  const { branchId, key, version } = change
  const free = sql`not exists (select 1 from ${policies} where branch_id = ${branchId} and key = ${key} and version = ${version})`
  return [
    // Before the change itself: only whoever finds the version free leaves a trace.
    audit(
      to,
      world,
      { actor: by, action: 'policy.changed', object: `branch/${branchId}`, detail: { key, version } },
      sql`${provided} and ${free}`,
    ),
    insertIf(to, policies, { ...change, since: world.clock.now(), changedBy: by }, provided),
  ]
}
