import { and, eq, isNull, sql } from 'drizzle-orm'
import type { MemberId, QuestionId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { tellStopped } from '../../domain/questions/followers.ts'
import { questions } from '../../domain/questions/schema.ts'
import type { World } from '../../platform/world.ts'
import { answerableRounds } from './daily/store.ts'
import { voidRounds } from './daily/void.ts'

/**
 * 撤回题目：never asked again, and a round that could still be answered becomes void; what was answered before stays.
 *
 * @returns how many were withdrawn now
 */
export const withdrawQuestions = async (
  world: World,
  ids: readonly QuestionId[],
  actor: MemberId | 'operator',
): Promise<number> => {
  let withdrawn = 0
  for (const id of ids) {
    const rounds = await answerableRounds(world.db, id)
    const [rows] = await world.db.commit((to) => [
      to
        .update(questions)
        .set({ withdrawnAt: world.clock.now(), withdrawnBy: actor })
        .where(and(eq(questions.id, id), isNull(questions.withdrawnAt)))
        .returning({ id: questions.id }),
      audit(
        to,
        world,
        { actor, action: 'study.question-withdrawn', object: id },
        sql`exists (select 1 from ${questions} where id = ${id} and withdrawn_at = ${world.clock.now().getTime()})`,
      ),
      ...voidRounds(to, world, rounds),
      tellStopped(
        to,
        world,
        { question: id, cause: 'withdrawn' },
        sql`exists (select 1 from ${questions} where id = ${id} and withdrawn_at is not null)`,
      ),
    ])
    withdrawn += rows.length
  }
  return withdrawn
}
