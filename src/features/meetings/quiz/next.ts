import { sql } from 'drizzle-orm'
import type { MemberId, QuizId, QuizRoundId } from '../../../core/ids.ts'
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import { insertIf } from '../../../platform/db/guarded.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { redrawControl, refreshControl } from './control.ts'
import { controlFace, firstFace } from './faces.ts'
import { roundLetterKey } from './keys.ts'
import { nextOf } from './next-question.ts'
import { answerMinutes } from './rules.ts'
import { quizRounds, quizzes } from './schema.ts'
import { quizById, type Round, roundsOf } from './store.ts'

/** A round that has not been asked yet. */
export const newRound = (
  world: Pick<World, 'ids' | 'clock'>,
  quizId: QuizId,
  { n, place, question }: { n: number; place: number; question: StoredQuestion },
): Round => {
  const openedAt = world.clock.now()
  return {
    ...{ id: world.ids.next() as QuizRoundId, quizId, n, place, questionId: question.id, state: 'open', openedAt },
    closesAt: new Date(openedAt.getTime() + answerMinutes * 60_000),
    ...{ closedAt: null, closedBy: null, firstRight: null },
  }
}

export type NextOutcome = { kind: 'opened' | 'before' | 'still-open' | 'no-more' | 'over' }

/**
 * 下一题：on the table once, whoever asks and however often.
 *
 * @param of.after the round that whoever asks has before them
 * @param of.chair who must be leading at that moment; 'system' when one is replaced
 */
export const openNext = async (
  world: World,
  { quizId, after, chair }: { quizId: QuizId; after: number; chair: MemberId | 'system' },
): Promise<NextOutcome> => {
  const quiz = await quizById(world.db, quizId)
  if (!quiz || quiz.live === null) return { kind: 'over' }
  const rounds = await roundsOf(world.db, quizId)
  const last = rounds.at(-1)?.round
  if (last && last.n > after) return { kind: 'before' }
  if (last && (last.state === 'open' || last.state === 'closing')) return { kind: 'still-open' }
  const next = await nextOf(world, quiz, rounds)
  if (!next) return { kind: 'no-more' }
  const round = newRound(world, quizId, { n: after + 1, ...next })
  const asked = { quiz, round, question: next.question }
  const mine = sql`exists (select 1 from ${quizRounds} where id = ${round.id})`
  const leads = chair === 'system' ? sql`true` : sql`led_by = ${chair}`
  await world.db.commit((to) => [
    insertIf(
      to,
      quizRounds,
      round,
      sql`exists (select 1 from ${quizzes} where id = ${quizId} and live is not null and ${leads})
        and not exists (select 1 from ${quizRounds} where quiz_id = ${quizId} and state in ('open', 'closing'))`,
    ),
    enqueue(
      to,
      world,
      { key: roundLetterKey(round.id), lane: 'reply', to: { chat: quiz.chatId }, card: firstFace(asked) },
      mine,
    ),
    redrawControl(to, world, asked, controlFace(asked, 'open'), mine),
  ])
  await refreshControl(world, quizId, quiz.control)
  const now = await roundsOf(world.db, quizId)
  if (now.some((r) => r.round.id === round.id)) return { kind: 'opened' }
  return { kind: now.some((r) => r.round.n > after) ? 'before' : 'over' }
}
