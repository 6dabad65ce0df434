import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, max, ne } from 'drizzle-orm'
import type { BranchId, ChatId, MemberId, QuestionId, QuizId, QuizRoundId, TeamId } from '../../../core/ids.ts'
import { members, teams } from '../../../domain/people/schema.ts'
import { questions } from '../../../domain/questions/schema.ts'
import { isAskable, mayBeAsked, type StoredQuestion } from '../../../domain/questions/store.ts'
import type { Db } from '../../../platform/db/db.ts'
import { letters } from '../../../platform/outbox/schema.ts'
import { quizAnswers, quizConsents, quizDrafts, quizRounds, quizzes } from './schema.ts'

export type Quiz = typeof quizzes.$inferSelect
export type Round = typeof quizRounds.$inferSelect
export type Answer = typeof quizAnswers.$inferSelect
/** A round, the session in which it stands, and what is asked. */
export type Asked = { quiz: Quiz; round: Round; question: StoredQuestion }

/**
 * Whether a question may stand on the table. One that another took the place of may not either: whoever is late and whoever
 * was early would be judged by two keys.
 */
export const isSound = (question: Pick<StoredQuestion, Doubts>): boolean =>
  mayBeAsked({ ...question, superseded: false })

const joined = (db: Db) =>
  db.read
    .select({ quiz: quizzes, round: quizRounds, question: questions })
    .from(quizRounds)
    .innerJoin(quizzes, eq(quizzes.id, quizRounds.quizId))
    .innerJoin(questions, eq(questions.id, quizRounds.questionId))

export const roundById = async (db: Db, id: QuizRoundId): Promise<Asked | undefined> => {
  const [found] = await joined(db).where(eq(quizRounds.id, id))
  return found
}

/** As much of a round as a tap needs: five hundred may come at once, and each is one read. */
export type Tapped = {
  quiz: Pick<Quiz, 'id' | 'branchId' | 'live' | 'mode' | 'size' | 'expected' | 'control'>
  round: Pick<Round, 'id' | 'n' | 'state' | 'place' | 'closesAt'>
  question: Pick<StoredQuestion, 'kind' | 'subject' | 'stem' | 'options' | 'answer' | 'correctedAnswer' | Doubts>
}
type Doubts = 'withdrawnAt' | 'quarantinedAt' | 'recheckAt'
type Mine = Pick<Answer, 'choice' | 'correct' | 'eventId'>

const { id: quizId, branchId, live, mode, size, expected, control } = quizzes
const { kind, subject, stem, options, answer, correctedAnswer, withdrawnAt, quarantinedAt, recheckAt } = questions

/** With this person's own answer, when there is one. */
export const roundFor = async (
  db: Db,
  id: QuizRoundId,
  memberId: MemberId,
): Promise<(Tapped & { given: Mine | null }) | undefined> => {
  const { id: roundId, n, state, place, closesAt } = quizRounds
  const [found] = await db.read
    .select({
      quiz: { id: quizId, branchId, live, mode, size, expected, control },
      round: { id: roundId, n, state, place, closesAt },
      question: { kind, subject, stem, options, answer, correctedAnswer, withdrawnAt, quarantinedAt, recheckAt },
      given: { choice: quizAnswers.choice, correct: quizAnswers.correct, eventId: quizAnswers.eventId },
    })
    .from(quizRounds)
    .innerJoin(quizzes, eq(quizzes.id, quizRounds.quizId))
    .innerJoin(questions, eq(questions.id, quizRounds.questionId))
    .leftJoin(quizAnswers, and(eq(quizAnswers.roundId, quizRounds.id), eq(quizAnswers.memberId, memberId)))
    .where(eq(quizRounds.id, id))
  return found
}

export const quizById = async (db: Db, id: QuizId): Promise<Quiz | undefined> => {
  const [quiz] = await db.read.select().from(quizzes).where(eq(quizzes.id, id))
  return quiz
}

/** The session that is on in this group. */
export const liveIn = async (db: Db, chatId: ChatId): Promise<Quiz | undefined> => {
  const [quiz] = await db.read.select().from(quizzes).where(eq(quizzes.live, chatId))
  return quiz
}

export const liveQuizzes = async (db: Pick<Db, 'read'>): Promise<Quiz[]> =>
  db.read.select().from(quizzes).where(isNotNull(quizzes.live)).orderBy(asc(quizzes.startedAt))

export const isAnyLive = async ({ read }: Pick<Db, 'read'>): Promise<boolean> =>
  (await read.select({ id: quizzes.id }).from(quizzes).where(isNotNull(quizzes.live)).limit(1)).length > 0

/** Every round of a session, in order. */
export const roundsOf = async (db: Db, quizId: QuizId): Promise<Asked[]> =>
  joined(db).where(eq(quizRounds.quizId, quizId)).orderBy(asc(quizRounds.n))

/** The round on the table. */
export const lastRound = async (db: Db, quizId: QuizId): Promise<Asked | undefined> => {
  const [found] = await joined(db).where(eq(quizRounds.quizId, quizId)).orderBy(desc(quizRounds.n)).limit(1)
  return found
}

export const answersTo = async (db: Db, rounds: readonly QuizRoundId[]): Promise<Answer[]> =>
  rounds.length === 0
    ? []
    : db.read
        .select()
        .from(quizAnswers)
        .where(inArray(quizAnswers.roundId, [...rounds]))

export const draftOf = async (db: Db, roundId: QuizRoundId, memberId: MemberId): Promise<string> => {
  const [draft] = await db.read
    .select({ choice: quizDrafts.choice })
    .from(quizDrafts)
    .where(and(eq(quizDrafts.roundId, roundId), eq(quizDrafts.memberId, memberId)))
  return [...(draft?.choice ?? '')].sort().join('')
}

/** Of the company's bank and the branch's own, what is for everyone and what nobody doubts. */
const forAll = (branchId: BranchId) =>
  and(inArray(questions.branchId, [branchId, '']), eq(questions.post, ''), isAskable())

/** How many the branch has. */
export const headcount = async (db: Db, branchId: BranchId): Promise<number> =>
  db.read.$count(members, and(eq(members.branchId, branchId), isNull(members.leftAt)))

/** What may be asked of a whole group, with the moment it was last asked there in a quiz. */
export const quizCandidates = async (
  db: Db,
  branchId: BranchId,
  subject: string,
): Promise<{ id: QuestionId; lastAskedAt: Date | null }[]> => {
  const asked = await db.read
    .select({ id: quizRounds.questionId, at: max(quizRounds.openedAt) })
    .from(quizRounds)
    .innerJoin(quizzes, eq(quizzes.id, quizRounds.quizId))
    .where(eq(quizzes.branchId, branchId))
    .groupBy(quizRounds.questionId)
  const last = new Map(asked.map(({ id, at }) => [id, at]))
  const rows = await db.read
    .select({ id: questions.id })
    .from(questions)
    .where(and(forAll(branchId), subject === '' ? undefined : eq(questions.subject, subject)))
  return rows.map(({ id }) => ({ id, lastAskedAt: last.get(id) ?? null }))
}

/** The subjects with most questions, and how many each has. */
export const subjectsOf = async (db: Db, branchId: BranchId): Promise<{ subject: string; count: number }[]> =>
  db.read
    .select({ subject: questions.subject, count: count() })
    .from(questions)
    .where(forAll(branchId))
    .groupBy(questions.subject)
    .orderBy(desc(count()), asc(questions.subject))

export const teamNames = async (db: Db, branchId: BranchId): Promise<ReadonlyMap<TeamId, string>> => {
  const rows = await db.read.select({ id: teams.id, name: teams.name }).from(teams).where(eq(teams.branchId, branchId))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export const consentOf = async (db: Db, memberId: MemberId) => {
  const [row] = await db.read.select().from(quizConsents).where(eq(quizConsents.memberId, memberId))
  return row
}

/** Rounds that this person won, closed since then. */
export const wonSince = async (db: Db, memberId: MemberId, since: Date): Promise<Asked[]> =>
  joined(db).where(
    and(eq(quizRounds.firstRight, memberId), eq(quizRounds.state, 'shown'), gte(quizRounds.closedAt, since)),
  )

/** The round that a message showed to the group. */
export const roundOfMessage = async (db: Db, message: string): Promise<QuizRoundId | undefined> => {
  const [letter] = await db.read
    .select({ key: letters.key })
    .from(letters)
    .where(eq(letters.messageId, message))
    .limit(1)
  return /^quiz\/round\/([^/]+)$/.exec(letter?.key ?? '')?.[1] as QuizRoundId | undefined
}

/** A branch's sessions, newest first. */
export const quizzesOf = async (db: Db, branchId: BranchId, most: number): Promise<Quiz[]> =>
  db.read.select().from(quizzes).where(eq(quizzes.branchId, branchId)).orderBy(desc(quizzes.startedAt)).limit(most)

/** Everything that somebody answered, newest first. */
export const answersOf = async (db: Db, memberId: MemberId) =>
  db.read
    .select({ answer: quizAnswers, round: quizRounds, question: questions })
    .from(quizAnswers)
    .innerJoin(quizRounds, eq(quizRounds.id, quizAnswers.roundId))
    .innerJoin(questions, eq(questions.id, quizRounds.questionId))
    .where(and(eq(quizAnswers.memberId, memberId), ne(quizRounds.state, 'void')))
    .orderBy(desc(quizAnswers.answeredAt))
