import { and, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { texts } from '../../../cards/pairings/texts.ts'
import { fullCard } from '../../../cards/pairings/told.card.ts'
import type { HandoverId, MemberId } from '../../core/ids.ts'
import { holdersOf } from '../../domain/approvals/holders.ts'
import { defineApproval } from '../../domain/approvals/kind.ts'
import { opening } from '../../domain/approvals/open.ts'
import { approvals } from '../../domain/approvals/schema.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { secretariesOf } from '../../domain/people/store.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { after } from './faces.ts'
import { redrawn } from './letters.ts'
import { handovers, notAllowed } from './schema.ts'
import { type View, viewById } from './store.ts'

const payload = z.object({ handover: z.string() })
const viewOf = (world: World, of: z.infer<typeof payload>) => viewById(world.db, of.handover as HandoverId)
const loadAfter = ({ load, people }: View): number => load + people.filter((p) => !p.leftAt).length

const mark = (to: Writer, { handover }: z.infer<typeof payload>, approval: string, provided: SQL): Write =>
  to
    .update(handovers)
    .set({ approval })
    .where(and(eq(handovers.id, handover as HandoverId), eq(handovers.state, 'open'), provided))

/**
 * 超上限包保：the branch's secretary, or one of the committee, allows that somebody looks after more than the limit. Not
 * one of the two mentors, nor whoever proposed it. It takes effect with the next look at what has been allowed.
 */
export const beyondLoad = defineApproval({
  kind: 'pairings.beyond-load',
  payload,
  deciders: (world, { branchId }) => holdersOf(world.db, branchId, ['secretary', 'committee']),
  conflicts: async (world, { payload }, member) => {
    const view = await viewOf(world, payload)
    return view?.handover.fromId === member || view?.handover.toId === member
  },
  needed: () => 1,
  reasonAtLeast: { approve: 4, reject: 4 },
  onRejection: 'any',
  face: async (world, { payload }) => {
    const view = await viewOf(world, payload)
    return {
      title: texts.approval.title,
      lines: view
        ? [
            texts.approval.people(view.people.map((p) => p.name)),
            texts.approval.load(view.to.name, loadAfter(view), view.limit),
          ]
        : [],
    }
  },
  effects: (to, _, { id, payload }, provided) => [mark(to, payload, id, provided)],
  otherwise: (to, _, { payload }, provided) => [mark(to, payload, notAllowed, provided)],
})

/** Where nobody may decide it, the secretary has to make room. */
const tellSecretaries = async (world: World, view: View): Promise<void> => {
  const full = { to: view.to.name, load: loadAfter(view), limit: view.limit }
  await pushAll(
    world,
    (await secretariesOf(world.db, view.to.branchId)).map(({ id: member }) => ({
      ...{ key: `pairings/full/${view.handover.id}/${member}`, member, kind: 'duty', card: fullCard(full) },
      ...{ expiresAt: view.handover.deadline, line: texts.full.body(full.to, full.load, full.limit) },
    })),
  )
}

/** So long those who decide it have at least: each of them is awake and above ground in it, and has a place left. */
const patience = 3 * 24 * 3_600_000

/**
 * R20：a load above the limit is the secretary's matter, not the mentor's. The hand-over stays open until it is decided.
 *
 * @param actor whoever confirmed last
 * @returns whether a 批准 is under way
 */
export const askBeyondLoad = async (world: World, view: View, actor: MemberId): Promise<boolean> => {
  const { id, branchId, proposedBy, reason } = view.handover
  const least = world.clock.now().getTime() + patience
  const deadline = new Date(Math.max(view.handover.deadline.getTime(), least))
  const key = `pairings/beyond-load/${id}`
  const plan = await opening(world, beyondLoad, {
    ...{ key, subject: `handover/${id}`, branchId, requestedBy: proposedBy, actor },
    ...{ payload: { handover: id }, reason, deadline },
  })
  if (plan.kind === 'may-open') {
    const asked = sql`exists (select 1 from ${approvals} where id = ${plan.id})`
    const open = and(eq(handovers.id, id), eq(handovers.state, 'open'), asked)
    await world.db.commit((to) => [
      ...(plan.writes(to) as [Write, ...Write[]]),
      to.update(handovers).set({ deadline }).where(open),
      ...redrawn(to, world, after(view, { deadline }), asked, actor),
    ])
    return true
  }
  await tellSecretaries(world, view)
  return false
}
