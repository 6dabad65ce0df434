import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { quizChairCard, quizEndCard } from '../../../../cards/meetings/quiz-end.card.ts'
import type { MemberId, QuizId } from '../../../core/ids.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { enqueue, redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { closeRound, finishClosing } from './close.ts'
import { endLetterKey } from './keys.ts'
import { nextOf } from './next-question.ts'
import { type QuizEnd, quizRounds, quizzes } from './schema.ts'
import { quizById, roundsOf } from './store.ts'
import { summaryOf } from './summary.ts'

/** A withdrawal or another's question that comes in between is met a few times at most. */
const tries = 4

/**
 * 结束：the round on the table is closed first, so that nobody is left without its answer; then the summary, to the group and
 * on the chair's card.
 *
 * @returns whether it ended now
 */
export const endQuiz = async (
  world: World,
  quizId: QuizId,
  by: MemberId | 'system',
  idle = false,
): Promise<'ended' | 'over' | 'not-chair'> => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const quiz = await quizById(world.db, quizId)
    if (!quiz || quiz.live === null) return 'over'
    if (by !== 'system' && quiz.ledBy !== by) return 'not-chair'
    const before = (await roundsOf(world.db, quizId)).at(-1)
    if (before?.round.state === 'open') await closeRound(world, before, by)
    if (before?.round.state === 'closing') await finishClosing(world, before.round.id)

    const rounds = await roundsOf(world.db, quizId)
    const finished = (await nextOf(world, quiz, rounds)) === undefined
    const because: QuizEnd = idle ? 'idle' : finished ? 'finished' : 'stopped'
    const summary = await summaryOf(world.db, quiz, rounds, because)
    const endedAt = world.clock.now()
    const ended = sql`exists (select 1 from ${quizzes} where id = ${quizId} and live is null and ended_by = ${by} and ended_at = ${endedAt.getTime()})`
    // Whoever takes over at this moment is to have the summary.
    const leads = eq(quizzes.control, quiz.control)
    const settled = sql`not exists (select 1 from ${quizRounds} where quiz_id = ${quizId} and state in ('open', 'closing'))
      and (select count(*) from ${quizRounds} where quiz_id = ${quizId}) = ${rounds.length}`
    const [rows] = await world.db.commit((to) => [
      to
        .update(quizzes)
        .set({ live: null, endedAt, endedBy: by, because })
        .where(and(eq(quizzes.id, quizId), isNotNull(quizzes.live), leads, settled))
        .returning({ id: quizzes.id }),
      enqueue(
        to,
        world,
        { key: endLetterKey(quizId), lane: 'reply', to: { chat: quiz.chatId }, card: quizEndCard(summary.face) },
        ended,
      ),
      redraw(
        to,
        world,
        { letterKey: quiz.control, card: quizChairCard({ ...summary.face, each: summary.each }) },
        ended,
      ),
      audit(to, world, { actor: by, action: 'quiz.ended', object: quizId, detail: { because } }, ended),
    ])
    if (rows.length === 1) return 'ended'
  }
  return 'over'
}
