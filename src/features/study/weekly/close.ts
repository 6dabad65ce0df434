import { and, eq, sql } from 'drizzle-orm'
import { weekClosedCard } from '../../../../cards/study/weekly.card.ts'
import type { BranchId } from '../../../core/ids.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { papersOf } from '../../../domain/papers/store.ts'
import { branchById } from '../../../domain/people/store.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { refOf, weeklyPaper } from './paper.ts'
import { weeklyRounds } from './schema.ts'
import { fewest, tallyOf, weeksToClose } from './store.ts'

/** 周日收题：the group hears how many and what many missed. Nobody hears that they did not answer. */
export const closeWeeks = async (world: World, { branchId, at }: { branchId: BranchId; at: Date }): Promise<void> => {
  const chat = (await branchById(world.db, branchId))?.chatId
  for (const week of await weeksToClose(world.db, branchId, at)) {
    const papers = await papersOf(world.db, weeklyPaper.kind, refOf(week))
    const { missed, ...took } = tallyOf(papers)
    const card = weekClosedCard({
      ...{ week: week.week, topic: week.topic, of: papers.length, missed },
      ...(took.some >= fewest && { took }),
    })
    const still = sql`exists (select 1 from ${weeklyRounds} where id = ${week.id} and state = 'open')`
    await world.db.commit((to) => [
      audit(to, world, { actor: 'system', action: 'study.week-closed', object: `week/${week.id}` }, still),
      ...(chat && papers.length > 0
        ? [enqueue(to, world, { key: `study/week/${week.id}`, lane: 'broadcast', to: { chat }, card }, still)]
        : []),
      to
        .update(weeklyRounds)
        .set({ state: 'closed', closedAt: world.clock.now() })
        .where(and(eq(weeklyRounds.id, week.id), eq(weeklyRounds.state, 'open'))),
    ])
  }
}
