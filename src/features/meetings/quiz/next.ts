import { sql } from 'drizzle-orm'
import type { MemberId, QuizId, QuizRoundId } from '../../../core/ids.ts'
import { mayBeAsked, questionsById, type StoredQuestion } from '../../../domain/questions/store.ts'
import { insertIf } from '../../../platform/db/guarded.ts'
import { enqueue, redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { controlFace, firstFace } from './faces.ts'
import { roundLetterKey } from './keys.ts'
import { answerMinutes } from './rules.ts'
import { quizRounds, quizzes } from './schema.ts'
import { type Asked, type Quiz, quizById, type Round, roundsOf } from './store.ts'

/** What comes after these rounds, and on which place; nothing when it is over. */
export const nextOf = async (
  { db }: Pick<World, 'db'>,
  quiz: Quiz,
  rounds: readonly Asked[],
): Promise<{ question: StoredQuestion; place: number } | undefined> => {
  const last = rounds.at(-1)?.round
  const place = last === undefined ? 1 : last.state === 'void' ? last.place : last.place + 1
  if (place > quiz.size) return undefined
  const used = new Set(rounds.map(({ round }) => round.questionId))
  const bank = await questionsById(db, quiz.plan)
  const question = quiz.plan
    .filter((id) => !used.has(id))
    .flatMap((id) => bank.get(id) ?? [])
    .find(mayBeAsked)
  return question && { question, place }
}

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
    redraw(to, world, { letterKey: quiz.control, ...controlFace(asked, 'open') }, mine),
  ])
  const now = await roundsOf(world.db, quizId)
  if (now.some((r) => r.round.id === round.id)) return { kind: 'opened' }
  return { kind: now.some((r) => r.round.n > after) ? 'before' : 'over' }
}
