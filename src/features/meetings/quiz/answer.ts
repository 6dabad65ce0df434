import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { AccountId, MemberId, QuizRoundId, TeamId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { keyOf } from '../../../domain/questions/question.ts'
import { questions } from '../../../domain/questions/schema.ts'
import { isServable } from '../../../domain/questions/store.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import { insertIf } from '../../../platform/db/guarded.ts'
import { redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { redrawControl } from './control.ts'
import { controlFace, openFace } from './faces.ts'
import { roundLetterKey } from './keys.ts'
import { quizAnswers, quizDrafts, quizRounds } from './schema.ts'
import { isSound, roundById, roundFor, type Tapped } from './store.ts'
import { replaceRound } from './void.ts'

export type Answerer = { id: MemberId; account: AccountId | null; branchId: string; teamId: TeamId }
export const answererOf = ({ id, account, place }: Actor): Answerer => ({
  ...{ id, account },
  ...{ branchId: place.branchId, teamId: place.teamId },
})

export type Given = {
  member: Answerer
  roundId: QuizRoundId
  choice: string
  way: 'click' | 'group'
  eventId: string
  answeredAt: Date
}

/** How things stand for one person before an answer. */
export type Standing =
  | { kind: 'may-answer'; asked: Tapped }
  | { kind: 'already'; given: { choice: string; eventId: string } }
  | { kind: 'closed' | 'over' | 'void' | 'gone' | 'elsewhere' }

export type AnswerOutcome = { kind: 'recorded'; choice: string } | Exclude<Standing, { kind: 'may-answer' }>

/** Several answers within this become one update of the card. Milliseconds. */
export const gently = 2_000

export const standingOf = async (world: World, roundId: QuizRoundId, member: Answerer): Promise<Standing> => {
  const found = await roundFor(world.db, roundId, member.id)
  if (!found) return { kind: 'gone' }
  const { given, ...asked } = found
  const { quiz, round, question } = asked
  if (quiz.branchId !== member.branchId) return { kind: 'elsewhere' }
  if (round.state === 'void') return { kind: 'void' }
  if (given) return { kind: 'already', given }
  if (quiz.live === null) return { kind: 'over' }
  if (round.state !== 'open') return { kind: 'closed' }
  if (isSound(question)) return { kind: 'may-answer', asked }
  // Somebody withdrew it while it was being asked: whoever notices first sees to it.
  const whole = await roundById(world.db, roundId)
  if (whole) await replaceRound(world, whole)
  return { kind: 'void' }
}

const isOpen = (id: QuizRoundId): SQL => sql`exists (select 1 from ${quizRounds}
  inner join ${questions} on ${questions.id} = ${quizRounds.questionId}
  where ${quizRounds.id} = ${id} and ${quizRounds.state} = 'open' and ${isServable()})`

/** True once this event's answer is the one that stands. */
const wonBy = ({ roundId, member, eventId }: Given): SQL =>
  sql`exists (select 1 from ${quizAnswers} where round_id = ${roundId} and member_id = ${member.id} and event_id = ${eventId})`

const writes = (
  to: Writer,
  world: World,
  { member, roundId, choice, way, eventId, answeredAt }: Given,
  asked: Tapped,
  won: SQL,
): Writes => {
  const { quiz, question } = asked
  const correct = choice === keyOf(question)
  const group = openFace(asked)
  const control = controlFace(asked, 'open')
  const open = sql`${won} and ${isOpen(roundId)}`
  return [
    insertIf(
      to,
      quizAnswers,
      {
        ...{ roundId, memberId: member.id, teamId: member.teamId, choice, correct },
        ...{ way, eventId, answeredAt, recordedAt: world.clock.now() },
      },
      isOpen(roundId),
    ),
    // Who was first is the order in which answers are committed; no clock is asked.
    ...(quiz.mode === 'race' && correct
      ? [
          to
            .update(quizRounds)
            .set({ firstRight: member.id })
            .where(and(eq(quizRounds.id, roundId), isNull(quizRounds.firstRight), won)),
        ]
      : []),
    redraw(to, world, { letterKey: roundLetterKey(roundId), ...group, gentlyMs: gently }, open),
    redrawControl(to, world, asked, { ...control, gentlyMs: gently }, open),
    ...(question.kind === 'multiple'
      ? [to.delete(quizDrafts).where(and(eq(quizDrafts.roundId, roundId), eq(quizDrafts.memberId, member.id)))]
      : []),
  ]
}

/** A closing or a withdrawal that comes between reading and writing is met at most once each. */
const tries = 3

/** What the driver says of the first write of a commit. */
const isWritten = ([first]: readonly unknown[]): boolean => (first as { rowsAffected: number }).rowsAffected === 1

/**
 * 作答：the first answer counts. What is right becomes known, and is written into anybody's record, when the round closes.
 *
 * @param known how things stood when they were just read, to read them once only: five hundred may tap at once
 * @param also further writes of the same commit, for the case that this answer came to stand
 */
export const answerQuiz = async (
  world: World,
  given: Given,
  also: (to: Writer, won: SQL) => Write[] = () => [],
  known?: Tapped,
): Promise<AnswerOutcome> => {
  let asked = known
  for (let attempt = 0; attempt < tries; attempt++) {
    if (!asked) {
      const standing = await standingOf(world, given.roundId, given.member)
      if (standing.kind === 'already' && standing.given.eventId === given.eventId)
        return { kind: 'recorded', choice: standing.given.choice }
      if (standing.kind !== 'may-answer') return standing
      asked = standing.asked
    }
    const now = asked
    const won = wonBy(given)
    const all = (to: Writer) => [...writes(to, world, given, now, won), ...also(to, won)] as unknown as Writes
    if (isWritten(await world.db.commit(all))) return { kind: 'recorded', choice: given.choice }
    asked = undefined
  }
  throw new Error('the round keeps changing')
}
