import { and, asc, eq, inArray } from 'drizzle-orm'
import type { BranchId } from '../../../core/ids.ts'
import type { Db } from '../../../platform/db/db.ts'
import { questions } from './schema.ts'

export type StoredQuestion = typeof questions.$inferSelect

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
