import { and, eq, type SQL, sql } from 'drizzle-orm'
import { quizNameCard } from '../../../../cards/meetings/quiz-mine.card.ts'
import type { MemberId, QuizRoundId } from '../../../core/ids.ts'
import { memberById } from '../../../domain/people/store.ts'
import type { Write, Writer } from '../../../platform/db/db.ts'
import { enqueue, redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { redrawControl, refreshControl } from './control.ts'
import { controlFace, shownFace } from './faces.ts'
import { nameLetterKey, roundLetterKey } from './keys.ts'
import { nextOf } from './next-question.ts'
import { quizConsents, quizDrafts, quizRounds, quizzes } from './schema.ts'
import { settleAnswers } from './settle.ts'
import { type Answer, type Asked, answersTo, isSound, roundById, roundsOf, teamNames } from './store.ts'
import { replaceRound } from './void.ts'

/** The card of a shown round, twice: with the name of the first if that person agrees at that moment, and without. */
export const redrawShown = async (
  { db, clock }: Pick<World, 'db' | 'clock'>,
  asked: Asked,
  answers: readonly Answer[],
): Promise<(to: Writer, provided: SQL) => Write[]> => {
  const { quiz, round } = asked
  const first = round.firstRight === null ? undefined : await memberById(db, round.firstRight)
  const teams = await teamNames(db, quiz.branchId)
  const agrees = first
    ? sql`exists (select 1 from ${quizConsents} where member_id = ${first.id} and named)`
    : sql`false`
  const drawn = (to: Writer, name: string | null, provided: SQL) =>
    redraw(
      to,
      { clock },
      { letterKey: roundLetterKey(round.id), card: shownFace(asked, answers, teams, name) },
      provided,
    )
  return (to, provided) => [
    ...(first?.name ? [drawn(to, first.name, sql`${provided} and ${agrees}`)] : []),
    drawn(to, null, sql`${provided} and not ${agrees}`),
  ]
}

/** 收完：the records, then the card with the answer. What a crash left half done is done here by whoever comes next. */
export const finishClosing = async (world: World, roundId: QuizRoundId): Promise<void> => {
  const asked = await roundById(world.db, roundId)
  if (asked?.round.state !== 'closing') return
  if (!isSound(asked.question)) return replaceRound(world, asked)
  const { quiz, round } = asked
  const answers = await answersTo(world.db, [roundId])
  await settleAnswers(world, asked, answers)
  const group = await redrawShown(world, asked, answers)
  const more = (await nextOf(world, quiz, await roundsOf(world.db, quiz.id))) !== undefined
  const first = round.firstRight === null ? undefined : await memberById(world.db, round.firstRight)
  const isShown = sql`exists (select 1 from ${quizRounds} where id = ${roundId} and state = 'shown')`
  await world.db.commit((to) => [
    to
      .update(quizRounds)
      .set({ state: 'shown' })
      .where(and(eq(quizRounds.id, roundId), eq(quizRounds.state, 'closing'))),
    ...group(to, isShown),
    redrawControl(to, world, asked, controlFace(asked, 'shown', more), isShown),
    to.delete(quizDrafts).where(and(eq(quizDrafts.roundId, roundId), isShown)),
    // Asked once of each person ever, and not before everybody knows the answer.
    ...(first?.account
      ? [
          enqueue(
            to,
            world,
            {
              ...{ key: nameLetterKey(first.id), lane: 'reply', to: { account: first.account } },
              card: quizNameCard({ won: true }),
            },
            sql`${isShown} and not exists (select 1 from ${quizConsents} where member_id = ${first.id})`,
          ),
        ]
      : []),
  ])
  await refreshControl(world, quiz.id, quiz.control)
}

/**
 * 收题：no more answers, the records, the answer on the group's card.
 *
 * @param by who must be leading at that moment; 'system' when the time is up
 * @returns whether it was closed now
 */
export const closeRound = async (
  world: World,
  { quiz, round }: Pick<Asked, 'quiz' | 'round'>,
  by: MemberId | 'system',
): Promise<boolean> => {
  const leads =
    by === 'system' ? sql`true` : sql`exists (select 1 from ${quizzes} where id = ${quiz.id} and led_by = ${by})`
  const [closed] = await world.db.commit((to) => [
    to
      .update(quizRounds)
      .set({ state: 'closing', closedAt: world.clock.now(), closedBy: by })
      .where(and(eq(quizRounds.id, round.id), eq(quizRounds.state, 'open'), leads))
      .returning({ id: quizRounds.id }),
  ])
  await finishClosing(world, round.id)
  return closed.length === 1
}
