import { and, eq } from 'drizzle-orm'
import { localDateOf } from '../../core/clock.ts'
import type { BranchId } from '../../core/ids.ts'
import { rosterOf } from '../../domain/people/store.ts'
import type { World } from '../../platform/world.ts'
import { postpone, tellKeepers } from './announce.ts'
import type { AskedNow } from './apart.ts'
import { lacksOf } from './bank.ts'
import { handOut } from './hand-out.ts'
import { exams } from './schema.ts'
import { unsettled } from './store.ts'

/** 开考：everybody in the branch gets a paper. One whose whole time went by while nobody was there is held later. */
export const openExams = async (world: World, branchId: BranchId, at: Date, askedNow: AskedNow): Promise<void> => {
  const now = world.clock.now()
  for (const exam of await unsettled(world.db, branchId)) {
    if (exam.state !== 'announced' || exam.opensAt > at) continue
    if (exam.closesAt <= now) {
      await postpone(world, exam, localDateOf(now))
      continue
    }
    const shortages = await lacksOf(world.db, branchId, exam.blueprint)
    if (shortages.length > 0) await tellKeepers(world, { ...exam, shortages })
    await handOut(world, exam, 'first', await rosterOf(world.db, branchId), askedNow)
    await world.db.commit((to) => [
      to
        .update(exams)
        .set({ state: 'open', openedAt: now })
        .where(and(eq(exams.id, exam.id), eq(exams.state, 'announced'))),
    ])
  }
}
