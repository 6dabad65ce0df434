import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import { instantAt, type LocalDate } from '../../../core/clock.ts'
import { addDays } from '../../../core/days.ts'
import type { BranchId } from '../../../core/ids.ts'
import { attempts } from '../../../domain/attempts/schema.ts'
import type { Db } from '../../../platform/db/db.ts'

/** Of fewer people nothing is said: one could be found out. */
export const fewest = 3

/** People, never answers: who misses a point five times is one. */
export type MissedPoint = { point: string; answered: number; missed: number }

/**
 * 错得最多的知识点：how many of those who answered missed it at least once. Only what at least three people answered, of which at
 * least three missed it; the largest part first.
 *
 * @param until the day after the last that counts
 */
export const missedPoints = async (
  db: Db,
  branchId: BranchId,
  { until, days, most }: { until: LocalDate; days: number; most: number },
): Promise<MissedPoint[]> => {
  const answered = sql<number>`count(distinct ${attempts.memberId})`
  const missed = sql<number>`count(distinct case when ${attempts.correct} then null else ${attempts.memberId} end)`
  return db.read
    .select({ point: attempts.point, answered, missed })
    .from(attempts)
    .where(
      and(
        eq(attempts.branchId, branchId),
        isNull(attempts.voidedAt),
        gte(attempts.answeredAt, instantAt(addDays(until, -days), '00:00')),
        lt(attempts.answeredAt, instantAt(until, '00:00')),
      ),
    )
    .groupBy(attempts.point)
    .having(sql`${answered} >= ${fewest} and ${missed} >= ${fewest}`)
    .orderBy(sql`1.0 * ${missed} / ${answered} desc`, sql`${missed} desc`, attempts.point)
    .limit(most)
}
