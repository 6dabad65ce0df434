import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { BranchId, MemberId, PaperId, QuestionId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'

/** open → done (everything answered, or handed in), or closed (its time came first). */
export const paperStates = ['open', 'done', 'closed'] as const

/** One question of a paper. `order` says which of the question's own options stands at each place; absent: its own order. */
export type PaperItem = { questionId: QuestionId; order?: readonly number[] }

/** 卷子。A set of questions asked of one person on one card: three to review, ten a week, an exam, one to check. */
export const papers = sqliteTable(
  'papers',
  {
    id: text().$type<PaperId>().primaryKey(),
    /** What it is for and whom: opened again, it is the same paper. */
    key: text().notNull().unique(),
    kind: text().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    branchId: text().$type<BranchId>().notNull(),
    /** What it belongs to: an exam, a week, a meeting … */
    ref: text().notNull(),
    items: text({ mode: 'json' }).$type<readonly PaperItem[]>().notNull(),
    state: text({ enum: paperStates }).notNull().default('open'),
    /** Every change is the next version: of two that were made at once, one looks again. */
    version: integer().notNull().default(0),
    /** The event that made this version. */
    event: text().notNull().default(''),
    /** The item that stands on the card. */
    at: integer().notNull().default(0),
    atSince: instant(),
    openedAt: instant().notNull(),
    /** Answers after this do not count. */
    closesAt: instant().notNull(),
    /** Time to answer, from when it was begun; a paper without stands open until it closes. */
    minutes: integer(),
    /** Null until the person has begun; papers that need no beginning begin when they are opened. */
    startedAt: instant(),
    /** The earlier of both ends, once begun. */
    deadline: instant(),
    endedAt: instant(),
    /** The version of the branch's rules under which it was opened. */
    policyRevision: integer(),
  },
  (t) => [
    index('papers_by_member').on(t.memberId, t.state, t.atSince),
    index('papers_by_ref').on(t.kind, t.ref),
    index('papers_by_end').on(t.state, t.closesAt),
    index('papers_by_deadline').on(t.state, t.deadline),
  ],
)

/** What stands at one item: ticked so far, then settled. In the question's own letters, whatever was shown. */
export const paperAnswers = sqliteTable(
  'paper_answers',
  {
    paperId: text()
      .$type<PaperId>()
      .notNull()
      .references(() => papers.id),
    item: integer().notNull(),
    choice: text().notNull(),
    confident: flag(),
    /** Known once it is settled. */
    correct: flag(),
    /** The event that last changed it. */
    eventId: text().notNull(),
    answeredAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.paperId, t.item] }), index('paper_answers_by_event').on(t.eventId)],
)
