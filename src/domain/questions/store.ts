import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { BranchId, QuestionId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { heldQuestions, questions } from './schema.ts'

export type StoredQuestion = typeof questions.$inferSelect

/** Nobody has a doubt about it: it may be asked. */
export const isServable = (): SQL =>
  and(isNull(questions.withdrawnAt), isNull(questions.quarantinedAt), isNull(questions.recheckAt)) as SQL

/** May be picked for practice: nobody doubts it, and neither it nor what it replaced stands on a paper whose key nobody may learn yet. */
export const isAskable = (): SQL =>
  and(
    isServable(),
    sql`not exists (select 1 from ${heldQuestions} where question_id in (${questions.id}, ${questions.follows}))`,
  ) as SQL

/** Two people stand behind it: it may be asked in an exam. */
export const isExamReady = (): SQL => and(isServable(), isNotNull(questions.reviewedAt)) as SQL

/** The same of one that was read: what asks it already may go on. */
export const mayBeAsked = ({
  withdrawnAt,
  superseded,
  quarantinedAt,
  recheckAt,
}: Pick<StoredQuestion, 'withdrawnAt' | 'superseded' | 'quarantinedAt' | 'recheckAt'>): boolean =>
  (withdrawnAt === null || superseded) && quarantinedAt === null && recheckAt === null

export type Wanted = {
  branchId: BranchId
  /** Those for this post, and those for everyone; only those for everyone when absent. */
  post?: string
  subject?: string
  points?: readonly string[]
  examReady?: boolean
}

/** What may be asked there: of the company's bank and the branch's own, in the order of import. */
export const candidates = async (
  db: Db,
  { branchId, post, subject, points, examReady }: Wanted,
): Promise<StoredQuestion[]> =>
  db.read
    .select()
    .from(questions)
    .where(
      and(
        inArray(questions.branchId, [branchId, '']),
        examReady ? isExamReady() : isAskable(),
        post ? or(eq(questions.post, ''), eq(questions.post, post)) : eq(questions.post, ''),
        subject === undefined ? undefined : eq(questions.subject, subject),
        points && inArray(questions.point, [...points]),
      ),
    )
    .orderBy(asc(questions.importedAt), asc(questions.id))

/** By their ids, in any state. */
export const questionsById = async (
  db: Db,
  ids: readonly QuestionId[],
): Promise<ReadonlyMap<QuestionId, StoredQuestion>> => {
  const rows =
    ids.length === 0
      ? []
      : await db.read
          .select()
          .from(questions)
          .where(inArray(questions.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which of these stand in the branch's bank or in the company's already, withdrawn ones too. */
export const knownHashes = async (db: Db, branchId: BranchId | '', hashes: readonly string[]): Promise<Set<string>> => {
  const rows = await db.read
    .select({ hash: questions.contentHash })
    .from(questions)
    .where(and(inArray(questions.branchId, [branchId, '']), inArray(questions.contentHash, [...hashes])))
  return new Set(rows.map((row) => row.hash))
}

/** Everything in all banks, or in one subject, in the order of import. */
export const listQuestions = async (db: Db, subject?: string): Promise<StoredQuestion[]> =>
  db.read
    .select()
    .from(questions)
    .where(subject === undefined ? undefined : eq(questions.subject, subject))
    .orderBy(asc(questions.importedAt), asc(questions.id))
