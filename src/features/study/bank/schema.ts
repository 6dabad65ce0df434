import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { BranchId, MemberId, QuestionId } from '../../../core/ids.ts'
import { instant } from '../../../platform/db/columns.ts'
import { questionKinds } from './question.ts'

/** 题库。A question is never edited: other words are another question, so what somebody answered stays what it was. */
export const questions = sqliteTable(
  'questions',
  {
    id: text().$type<QuestionId>().primaryKey(),
    /** '' for the company's own bank, which every branch uses. */
    branchId: text().$type<BranchId | ''>().notNull(),
    /** SHA-256 of kind, stem, options and answer: importing the same question again is a no-op. */
    contentHash: text().notNull(),
    kind: text({ enum: questionKinds }).notNull(),
    stem: text().notNull(),
    options: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Letters in order, e.g. 'B' or 'ACD'; 'T' or 'F' for true/false. */
    answer: text().notNull(),
    explanation: text().notNull(),
    /** The regulation and its article. */
    basis: text().notNull(),
    subject: text().notNull(),
    /** '' is everyone. */
    post: text().notNull(),
    difficulty: integer().notNull(),
    importedAt: instant().notNull(),
    withdrawnAt: instant(),
    withdrawnBy: text().$type<MemberId | 'operator'>(),
  },
  (t) => [
    uniqueIndex('questions_by_content').on(t.branchId, t.contentHash),
    index('questions_by_subject').on(t.branchId, t.subject),
  ],
)
