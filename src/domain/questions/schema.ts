import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { BranchId, MemberId, QuestionId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'
import { questionKinds } from './question.ts'

/**
 * 题库。The words of a question are never edited: other words are another question, which `follows` this one, so what
 * somebody answered stays what it was.
 */
export const questions = sqliteTable(
  'questions',
  {
    id: text().$type<QuestionId>().primaryKey(),
    /** '' for the company's own bank, which every branch uses. */
    branchId: text().$type<BranchId | ''>().notNull(),
    /** SHA-256 of kind, stem, options and answer: importing the same question again is a no-op. */
    contentHash: text().notNull(),
    /** SHA-256 of what is asked, without the answer: two that differ in the answer alone need a person. '' until first compared. */
    wordsHash: text().notNull().default(''),
    kind: text({ enum: questionKinds }).notNull(),
    stem: text().notNull(),
    options: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Letters in order, e.g. 'B' or 'ACD'; 'T' or 'F' for true/false. */
    answer: text().notNull(),
    explanation: text().notNull(),
    /** The regulation and its article, as written. */
    basis: text().notNull(),
    subject: text().notNull(),
    /** 知识点：what is remembered or forgotten, whatever the wording. `pointOf` when nobody has named it. */
    point: text().notNull().default(''),
    /** '' is everyone. */
    post: text().notNull(),
    difficulty: integer().notNull(),
    /** Where it comes from and under what licence, as far as somebody has said. */
    source: text().notNull().default(''),
    /** 出题人 */
    authorId: text().$type<MemberId | 'operator'>().notNull().default('operator'),
    importedAt: instant().notNull(),
    /** The version that this one replaces. */
    follows: text()
      .$type<QuestionId>()
      .references((): AnySQLiteColumn => questions.id),
    /** The version of the regulation on which it rests, when it is one that we know. */
    regulation: text(),
    /** The right key in this row's own letters, where its `answer` turned out to be wrong. */
    correctedAnswer: text(),
    /** 审题：somebody else has read it. Only such questions come into an exam. */
    reviewedBy: text().$type<MemberId | 'operator'>(),
    reviewedAt: instant(),
    /** 暂停使用：somebody has to look at it. */
    quarantinedAt: instant(),
    /** 待复核：its regulation was retired. */
    recheckAt: instant(),
    withdrawnAt: instant(),
    /** Withdrawn for a version that asks the same: what asks it already goes on. */
    superseded: flag().notNull().default(false),
    withdrawnBy: text().$type<MemberId | 'operator'>(),
  },
  (t) => [
    uniqueIndex('questions_by_content').on(t.branchId, t.contentHash),
    index('questions_by_subject').on(t.branchId, t.subject),
    index('questions_by_words').on(t.wordsHash),
    index('questions_by_point').on(t.point),
    index('questions_by_follows').on(t.follows),
  ],
)

/** 留用的题。Stands on papers of an exam that is open: practice asks others until it is closed. */
export const heldQuestions = sqliteTable(
  'held_questions',
  {
    questionId: text().$type<QuestionId>().notNull(),
    ref: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.ref] }), index('held_questions_by_ref').on(t.ref)],
)
