import { sql } from 'drizzle-orm'
import { texts } from '../../../cards/policy/texts.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { opening } from '../../domain/approvals/open.ts'
import { changeStands, type PolicyChange, policyWrites, readChange } from '../../domain/policy/change.ts'
import { type PolicyKey, ruleOf } from '../../domain/policy/keys.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { policyChange } from './approval.ts'

/** So long the others have for their word. */
const patienceMs = 3 * 86_400_000

export type Decided = { kind: 'applied' | 'asked' | 'stale' } | { kind: 'wrong'; why: string }

/**
 * What somebody has made up their mind about: a light rule holds at once, for a weighty one another is asked.
 *
 * @param id what caused it: the same cause is the same change, or the same question to the others
 * @param also further writes of the same commit
 */
export const settleChange = async (
  world: World,
  {
    actor,
    change,
    id,
    reason = '',
    also = () => [],
  }: { actor: Actor; change: PolicyChange; id: string; reason?: string; also?: (to: Writer) => Write[] },
): Promise<Decided> => {
  if (!ruleOf(change.key).weighty) {
    await world.db.commit((to) => [...policyWrites(to, world, change, actor.id), ...also(to)] as unknown as Writes)
    const [row] = await world.db.read.all<{ stands: number }>(sql`select ${changeStands(change, actor.id)} as stands`)
    return { kind: row?.stands === 1 ? 'applied' : 'stale' }
  }
  const { branchId, key, value, version } = change
  const plan = await opening(world, policyChange, {
    key: `policy/change/${id}`,
    subject: `${branchId}/${key}/${version}`,
    branchId,
    requestedBy: actor.id,
    payload: { key, value, version },
    reason,
    deadline: new Date(world.clock.now().getTime() + patienceMs),
  })
  if (plan.kind !== 'may-open') return { kind: 'wrong', why: texts.approval.nobody }
  await world.db.commit((to) => [...plan.writes(to), ...also(to)] as unknown as Writes)
  return { kind: 'asked' }
}

/** The same from what was typed: read, judged, and settled. */
export const decide = async (
  world: World,
  { actor, key, given, id, reason }: { actor: Actor; key: PolicyKey; given: string; id: string; reason?: string },
): Promise<Decided | { kind: 'same' }> => {
  const read = await readChange(world, { branchId: actor.place.branchId, key, given })
  return read.kind === 'may-change'
    ? settleChange(world, { actor, change: read.change, id, ...(reason ? { reason } : {}) })
    : read
}
