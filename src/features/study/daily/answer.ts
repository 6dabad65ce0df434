import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { ChatId, MessageId, RoundId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { attempt, type NewAttempt } from '../../../domain/attempts/attempts.ts'
import { confirm } from '../../../domain/confirmations/ledger.ts'
import { retractPushes } from '../../../domain/disturbance/push.ts'
import type { Member } from '../../../domain/people/store.ts'
import { keyOf, pointOf } from '../../../domain/questions/question.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import { insertIf } from '../../../platform/db/guarded.ts'
import { enqueue, redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { comesAgain } from '../review/again.ts'
import { sharedFace, verdictFace } from './faces.ts'
import { dailyLetterKey, nudgeLetterKey } from './keys.ts'
import { phaseOf } from './rules.ts'
import { dailyAnswers, dailyDrafts, dailyRounds } from './schema.ts'
import { type Answer, answerOf, headcount, type Round, roundById } from './store.ts'
import { isSpoiled, spoil } from './void.ts'

/** Who answers, as far as it matters here. */
export type Answerer = Pick<Member, 'id' | 'account' | 'branchId'>

export const answererOf = ({ id, account, place }: Actor): Answerer => ({ id, account, branchId: place.branchId })

export type Given = {
  member: Answerer
  roundId: RoundId
  choice: string
  /** Where it was given: in the group it counts only while the round is open. */
  place: 'group' | 'own'
  way: 'click' | 'group' | 'p2p'
  eventId: string
  answeredAt: Date
  /** Who tells the person: a letter always, only when it was wrong, or the caller by itself. */
  tell: 'always' | 'if-wrong' | 'caller'
  /** Answers this message in 单聊. */
  inReplyTo?: { chat: ChatId; message: MessageId }
}

export type AnswerOutcome =
  /** `comes`: when its point comes again, in words. */
  | { kind: 'recorded'; round: Round; answer: Answer; comes: string | undefined }
  | { kind: 'already'; round: Round; answer: Answer; comes: string | undefined }
  | { kind: 'closed' | 'over' | 'void'; round: Round }
  | { kind: 'gone' | 'elsewhere' }

/** What the winner is told, so that it can stand in the same commit. */
export type Won = { round: Round; correct: boolean; late: boolean; comes: string | undefined; condition: SQL }

/** True once this event's answer is the one that stands. */
const wonBy = ({ roundId, member, eventId }: Given): SQL =>
  sql`exists (select 1 from ${dailyAnswers} where round_id = ${roundId} and member_id = ${member.id} and event_id = ${eventId})`

/** Several changes within this become one update of the group's card. Milliseconds. */
const gently = 2_000

const letter = (to: Writer, world: World, given: Given, { round, correct, late, comes, condition }: Won): Write[] =>
  given.tell === 'caller' || (given.tell === 'if-wrong' && correct) || !given.member.account
    ? []
    : [
        enqueue(
          to,
          world,
          {
            key: `study/verdict/${round.id}/${given.member.id}`,
            lane: 'reply',
            to: given.inReplyTo
              ? { chat: given.inReplyTo.chat, replyTo: given.inReplyTo.message }
              : { account: given.member.account },
            card: verdictFace(round, { choice: given.choice, correct, late, comes }),
          },
          condition,
        ),
      ]

/** A nudge that was answered in words shows the verdict too; one that was clicked is redrawn by the answer to the click. */
const nudge = (to: Writer, world: World, given: Given, { round, correct, late, comes, condition }: Won): Write[] => {
  const letterKey = nudgeLetterKey(round.id, given.member.id)
  return given.way === 'click'
    ? []
    : [
        redraw(
          to,
          world,
          { letterKey, card: verdictFace(round, { choice: given.choice, correct, late, comes }) },
          sql`${condition} and exists (select 1 from letters where key = ${letterKey})`,
        ),
      ]
}

const ledger = (to: Writer, world: World, given: Given, { round, correct, late, condition }: Won): Write[] => {
  const line = {
    memberId: given.member.id,
    kind: 'study',
    subject: `question/${round.questionId}/${round.day}`,
    confirmedBy: 'system',
    evidence: `daily-answer/${round.id}/${given.member.id}`,
    occurredAt: given.answeredAt,
    late,
  } as const
  return [
    confirm(to, world, { ...line, stage: 'learned' }, condition),
    ...(correct ? [confirm(to, world, { ...line, stage: 'understood' }, condition)] : []),
  ]
}

const attemptOf = ({ member, choice, answeredAt }: Given, { round, correct }: Won): NewAttempt => ({
  ...{ source: 'daily', ref: round.id, memberId: member.id, branchId: member.branchId },
  ...{ questionId: round.questionId, point: pointOf(round.question), choice, correct, answeredAt },
})

/** Everything that follows from an answer, in one commit, standing or falling with it. */
const writes = (
  to: Writer,
  world: World,
  given: Given,
  won: Won,
  total: number,
  also: (to: Writer, won: Won) => Write[],
): Writes => {
  const { round, correct, late, condition } = won
  const { card, blanks } = sharedFace(round, round.state, total)
  const unchanged = sql`exists (select 1 from ${dailyRounds} where id = ${round.id} and state = ${round.state})`
  return [
    insertIf(
      to,
      dailyAnswers,
      {
        roundId: round.id,
        memberId: given.member.id,
        choice: given.choice,
        correct,
        late,
        way: given.way,
        eventId: given.eventId,
        answeredAt: given.answeredAt,
        recordedAt: world.clock.now(),
      },
      unchanged,
    ),
    attempt(to, world, attemptOf(given, won), condition),
    ...ledger(to, world, given, won),
    redraw(
      to,
      world,
      { letterKey: dailyLetterKey(round.id), card, blanks, gentlyMs: gently },
      sql`${condition} and ${unchanged}`,
    ),
    ...letter(to, world, given, won),
    ...nudge(to, world, given, won),
    // Whoever has answered is not reminded any more.
    retractPushes(to, nudgeLetterKey(round.id, given.member.id), condition),
    to.delete(dailyDrafts).where(and(eq(dailyDrafts.roundId, round.id), eq(dailyDrafts.memberId, given.member.id))),
    ...also(to, won),
  ]
}

/** How things stand before an answer: it may be given, or what the person is to be told instead. */
export type Standing =
  | { kind: 'may-answer'; round: Round; phase: 'open' | 'makeUp' }
  | Exclude<AnswerOutcome, { kind: 'recorded' }>

export const standingOf = async (
  world: World,
  { member, roundId, place, answeredAt }: Pick<Given, 'member' | 'roundId' | 'place' | 'answeredAt'>,
): Promise<Standing> => {
  const { db } = world
  const round = await roundById(db, roundId)
  if (!round) return { kind: 'gone' }
  if (round.branchId !== member.branchId) return { kind: 'elsewhere' }
  const answer = await answerOf(db, round.id, member.id)
  if (answer) {
    const of = { memberId: member.id, question: round.question }
    const said = { at: answer.answeredAt, correct: answer.correct, confident: null }
    const counts = round.state !== 'void' && !isSpoiled(round)
    const comes = counts ? await comesAgain(world, of, said, answeredAt) : undefined
    return { kind: 'already', round, answer, comes }
  }
  if (isSpoiled(round)) {
    await spoil(world, round)
    return { kind: 'void', round }
  }
  const phase = phaseOf(round, round.supersededAt, answeredAt)
  if (phase === 'void' || phase === 'over') return { kind: phase, round }
  return phase === 'makeUp' && place === 'group' ? { kind: 'closed', round } : { kind: 'may-answer', round, phase }
}

/** A closing or a withdrawal that comes between reading and writing is met at most once each. */
const tries = 3

/**
 * 作答：the first answer counts, whoever asks and however often. Judged by when it was given, so a message that comes late
 * because we were away counts as what it was.
 *
 * @param also further writes of the same commit, for the case that this answer came to stand (`won.condition`)
 */
export const answerDaily = async (
  world: World,
  given: Given,
  also: (to: Writer, won: Won) => Write[] = () => [],
): Promise<AnswerOutcome> => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const standing = await standingOf(world, given)
    if (standing.kind === 'already' && standing.answer.eventId === given.eventId)
      return { ...standing, kind: 'recorded' }
    if (standing.kind !== 'may-answer') return standing
    const { round, phase } = standing
    const correct = given.choice === keyOf(round.question)
    const of = { memberId: given.member.id, question: round.question }
    const won: Won = {
      ...{ round, correct, late: phase === 'makeUp' },
      comes: await comesAgain(world, of, { at: given.answeredAt, correct, confident: null }),
      condition: wonBy(given),
    }
    const total = await headcount(world.db, round, given.member.id)
    await world.db.commit((to) => writes(to, world, given, won, total, also))
  }
  throw new Error('the round keeps changing')
}
