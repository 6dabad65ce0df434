import { and, asc, desc, eq, gt, isNull, lte, min, ne, or, type SQL, sql } from 'drizzle-orm'
import type { LocalDate } from '../../../core/clock.ts'
import type { BranchId, MemberId, MessageId, QuestionId, RoundId } from '../../../core/ids.ts'
import { members } from '../../../domain/people/schema.ts'
import { questions } from '../../../domain/questions/schema.ts'
import { isAskable } from '../../../domain/questions/store.ts'
import { absences } from '../../../domain/shifts/schema.ts'
import type { Db } from '../../../platform/db/db.ts'
import { letters } from '../../../platform/outbox/schema.ts'
import type { Candidate, Past } from './rules.ts'
import { dailyAnswers, dailyDrafts, dailyRounds } from './schema.ts'

export type Question = typeof questions.$inferSelect
export type Answer = typeof dailyAnswers.$inferSelect
/** A round with its question, and when the next one took its place. */
export type Round = typeof dailyRounds.$inferSelect & { question: Question; supersededAt: Date | null }

const withQuestion = (db: Db) =>
  db.read
    .select({ round: dailyRounds, question: questions })
    .from(dailyRounds)
    .innerJoin(questions, eq(questions.id, dailyRounds.questionId))

const supersededAt = async (db: Db, branchId: BranchId, pushedAt: Date): Promise<Date | null> => {
  const [next] = await db.read
    .select({ at: min(dailyRounds.pushedAt) })
    .from(dailyRounds)
    .where(and(eq(dailyRounds.branchId, branchId), gt(dailyRounds.pushedAt, pushedAt)))
  return next?.at ?? null
}

type Found = { round: typeof dailyRounds.$inferSelect; question: Question } | undefined
const complete = async (db: Db, found: Found): Promise<Round | undefined> =>
  found && {
    ...found.round,
    question: found.question,
    supersededAt: await supersededAt(db, found.round.branchId, found.round.pushedAt),
  }

export const roundById = async (db: Db, id: RoundId): Promise<Round | undefined> => {
  const [found] = await withQuestion(db).where(eq(dailyRounds.id, id))
  return complete(db, found)
}

/** The round that was the branch's newest at that moment. */
export const roundAt = async (db: Db, branchId: BranchId, at: Date): Promise<Round | undefined> => {
  const [found] = await withQuestion(db)
    .where(and(eq(dailyRounds.branchId, branchId), lte(dailyRounds.pushedAt, at)))
    .orderBy(desc(dailyRounds.pushedAt))
    .limit(1)
  return complete(db, found)
}

export const roundOfDay = async (db: Db, branchId: BranchId, day: LocalDate): Promise<RoundId | undefined> => {
  const [found] = await db.read
    .select({ id: dailyRounds.id })
    .from(dailyRounds)
    .where(and(eq(dailyRounds.branchId, branchId), eq(dailyRounds.day, day)))
  return found?.id
}

/** Open rounds that were pushed before, and those that this very slot has closed already. */
export const roundsToClose = async (db: Db, branchId: BranchId, slot: Date): Promise<Round[]> => {
  const found = await withQuestion(db).where(
    and(
      eq(dailyRounds.branchId, branchId),
      or(
        and(eq(dailyRounds.state, 'open'), lte(dailyRounds.pushedAt, slot)),
        and(eq(dailyRounds.state, 'closed'), eq(dailyRounds.closingSlot, slot)),
      ),
    ),
  )
  return Promise.all(found.map(async (f) => (await complete(db, f)) as Round))
}

/** The letters that showed a round, whatever copy: `study/daily/<round>`, `study/nudge/<round>/<member>` … */
export const roundOfMessage = async (db: Db, message: MessageId): Promise<RoundId | undefined> => {
  const [letter] = await db.read
    .select({ key: letters.key })
    .from(letters)
    .where(eq(letters.messageId, message))
    .limit(1)
  return /^study\/(?:daily|nudge|shown)\/([^/]+)/.exec(letter?.key ?? '')?.[1] as RoundId | undefined
}

/** What may be asked of everyone in the branch. */
export const candidatesFor = async (db: Db, branchId: BranchId): Promise<Candidate[]> =>
  db.read
    .select({ id: questions.id, subject: questions.subject })
    .from(questions)
    .where(and(or(eq(questions.branchId, ''), eq(questions.branchId, branchId)), eq(questions.post, ''), isAskable()))

/** What the branch was asked before that day; a year and a bit is as far as anybody remembers. */
export const askedBefore = async (db: Db, branchId: BranchId, day: LocalDate): Promise<Past[]> =>
  db.read
    .select({ questionId: dailyRounds.questionId, day: dailyRounds.day })
    .from(dailyRounds)
    .where(and(eq(dailyRounds.branchId, branchId), ne(dailyRounds.day, day)))
    .orderBy(desc(dailyRounds.day))
    .limit(400)

export const answerOf = async (db: Db, roundId: RoundId, memberId: MemberId): Promise<Answer | undefined> => {
  const [answer] = await db.read
    .select()
    .from(dailyAnswers)
    .where(and(eq(dailyAnswers.roundId, roundId), eq(dailyAnswers.memberId, memberId)))
  return answer
}

export const draftOf = async (db: Db, roundId: RoundId, memberId: MemberId): Promise<string> => {
  const [draft] = await db.read
    .select({ choice: dailyDrafts.choice })
    .from(dailyDrafts)
    .where(and(eq(dailyDrafts.roundId, roundId), eq(dailyDrafts.memberId, memberId)))
  return [...(draft?.choice ?? '')].sort().join('')
}

/** Those who are on leave or sick on that day. */
const isAway = (day: LocalDate): SQL => sql`exists (select 1 from ${absences}
  where ${absences.memberId} = ${members.id} and ${absences.cancelledAt} is null and ${absences.kind} in ('leave', 'sick')
    and ${absences.firstDay} <= ${day} and (${absences.lastDay} is null or ${absences.lastDay} >= ${day}))`

const hasAnswered = (branchId: BranchId, day: LocalDate): SQL => sql`exists (select 1 from ${dailyAnswers}
  join ${dailyRounds} on ${dailyRounds.id} = ${dailyAnswers.roundId}
  where ${dailyAnswers.memberId} = ${members.id} and ${dailyRounds.branchId} = ${branchId} and ${dailyRounds.day} = ${day})`

/**
 * How many the branch has that day; the denominator of «已答 23/36». Who is on leave is not counted, unless that person
 * answers all the same.
 *
 * @param answering somebody who is about to
 */
export const headcount = async (
  db: Db,
  { branchId, day }: { branchId: BranchId; day: LocalDate },
  answering?: MemberId,
): Promise<number> =>
  db.read.$count(
    members,
    and(
      eq(members.branchId, branchId),
      isNull(members.leftAt),
      sql`(not ${isAway(day)} or ${members.id} = ${answering ?? ''} or ${hasAnswered(branchId, day)})`,
    ),
  )

/** Who is to be reminded of the question of that day: everyone in the branch who is not on leave. */
export const presentOn = async (
  db: Db,
  { branchId, day }: { branchId: BranchId; day: LocalDate },
): Promise<MemberId[]> => {
  const rows = await db.read
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.branchId, branchId), isNull(members.leftAt), sql`not ${isAway(day)}`))
    .orderBy(asc(members.staffNo))
  return rows.map(({ id }) => id)
}

/** A person's newest answers, newest first, with what was asked. */
export const answersOf = async (
  db: Db,
  memberId: MemberId,
  limit: number,
): Promise<{ answer: Answer; day: LocalDate; question: Question }[]> =>
  db.read
    .select({ answer: dailyAnswers, day: dailyRounds.day, question: questions })
    .from(dailyAnswers)
    .innerJoin(dailyRounds, eq(dailyRounds.id, dailyAnswers.roundId))
    .innerJoin(questions, eq(questions.id, dailyRounds.questionId))
    .where(eq(dailyAnswers.memberId, memberId))
    .orderBy(desc(dailyAnswers.answeredAt))
    .limit(limit)

/** For a condition or a `blank`: how many answers a round has that fit. */
export const answersWhere = (roundId: RoundId, fits: SQL = sql`true`): SQL =>
  sql`(select count(*) from ${dailyAnswers} where round_id = ${roundId} and ${fits})`

/** Rounds with this question that somebody may still answer. */
export const answerableRounds = async (db: Db, questionId: QuestionId): Promise<Round[]> => {
  const found = await withQuestion(db).where(and(eq(dailyRounds.questionId, questionId), ne(dailyRounds.state, 'void')))
  const rounds = await Promise.all(found.map(async (f) => (await complete(db, f)) as Round))
  return rounds.filter((round) => round.supersededAt === null)
}
