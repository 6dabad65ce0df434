import { and, eq, isNull, or } from 'drizzle-orm'
import type { HandoverId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import type { World } from '../../platform/world.ts'
import { after } from './faces.ts'
import { redrawn, result, toldOf } from './letters.ts'
import { type DeclineReason, type HandoverState, handovers } from './schema.ts'
import { settledBy } from './settle.ts'
import { type View, viewById } from './store.ts'

export type EndOutcome =
  | { kind: 'ended-now'; view: View }
  | { kind: 'ended-before'; view: View; state: Exclude<HandoverState, 'open'> }
  | { kind: 'gone' | 'not-yours' }

type End = { id: HandoverId; actor: MemberId; eventId: string }

const end = async (
  world: World,
  view: View,
  { id, actor, eventId }: End,
  how: { state: 'declined' | 'cancelled'; why: DeclineReason | 'withdrawn' },
): Promise<EndOutcome> => {
  const { handover } = view
  const settled = { settledAt: world.clock.now(), settledEvent: eventId, settledBy: actor }
  const change = { ...settled, state: how.state, settledWhy: how.why }
  const own =
    how.state === 'cancelled'
      ? eq(handovers.proposedBy, actor)
      : or(
          and(eq(handovers.fromId, actor), isNull(handovers.fromConfirmedAt)),
          and(eq(handovers.toId, actor), isNull(handovers.toConfirmedAt)),
        )
  const [ended, ended2] = [settledBy(id, how.state, eventId), after(view, change)]
  const plan = await toldOf(world, view)
  if (handover.state === 'open')
    await world.db.commit((to) => [
      to
        .update(handovers)
        .set(change)
        .where(and(eq(handovers.id, id), eq(handovers.state, 'open'), own)),
      audit(
        to,
        world,
        { actor, action: `pairings.handover-${how.state}`, object: `handover/${id}`, detail: { why: how.why } },
        ended,
      ),
      ...redrawn(to, world, ended2, ended, actor),
      ...result(to, world, plan, { view: ended2, clicker: actor }, ended),
    ])
  const now = await viewById(world.db, id)
  if (!now) return { kind: 'gone' }
  if (now.handover.settledEvent === eventId) return { kind: 'ended-now', view: now }
  return now.handover.state === 'open'
    ? { kind: 'not-yours' }
    : { kind: 'ended-before', view: now, state: now.handover.state }
}

/** 不同意：either of the two, before they have confirmed, with a reason. The pairing stays as it was. */
export const declineHandover = async (world: World, by: End & { why: DeclineReason }): Promise<EndOutcome> => {
  const view = await viewById(world.db, by.id)
  if (!view) return { kind: 'gone' }
  const { fromId, toId } = view.handover
  if (by.actor !== fromId && by.actor !== toId) return { kind: 'not-yours' }
  return end(world, view, by, { state: 'declined', why: by.why })
}

/** 撤回：whoever proposed it takes it back while it is open. */
export const withdrawHandover = async (world: World, by: End): Promise<EndOutcome> => {
  const view = await viewById(world.db, by.id)
  if (!view) return { kind: 'gone' }
  if (by.actor !== view.handover.proposedBy) return { kind: 'not-yours' }
  return end(world, view, by, { state: 'cancelled', why: 'withdrawn' })
}
