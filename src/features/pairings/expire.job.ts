import { and, asc, eq, lte } from 'drizzle-orm'
import { defineJob } from '../../platform/jobs/job.ts'
import type { World } from '../../platform/world.ts'
import { after } from './faces.ts'
import { redrawn, result, toldOf } from './letters.ts'
import { handovers } from './schema.ts'
import { settledBy } from './settle.ts'
import { viewById } from './store.ts'

/** So many a run; what is left waits for the next. */
const atOnce = 50

/** 交接到期：what nobody confirmed in time is over, and whoever proposed it hears so. */
const expireHandovers = async (world: World): Promise<number> => {
  const now = world.clock.now()
  const due = await world.db.read
    .select({ id: handovers.id })
    .from(handovers)
    .where(and(eq(handovers.state, 'open'), lte(handovers.deadline, now)))
    .orderBy(asc(handovers.deadline))
    .limit(atOnce)
  for (const { id } of due) {
    const view = await viewById(world.db, id)
    if (!view) continue
    const settled = { state: 'expired' as const, settledAt: now, settledEvent: `expired/${id}` }
    const [expired, won] = [after(view, settled), settledBy(id, 'expired', settled.settledEvent)]
    const plan = await toldOf(world, view)
    await world.db.commit((to) => [
      to
        .update(handovers)
        .set(settled)
        .where(and(eq(handovers.id, id), eq(handovers.state, 'open'), lte(handovers.deadline, now))),
      ...redrawn(to, world, expired, won),
      ...result(to, world, plan, { view: expired, clicker: undefined }, won),
    ])
  }
  return due.length
}

export const expireJob = defineJob({
  id: 'pairings.handover-expire',
  schedule: { cron: '11 * * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db }) => (await db.read.$count(handovers, eq(handovers.state, 'open'))) === 0,
  run: async (world) => {
    const expired = await expireHandovers(world)
    if (expired > 0) world.log.info('pairings.expired', { n: expired })
  },
})
