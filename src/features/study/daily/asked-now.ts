import { and, desc, eq, ne } from 'drizzle-orm'
import type { BranchId, QuestionId } from '../../../core/ids.ts'
import type { World } from '../../../platform/world.ts'
import { dailyRounds } from './schema.ts'

/** The question that the branch can answer now: the newest one, which may be made up for until the next comes. */
export const dailyAskedNow = async ({ db }: Pick<World, 'db'>, branchId: BranchId): Promise<readonly QuestionId[]> => {
  const rows = await db.read
    .select({ id: dailyRounds.questionId })
    .from(dailyRounds)
    .where(and(eq(dailyRounds.branchId, branchId), ne(dailyRounds.state, 'void')))
    .orderBy(desc(dailyRounds.pushedAt))
    .limit(1)
  return rows.map(({ id }) => id)
}
