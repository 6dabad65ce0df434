import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { MemberId, QuestionId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { retractPushes } from '../../domain/disturbance/push.ts'
import { questions } from '../../domain/questions/schema.ts'
import { redraw } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { sharedFace } from './daily/faces.ts'
import { dailyLetterKey, nudgesOfRound } from './daily/keys.ts'
import { dailyRounds } from './daily/schema.ts'
import { answerableRounds } from './daily/store.ts'

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
      ...(rounds.length === 0
        ? []
        : [
            to
              .update(dailyRounds)
              .set({ state: 'void' })
              .where(
                inArray(
                  dailyRounds.id,
                  rounds.map((r) => r.id),
                ),
              ),
          ]),
      ...rounds.map((round) => retractPushes(to, nudgesOfRound(round.id))),
      ...rounds.map((round) =>
        redraw(to, world, { letterKey: dailyLetterKey(round.id), card: sharedFace(round, 'void', 0).card }),
      ),
    ])
    withdrawn += rows.length
  }
  return withdrawn
}
