import { and, eq, isNull } from 'drizzle-orm'
import type { BranchId, MemberId } from '../../core/ids.ts'
import { rosterOf } from '../../domain/people/store.ts'
import type { World } from '../../platform/world.ts'
import type { AskedNow } from './apart.ts'
import { handOut } from './hand-out.ts'
import { exams } from './schema.ts'
import { type Exam, sittingsOf, unsettled } from './store.ts'
import { laterResit } from './times.ts'

/** Those below the mark and those who did not come, whatever the reason; whoever has passed by a new judgement is through. */
const forResit = async (world: World, exam: Exam): Promise<Set<MemberId>> =>
  new Set((await sittingsOf(world.db, exam.id)).filter((s) => s.round === 'first' && !s.passed).map((s) => s.memberId))

/** 补考：once, with other questions. */
export const openResits = async (world: World, branchId: BranchId, at: Date, askedNow: AskedNow): Promise<void> => {
  const now = world.clock.now()
  for (const exam of await unsettled(world.db, branchId)) {
    if (exam.state !== 'closed' || exam.resitOpenedAt !== null || exam.resitOpensAt > at) continue
    const still = and(eq(exams.id, exam.id), isNull(exams.resitOpenedAt))
    if (exam.resitClosesAt <= now) {
      await world.db.commit((to) => [to.update(exams).set(laterResit(now)).where(still)])
      continue
    }
    const asked = await forResit(world, exam)
    const people = (await rosterOf(world.db, branchId)).filter(({ id }) => asked.has(id))
    await handOut(world, exam, 'resit', people, askedNow)
    await world.db.commit((to) => [to.update(exams).set({ resitOpenedAt: now }).where(still)])
  }
}
