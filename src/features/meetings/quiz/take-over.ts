import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { quizHandedCard } from '../../../../cards/meetings/quiz-control.card.ts'
import { quizSaidCard } from '../../../../cards/meetings/quiz-setup.card.ts'
import { texts } from '../../../../cards/meetings/texts.quiz.ts'
import type { AccountId, MemberId, QuizId } from '../../../core/ids.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { memberById } from '../../../domain/people/store.ts'
import type { Write, Writer } from '../../../platform/db/db.ts'
import { enqueue, redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { refreshControl } from './control.ts'
import { controlNow } from './faces.ts'
import { controlLetterKey } from './keys.ts'
import { nextOf } from './next-question.ts'
import { quizAnswers, quizzes } from './schema.ts'
import { quizById, roundsOf } from './store.ts'

export type TakeOverOutcome = 'taken' | 'yours' | 'over' | 'too-late'

/**
 * 接手：the chair's card moves to whoever takes over, or to the chair's own newest message; the card before it says so.
 *
 * @param of.own the chair wants a fresh card: not an error, and no change of hands
 * @param also further writes, for the case that the card moved
 */
export const moveControl = async (
  world: World,
  {
    quizId,
    to: next,
    own,
  }: {
    quizId: QuizId
    to: { id: MemberId; account: AccountId; eventId: string }
    own: boolean
  },
  also: (to: Writer, won: SQL) => Write[] = () => [],
): Promise<TakeOverOutcome> => {
  const { db } = world
  const quiz = await quizById(db, quizId)
  if (!quiz || quiz.live === null) return 'over'
  const control = controlLetterKey(quizId, next.eventId)
  if (quiz.control === control) return 'taken'
  const same = quiz.ledBy === next.id
  if (same && !own) return 'yours'
  const rounds = await roundsOf(db, quizId)
  const asked = rounds.at(-1)
  if (!asked) return 'over'
  const { state } = asked.round
  const shownAs = state === 'closing' ? 'open' : state
  const more = (await nextOf(world, quiz, rounds)) !== undefined
  const answered = await db.read.$count(quizAnswers, eq(quizAnswers.roundId, asked.round.id))
  const by = (await memberById(db, next.id))?.name ?? ''
  const before = same ? quizSaidCard(texts.control.moved) : quizHandedCard({ quiz: quizId, by })
  const won = sql`exists (select 1 from ${quizzes} where id = ${quizId} and control = ${control})`
  const [moved] = await db.commit((to) => [
    to
      .update(quizzes)
      .set({ ledBy: next.id, control })
      .where(and(eq(quizzes.id, quizId), isNotNull(quizzes.live), eq(quizzes.control, quiz.control)))
      .returning({ id: quizzes.id }),
    redraw(to, world, { letterKey: quiz.control, card: before }, won),
    enqueue(
      to,
      world,
      {
        ...{ key: control, lane: 'reply', to: { account: next.account } },
        card: controlNow(asked, shownAs, more, answered),
      },
      won,
    ),
    ...(same ? [] : [audit(to, world, { actor: next.id, action: 'quiz.taken-over', object: quizId }, won)]),
    ...also(to, won),
  ])
  if (moved.length === 0) return 'too-late'
  // What happened between reading and the commit is on the card a moment later.
  await refreshControl(world, quizId)
  return 'taken'
}
