import { and, eq, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { texts } from '../../../cards/pairings/texts.ts'
import { fullCard } from '../../../cards/pairings/told.card.ts'
import type { HandoverId } from '../../core/ids.ts'
import { holdersOf } from '../../domain/approvals/holders.ts'
import { defineApproval } from '../../domain/approvals/kind.ts'
import { openApproval } from '../../domain/approvals/open.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { secretariesOf } from '../../domain/people/store.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
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
  const card = fullCard({ to: view.to.name, load: loadAfter(view), limit: view.limit })
  const secretaries = await secretariesOf(world.db, view.to.branchId)
  await pushAll(
    world,
    secretaries.map(({ id }) => ({
      key: `pairings/full/${view.handover.id}/${id}`,
      ...{ member: id, kind: 'duty' as const, card, expiresAt: view.handover.deadline },
      line: texts.full.body(view.to.name, loadAfter(view), view.limit),
    })),
  )
}

/**
 * R20：a load above the limit is the secretary's matter, not the mentor's.
 *
 * @returns whether a 批准 is under way
 */
export const askBeyondLoad = async (world: World, view: View): Promise<boolean> => {
  const { id, branchId, proposedBy, reason, deadline } = view.handover
  const opened = await openApproval(world, beyondLoad, {
    key: `pairings/beyond-load/${id}`,
    subject: `handover/${id}`,
    ...{ branchId, requestedBy: proposedBy, payload: { handover: id }, reason, deadline },
  })
  if (opened.kind === 'opened') return true
  await tellSecretaries(world, view)
  return false
}
