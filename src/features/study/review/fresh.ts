import { and, desc, eq, gte, inArray, isNull, lt, ne } from 'drizzle-orm'
import type { LocalDate } from '../../../core/clock.ts'
import { addDays } from '../../../core/days.ts'
import { groupBy } from '../../../core/group-by.ts'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import { attempts } from '../../../domain/attempts/schema.ts'
import { policyOf } from '../../../domain/policy/policy.ts'
import { pointOf } from '../../../domain/questions/question.ts'
import { questions } from '../../../domain/questions/schema.ts'
import { isAskable } from '../../../domain/questions/store.ts'
import type { Db } from '../../../platform/db/db.ts'
import { dailyAnswers, dailyRounds } from '../daily/schema.ts'
import { missedPoints } from './missed.ts'

/** So far back an unanswered question of the day is still worth asking. Days. */
const lookBack = 14
/** A topic of the branch is what it missed in so many days. */
const topicDays = 30
const topics = 20
const ownPost = 200

type Person = { id: MemberId; post: string }
export type Askable = {
  /** What is new to whom, those that matter most first; some of it may have been met. */
  fresh(member: Person): readonly string[]
  /** Whether there is a question about this point for that person. */
  has(member: Person, point: string): boolean
}

const missedRounds = async (db: Db, branchId: BranchId, day: LocalDate) =>
  db.read
    .select({ id: dailyRounds.id, question: questions })
    .from(dailyRounds)
    .innerJoin(questions, eq(questions.id, dailyRounds.questionId))
    .where(
      and(
        eq(dailyRounds.branchId, branchId),
        ne(dailyRounds.state, 'void'),
        gte(dailyRounds.day, addDays(day, -lookBack)),
        // Today's question is still open: it asks for itself.
        lt(dailyRounds.day, day),
        isAskable(),
      ),
    )
    .orderBy(desc(dailyRounds.day))

/** What may be asked there: points by the post that they are for, '' for everyone, in the order of import. */
const askablePoints = async (db: Db, branchId: BranchId) => {
  const { post, subject, point, basis, stem } = questions
  const rows = await db.read
    .select({ post, subject, point, basis, stem })
    .from(questions)
    .where(and(inArray(questions.branchId, [branchId, '']), isAskable()))
    .orderBy(questions.importedAt, questions.id)
  const { weeklyTopic } = await policyOf(db, branchId)
  return {
    points: new Map([...groupBy(rows, (row) => row.post)].map(([of, some]) => [of, new Set(some.map(pointOf))])),
    ofWeek: new Set(rows.filter((row) => weeklyTopic !== '' && row.subject === weeklyTopic).map(pointOf)),
  }
}

/**
 * 新知识点：questions of the day that this person did not answer, then what the branch misses most, then what belongs to the
 * person's own post; of these two what is the branch's topic of the week comes first. Whatever was met already is left out later.
 */
export const askableFor = async (db: Db, branchId: BranchId, day: LocalDate): Promise<Askable> => {
  const [rounds, topic, { points, ofWeek }] = await Promise.all([
    missedRounds(db, branchId, day),
    missedPoints(db, branchId, { until: day, days: topicDays, most: topics }),
    askablePoints(db, branchId),
  ])
  const answered = new Set(
    (rounds.length === 0
      ? []
      : await db.read
          .select({ roundId: dailyAnswers.roundId, memberId: dailyAnswers.memberId })
          .from(dailyAnswers)
          .where(
            inArray(
              dailyAnswers.roundId,
              rounds.map((r) => r.id),
            ),
          )
    ).map((a) => `${a.roundId}/${a.memberId}`),
  )
  const has = ({ post }: Person, point: string): boolean =>
    points.get('')?.has(point) === true || points.get(post)?.has(point) === true
  const weekFirst = (some: readonly string[]) => [
    ...some.filter((point) => ofWeek.has(point)),
    ...some.filter((point) => !ofWeek.has(point)),
  ]
  return {
    has,
    fresh: (member) =>
      [
        ...rounds.filter((r) => !answered.has(`${r.id}/${member.id}`)).map((r) => pointOf(r.question)),
        ...weekFirst([
          ...topic.map((t) => t.point),
          ...(member.post === '' ? [] : [...(points.get(member.post) ?? [])].slice(0, ownPost)),
        ]),
      ].filter((point) => has(member, point)),
  }
}

/** How many review questions this person has answered since that moment. */
export const reviewedSince = async (db: Db, memberId: MemberId, since: Date): Promise<number> =>
  db.read.$count(
    attempts,
    and(
      eq(attempts.memberId, memberId),
      eq(attempts.source, 'review'),
      gte(attempts.answeredAt, since),
      isNull(attempts.voidedAt),
    ),
  )
