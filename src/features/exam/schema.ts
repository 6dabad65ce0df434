import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { BranchId, ExamId, MemberId, PaperId, QuestionId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'
import type { Blueprint } from './blueprint.ts'
import type { Shortage } from './shortage.ts'

/** 试卷蓝图，一版一行. '' is the company's, for branches that have none of their own. */
export const examBlueprints = sqliteTable(
  'exam_blueprints',
  {
    branchId: text().$type<BranchId | ''>().notNull(),
    version: integer().notNull(),
    blueprint: text({ mode: 'json' }).$type<Blueprint>().notNull(),
    by: text().$type<MemberId>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.branchId, t.version] })],
)

/** announced → open → closed → settled; short: the bank does not allow it (yet). */
export const examStates = ['short', 'announced', 'open', 'closed', 'settled'] as const

/** 月考。One exam of one branch in one month, with the blueprint as it was when it was announced. */
export const exams = sqliteTable(
  'exams',
  {
    id: text().$type<ExamId>().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    /** 'YYYY-MM' */
    month: text().notNull(),
    state: text({ enum: examStates }).notNull(),
    blueprint: text({ mode: 'json' }).$type<Blueprint>().notNull(),
    policyRevision: integer(),
    /** What the bank lacked, while it is `short`. */
    shortages: text({ mode: 'json' }).$type<readonly Shortage[]>(),
    announcedAt: instant().notNull(),
    opensAt: instant().notNull(),
    closesAt: instant().notNull(),
    resitOpensAt: instant().notNull(),
    resitClosesAt: instant().notNull(),
    openedAt: instant(),
    closedAt: instant(),
    resitOpenedAt: instant(),
    settledAt: instant(),
    /** The slot that closed or settled it: who runs that slot again finishes the telling. */
    closingSlot: instant(),
  },
  (t) => [uniqueIndex('exams_by_month').on(t.branchId, t.month), index('exams_by_state').on(t.state)],
)

/** 正考 · 补考 */
export const examRounds = ['first', 'resit'] as const
/** 请假 · 病假 · 当班 · 没有账号 · 别的 */
export const excuses = ['leave', 'sick', 'shift', 'offline', 'other'] as const

/** 应考：one person in one round of an exam, and what came of it. */
export const examSittings = sqliteTable(
  'exam_sittings',
  {
    examId: text()
      .$type<ExamId>()
      .notNull()
      .references(() => exams.id),
    round: text({ enum: examRounds }).notNull(),
    memberId: text().$type<MemberId>().notNull(),
    /** Nothing for whoever has no account to write it with. */
    paperId: text().$type<PaperId>(),
    /** Absent with reason; a kind, never words: whoever is ill need not say of what. */
    excuse: text({ enum: excuses }),
    excusedBy: text().$type<MemberId | 'system'>(),
    excusedAt: instant(),
    /** Null until it is graded: whether the person began at all. */
    sat: flag(),
    /** In halves of a question; null for who did not sit. */
    earned: integer(),
    outOf: integer(),
    passed: flag(),
    gradedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.examId, t.round, t.memberId] }),
    index('exam_sittings_by_member').on(t.memberId),
    index('exam_sittings_by_paper').on(t.paperId),
  ],
)

/** What was decided about a question of an exam after people had answered it. */
export const examRulings = sqliteTable(
  'exam_rulings',
  {
    examId: text()
      .$type<ExamId>()
      .notNull()
      .references(() => exams.id),
    questionId: text().$type<QuestionId>().notNull(),
    ruling: text({ enum: ['void', 'rekeyed'] }).notNull(),
    /** The key that counts too. */
    answer: text(),
    by: text().$type<MemberId | 'system'>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.examId, t.questionId] })],
)

/** 对题目有异议: open → kept, or upheld by a ruling. */
export const examAppeals = sqliteTable(
  'exam_appeals',
  {
    id: text().primaryKey(),
    examId: text()
      .$type<ExamId>()
      .notNull()
      .references(() => exams.id),
    questionId: text().$type<QuestionId>().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    words: text().notNull(),
    askedAt: instant().notNull(),
    state: text({ enum: ['open', 'kept', 'upheld'] })
      .notNull()
      .default('open'),
    decidedBy: text().$type<MemberId>(),
    decidedAt: instant(),
    answer: text(),
  },
  (t) => [
    uniqueIndex('exam_appeals_by_item').on(t.examId, t.questionId, t.memberId),
    index('exam_appeals_by_state').on(t.state),
  ],
)
