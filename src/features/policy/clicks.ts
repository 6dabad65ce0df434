import { eq, sql } from 'drizzle-orm'
import { policyTitles } from '../../../cards/import/texts.policy.ts'
import { confirmProposal, dropProposal } from '../../../cards/policy/actions.ts'
import { proposalCard } from '../../../cards/policy/policy.card.ts'
import { texts } from '../../../cards/policy/texts.ts'
import { type Actor, placeOf } from '../../domain/access/actor.ts'
import { onClick } from '../../domain/access/guard.ts'
import type { Target } from '../../domain/access/may.ts'
import { changeStands } from '../../domain/policy/change.ts'
import { type PolicyKey, ruleOf } from '../../domain/policy/keys.ts'
import { policyAt } from '../../domain/policy/policy.ts'
import { policyProposals } from '../../domain/policy/schema.ts'
import type { Db, Writer } from '../../platform/db/db.ts'
import { dbWhile, Fenced } from '../../platform/db/fenced.ts'
import type { ClickReply } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { settleChange } from './decide.ts'
import { spelt } from './spell.ts'

type Proposal = typeof policyProposals.$inferSelect & { key: PolicyKey }
type Settled = Exclude<Proposal['state'], 'open'>

const proposalById = async (db: Db, id: string): Promise<Proposal | undefined> => {
  const [row] = await db.read.select().from(policyProposals).where(eq(policyProposals.id, id))
  return row as Proposal | undefined
}

/** Only whoever wanted it, and only while that person may still change the branch's rules, confirms it. */
const proposalOf = async (
  world: World,
  { proposal }: { proposal: string },
  actor: Actor,
): Promise<Target | undefined> => {
  const found = await proposalById(world.db, proposal)
  if (found?.proposedBy !== actor.id) return undefined
  const place = await placeOf(world.db, found.branchId)
  return place && { place, owner: found.proposedBy }
}

const told: Record<Settled, ClickReply['toast']['type']> = {
  applied: 'success',
  asked: 'success',
  dropped: 'info',
  stale: 'warning',
}

const settledCard = async (world: World, of: Proposal, settled: Settled): Promise<ClickReply> => ({
  toast: { type: told[settled], content: texts.settled[settled] },
  card: proposalCard({
    proposal: of.id,
    title: policyTitles[of.key],
    before: spelt(of.key, await policyAt(world.db, of)),
    after: spelt(of.key, of.value),
    weighty: ruleOf(of.key).weighty === true,
    settled,
  }),
})

export const onConfirm = onClick(
  confirmProposal,
  { act: 'policy.propose', target: proposalOf },
  async (world, { payload, actor }) => {
    const found = await proposalById(world.db, payload.proposal)
    if (!found) return { toast: { type: 'warning', content: texts.settled.stale } }
    if (found.state !== 'open') return settledCard(world, found, found.state)
    const { id, branchId, key, value, version } = found
    const change = { branchId, key, value, version }
    const open = sql`exists (select 1 from ${policyProposals} where id = ${id} and state = 'open')`
    const weighty = ruleOf(key).weighty === true
    const state = weighty
      ? ('asked' as const)
      : sql`case when ${changeStands(change, actor.id)} then 'applied' else 'stale' end`
    const settled = { state, settledAt: world.clock.now() }
    // All of it while the proposal is open, or none: «先不改» on another phone may have been quicker.
    const ours = { ...world, db: dbWhile(world.db, open) }
    const also = (to: Writer) => [to.update(policyProposals).set(settled).where(eq(policyProposals.id, id))]
    const decided = await settleChange(ours, { actor, change, id, also }).catch((error: unknown) => {
      if (error instanceof Fenced) return { kind: 'overtaken' as const }
      throw error
    })
    if (decided.kind === 'wrong') return { toast: { type: 'warning', content: decided.why } }
    const after = await proposalById(world.db, id)
    return settledCard(world, found, after && after.state !== 'open' ? after.state : 'stale')
  },
)

export const onDrop = onClick(
  dropProposal,
  { act: 'policy.propose', target: proposalOf },
  async (world, { payload }) => {
    const { proposal } = payload
    await world.db.commit((to) => [
      to
        .update(policyProposals)
        .set({ state: 'dropped', settledAt: world.clock.now() })
        .where(sql`${policyProposals.id} = ${proposal} and ${policyProposals.state} = 'open'`),
    ])
    const after = await proposalById(world.db, proposal)
    return after && after.state !== 'open'
      ? settledCard(world, after, after.state)
      : { toast: { type: 'warning', content: texts.settled.stale } }
  },
)
