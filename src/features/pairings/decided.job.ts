import { and, eq, gt, isNotNull } from 'drizzle-orm'
import type { PushPlan } from '../../domain/disturbance/plan.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { World } from '../../platform/world.ts'
import { after } from './faces.ts'
import { redrawn, result, toldOf } from './letters.ts'
import { handovers, notAllowed } from './schema.ts'
import { settledBy, settleWrites } from './settle.ts'
import { type View, viewById } from './store.ts'

const callOff = (
  to: Writer,
  world: World,
  plan: PushPlan,
  view: View,
  { eventId: event }: { eventId: string },
): Write[] => {
  const change = {
    ...{ state: 'cancelled' as const, settledWhy: notAllowed },
    ...{ settledAt: world.clock.now(), settledEvent: event },
  }
  const [off, won] = [after(view, change), settledBy(view.handover.id, 'cancelled', event)]
  return [
    to
      .update(handovers)
      .set(change)
      .where(and(eq(handovers.id, view.handover.id), eq(handovers.state, 'open'))),
    ...redrawn(to, world, off, won),
    ...result(to, world, plan, { view: off, clicker: undefined }, won),
  ]
}

const waiting = and(eq(handovers.state, 'open'), isNotNull(handovers.approval))

const settleDecided = async (world: World): Promise<void> => {
  const decided = await world.db.read
    .select({ id: handovers.id })
    .from(handovers)
    .where(and(waiting, gt(handovers.deadline, world.clock.now())))
  for (const { id } of decided) {
    const view = await viewById(world.db, id)
    if (!view) continue
    const settle = view.handover.approval === notAllowed ? callOff : settleWrites
    const plan = await toldOf(world, view)
    await world.db.commit((to) => settle(to, world, plan, view, { eventId: `decided/${id}` }) as [Write, ...Write[]])
  }
}

/**
 * 批准之后：what was allowed beyond the load takes effect, if nothing else stands against it by now; what was not is
 * called off.
 */
export const decidedJob = defineJob({
  id: 'pairings.handover-decided',
  schedule: { cron: '* * * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db }) => (await db.read.$count(handovers, waiting)) === 0,
  run: settleDecided,
})
