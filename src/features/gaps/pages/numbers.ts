import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { BranchId } from '../../../core/ids.ts'
import { gaps } from '../../../domain/gaps/schema.ts'
import type { Db } from '../../../platform/db/db.ts'

/** Fewer people than this are known by the number alone. */
const fewest = 3
const month = 30 * 24 * 3_600_000

const medianOf = (sorted: readonly number[]): number | undefined => sorted[Math.floor((sorted.length - 1) / 2)]

/** What the branch may know of itself: numbers, and the points with which three and more people are helped. */
export const numbersOf = async (
  db: Db,
  branchId: BranchId,
  now: Date,
): Promise<{ open: number; closed: number; days: number | undefined; points: { point: string; people: number }[] }> => {
  const open = await db.read.$count(gaps, and(eq(gaps.branchId, branchId), isNull(gaps.closedAt)))
  const closed = await db.read
    .select({ openedAt: gaps.openedAt, closedAt: gaps.closedAt })
    .from(gaps)
    .where(
      and(eq(gaps.branchId, branchId), eq(gaps.closedWhy, 'shown'), gt(gaps.closedAt, new Date(now.getTime() - month))),
    )
  const days = closed
    .map((g) => Math.round(((g.closedAt?.getTime() ?? 0) - g.openedAt.getTime()) / 86_400_000))
    .sort((a, b) => a - b)
  const points = await db.read.all<{ point: string; people: number }>(sql`
    select point, count(*) as people from ${gaps} where branch_id = ${branchId} and closed_at is null
    group by point having people >= ${fewest} order by people desc, point limit 3`)
  return { open, closed: closed.length, days: days.length >= fewest ? medianOf(days) : undefined, points }
}
