import { desc, eq } from 'drizzle-orm'
import type { MemberId } from '../../../core/ids.ts'
import { reviewPlans } from '../../../domain/memory/schema.ts'
import type { RecordSection } from '../../../platform/records.ts'
import type { World } from '../../../platform/world.ts'
import { mapOf } from './map.ts'
import { texts } from './texts.records.ts'

/** What is kept about what somebody remembers, and what was planned for that person. */
export const reviewRecords = async ({ db, clock }: World, memberId: MemberId): Promise<RecordSection[]> => {
  const map = await mapOf(db, memberId, clock.now())
  const plans = await db.read
    .select()
    .from(reviewPlans)
    .where(eq(reviewPlans.memberId, memberId))
    .orderBy(desc(reviewPlans.day))
  const { points, plan, basis } = texts
  return [
    {
      ...{ id: 'points', title: points.title, purpose: points.purpose, basis, columns: points.columns },
      rows: [...map.values()]
        .flat()
        .map(({ subject, point, standing, due, reps }) => [subject, point, points.standings[standing], due, reps]),
    },
    {
      ...{ id: 'review-plans', title: plan.title, purpose: plan.purpose, basis, columns: plan.columns },
      rows: plans.map(({ day, at, items }) => [day, at, items.map((item) => item.point).join(plan.between)]),
    },
  ]
}
