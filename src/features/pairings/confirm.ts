import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { HandoverId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import type { Obstacle } from '../../domain/mentorships/obstacle.ts'
import type { World } from '../../platform/world.ts'
import { askBeyondLoad } from './beyond-load.ts'
import { after } from './faces.ts'
import { redrawn, toldOf } from './letters.ts'
import { type HandoverState, handovers } from './schema.ts'
import { obstacleNow, settleWrites } from './settle.ts'
import { type View, viewById } from './store.ts'

export type ConfirmOutcome =
  /** `first`: this very click was recorded, not an earlier one. */
  | { kind: 'waiting'; view: View; first: boolean }
  | { kind: 'done'; view: View }
  /**
   * Both have confirmed and a rule stands against it: it stays open until somebody makes room or allows it, or it
   * expires. `asked`: a 批准 is under way.
   */
  | { kind: 'blocked'; view: View; obstacle: Obstacle; asked: boolean }
  | { kind: 'ended'; view: View; state: Exclude<HandoverState, 'open'> }
  | { kind: 'gone' | 'not-yours' }

const outcomeOf = async (
  world: World,
  view: View,
  by: { actor: MemberId; eventId: string; before: View },
): Promise<ConfirmOutcome> => {
  const { handover, from } = view
  if (handover.state !== 'open')
    return handover.state === 'done' && handover.settledEvent === by.eventId
      ? { kind: 'done', view }
      : { kind: 'ended', view, state: handover.state }
  const fromAgrees = !handover.fromId || handover.fromConfirmedAt !== null || from?.leftAt
  const obstacle = fromAgrees && handover.toConfirmedAt !== null ? await obstacleNow(world, view) : undefined
  if (obstacle)
    return {
      kind: 'blocked',
      view,
      obstacle,
      asked: obstacle === 'full' && (await askBeyondLoad(world, view, by.actor)),
    }
  const column = by.actor === handover.fromId ? 'fromConfirmedAt' : 'toConfirmedAt'
  return { kind: 'waiting', view, first: by.before.handover[column] === null }
}

/** 确认交接：one of the two agrees; with the last of them it takes effect, in the same commit. */
export const confirmHandover = async (
  world: World,
  { id, actor, eventId }: { id: HandoverId; actor: MemberId; eventId: string },
): Promise<ConfirmOutcome> => {
  const view = await viewById(world.db, id)
  if (!view) return { kind: 'gone' }
  const { handover } = view
  if (actor !== handover.fromId && actor !== handover.toId) return { kind: 'not-yours' }
  const now = world.clock.now()
  if (handover.state === 'open' && handover.deadline <= now) return { kind: 'ended', view, state: 'expired' }

  const mine = actor === handover.fromId ? 'fromConfirmedAt' : 'toConfirmedAt'
  const other = { fromConfirmedAt: handover.fromConfirmedAt, toConfirmedAt: handover.toConfirmedAt }
  const confirmed = after(view, { ...other, [mine]: handover[mine] ?? now })
  const open = and(eq(handovers.id, id), eq(handovers.state, 'open'), gt(handovers.deadline, now))
  const stillOpen = sql`exists (select 1 from ${handovers} where id = ${id} and state = 'open')`
  const plan = await toldOf(world, confirmed)
  await world.db.commit((to) => [
    to
      .update(handovers)
      .set({ [mine]: now })
      .where(and(open, isNull(handovers[mine]))),
    audit(to, world, { actor, action: 'pairings.handover-confirmed', object: `handover/${id}` }, stillOpen),
    ...redrawn(to, world, confirmed, stillOpen, actor),
    ...settleWrites(to, world, plan, confirmed, { eventId, clicker: actor }),
  ])
  const settled = await viewById(world.db, id)
  return settled ? outcomeOf(world, settled, { actor, eventId, before: view }) : { kind: 'gone' }
}
