import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { quizModes } from '../../../../cards/meetings/quiz.actions.ts'
import type { BranchId, ChatId, MemberId, QuestionId, QuizId, QuizRoundId, TeamId } from '../../../core/ids.ts'
import { questions } from '../../../domain/questions/schema.ts'
import { flag, instant } from '../../../platform/db/columns.ts'

export const quizEnds = ['finished', 'stopped', 'idle'] as const
export type QuizEnd = (typeof quizEnds)[number]

/** 知识问答。One session in a group, from its first question to its summary. */
export const quizzes = sqliteTable(
  'quizzes',
  {
    id: text().$type<QuizId>().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    chatId: text().$type<ChatId>().notNull(),
    /** The group while the session is on, nothing afterwards: the key allows a group one at a time. */
    live: text().$type<ChatId>().unique(),
    /** The meeting in which it was held, when there is one. */
    meetingId: text(),
    mode: text({ enum: quizModes }).notNull(),
    size: integer().notNull(),
    /** '' is every subject. */
    subject: text().notNull(),
    /** What will be asked, in this order, and a few to stand in for one that is withdrawn. */
    plan: text({ mode: 'json' }).$type<readonly QuestionId[]>().notNull(),
    /** Whose answers are awaited: the «31» of «已答 23/31». */
    expected: integer().notNull(),
    ledBy: text().$type<MemberId>().notNull(),
    /** The key of the letter that is the chair's card now. */
    control: text().notNull(),
    startedBy: text().$type<MemberId>().notNull(),
    startedAt: instant().notNull(),
    endedAt: instant(),
    endedBy: text().$type<MemberId | 'system'>(),
    because: text({ enum: quizEnds }),
    policyRevision: integer(),
  },
  (t) => [index('quizzes_by_branch').on(t.branchId, t.startedAt)],
)

/** open → closing (no more answers; they are being written into people's records) → shown; or void. */
export const quizRoundStates = ['open', 'closing', 'shown', 'void'] as const

/** 一题。The keys see to it that a session has one question on each place, and no question twice. */
export const quizRounds = sqliteTable(
  'quiz_rounds',
  {
    id: text().$type<QuizRoundId>().primaryKey(),
    quizId: text()
      .$type<QuizId>()
      .notNull()
      .references(() => quizzes.id),
    /** The order of being asked; one that stands in for a withdrawn one takes the next number. */
    n: integer().notNull(),
    /** «第 2 题»: the same for a withdrawn one and the one that stands in for it. */
    place: integer().notNull(),
    questionId: text()
      .$type<QuestionId>()
      .notNull()
      .references(() => questions.id),
    state: text({ enum: quizRoundStates }).notNull().default('open'),
    openedAt: instant().notNull(),
    /** Nobody closed it: the timer does. */
    closesAt: instant().notNull(),
    closedAt: instant(),
    closedBy: text().$type<MemberId | 'system'>(),
    /** 抢答：the first whose right answer was committed. */
    firstRight: text().$type<MemberId>(),
  },
  (t) => [
    uniqueIndex('quiz_rounds_in_order').on(t.quizId, t.n),
    uniqueIndex('quiz_rounds_by_question').on(t.quizId, t.questionId),
    index('quiz_rounds_by_first').on(t.firstRight),
  ],
)

/** The first answer of a person to a round; the key decides which one that is. */
export const quizAnswers = sqliteTable(
  'quiz_answers',
  {
    roundId: text()
      .$type<QuizRoundId>()
      .notNull()
      .references(() => quizRounds.id),
    memberId: text().$type<MemberId>().notNull(),
    /** The team at that moment. */
    teamId: text().$type<TeamId>().notNull(),
    choice: text().notNull(),
    correct: flag().notNull(),
    way: text({ enum: ['click', 'group'] }).notNull(),
    /** The event that carried it: whoever finds its own here has won. */
    eventId: text().notNull(),
    answeredAt: instant().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.memberId] }),
    index('quiz_answers_by_member').on(t.memberId, t.answeredAt),
  ],
)

/** What a person has ticked so far of a multiple-choice question. */
export const quizDrafts = sqliteTable(
  'quiz_drafts',
  {
    roundId: text().$type<QuizRoundId>().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    choice: text().notNull(),
    eventId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.memberId] })],
)

/** 抢答署名：whether somebody's name may stand on the group's card. Nobody's does without a line here that says so. */
export const quizConsents = sqliteTable('quiz_consents', {
  memberId: text().$type<MemberId>().primaryKey(),
  named: flag().notNull(),
  eventId: text().notNull(),
  decidedAt: instant().notNull(),
})
