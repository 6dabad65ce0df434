import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { BranchId, MemberId, QuestionId } from '../../core/ids.ts'
import type { Commitment } from '../../domain/private-words/private-words.ts'
import { instant } from '../../platform/db/columns.ts'

/** open → confirmed → imported; or cancelled, or expired. */
export const draftStates = ['open', 'confirmed', 'imported', 'cancelled', 'expired'] as const

/** 题库草稿。A file that was checked, shown to whoever sent it, and waits for a word. */
export const bankDrafts = sqliteTable(
  'bank_drafts',
  {
    id: text().primaryKey(),
    /** What began it: handled again after a crash, it is not begun again. */
    eventId: text().notNull().unique(),
    memberId: text().$type<MemberId>().notNull(),
    way: text({ enum: ['chat', 'page'] }).notNull(),
    /** Into which bank; '' is the company's. */
    branchId: text().$type<BranchId | ''>().notNull(),
    name: text().notNull(),
    /** Whose words they are and under what licence, as the importer says. */
    source: text().notNull(),
    state: text({ enum: draftStates }).notNull(),
    /** The accepted questions as they will be imported; gone when the draft has come to an end. */
    content: text(),
    /** What was shown of it. */
    shown: text().notNull(),
    checkedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    decidedAt: instant(),
  },
  (t) => [index('bank_drafts_by_expiry').on(t.state, t.expiresAt)],
)

/** Taken into the bank; there already; the same words with another answer, so a person is asked. */
export const fates = ['added', 'merged', 'contradicts'] as const

/** 出处。Every time that a question was handed in, by whom and from where: equal ones are kept once, their sources all. */
export const questionSources = sqliteTable(
  'question_sources',
  {
    importId: text().notNull(),
    contentHash: text().notNull(),
    questionId: text().$type<QuestionId>().notNull(),
    fate: text({ enum: fates }).notNull(),
    source: text().notNull(),
    by: text().$type<MemberId | 'operator'>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.contentHash] }), index('question_sources_by_question').on(t.questionId)],
)

/** 答案打架。Two questions that ask the same with other answers; neither is asked until somebody has said which holds. */
export const questionConflicts = sqliteTable(
  'question_conflicts',
  {
    /** The one that was there before. */
    keptId: text().$type<QuestionId>().notNull(),
    offeredId: text().$type<QuestionId>().notNull(),
    at: instant().notNull(),
    winnerId: text().$type<QuestionId>(),
    settledBy: text().$type<MemberId>(),
    settledAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.keptId, t.offeredId] }), index('question_conflicts_by_offered').on(t.offeredId)],
)

/** What became of a flag: the key was right; the question was put right; it was taken out. */
export const flagOutcomes = ['sound', 'fixed', 'withdrawn'] as const

/** 这题有问题。One of a person about a question. */
export const questionFlags = sqliteTable(
  'question_flags',
  {
    questionId: text().$type<QuestionId>().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    branchId: text().$type<BranchId>().notNull(),
    /** The words stand in `private_words` under this. */
    reason: text().$type<Commitment>(),
    at: instant().notNull(),
    outcome: text({ enum: flagOutcomes }),
    settledAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.memberId] }), index('question_flags_by_member').on(t.memberId, t.at)],
)

export const reviewVerdicts = ['approved', 'returned'] as const

/** 审题。Who read a question and what they said. */
export const questionReviews = sqliteTable(
  'question_reviews',
  {
    /** One drawn form is one review. */
    id: text().primaryKey(),
    questionId: text().$type<QuestionId>().notNull(),
    by: text().$type<MemberId>().notNull(),
    verdict: text({ enum: reviewVerdicts }).notNull(),
    reason: text().$type<Commitment>(),
    at: instant().notNull(),
  },
  (t) => [index('question_reviews_by_question').on(t.questionId, t.at)],
)

/** 答题情况存疑。So few get it right that its key may be wrong; reviewers are told once. */
export const questionDoubts = sqliteTable('question_doubts', {
  questionId: text().$type<QuestionId>().primaryKey(),
  answered: integer().notNull(),
  /** Of those, the share that was right, when it was noticed. */
  rate: real().notNull(),
  at: instant().notNull(),
  settledAt: instant(),
})

/** 改判。An attempt whose result changed because the key did; `now` is nothing when it counts neither way any more. */
export const rejudgements = sqliteTable(
  'rejudgements',
  {
    fromId: text().$type<QuestionId>().notNull(),
    toId: text().$type<QuestionId>().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    source: text().notNull(),
    ref: text().notNull(),
    was: integer({ mode: 'boolean' }).notNull(),
    now: integer({ mode: 'boolean' }),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.fromId, t.toId, t.memberId, t.source, t.ref] }),
    index('rejudgements_by_member').on(t.memberId, t.at),
  ],
)
