import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, MeetingId, MemberId, QuestionId, TeamId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'
import { meetingKinds, meetingStates, rollStates } from './kinds.ts'

/** 会议。A session is stored when it is announced; a meeting of the 三会一课 when somebody plans it or enters it late. */
export const meetings = sqliteTable(
  'meetings',
  {
    id: text().$type<MeetingId>().primaryKey(),
    /** What makes it one: branch, day and shift; or the form that planned it. */
    key: text().notNull().unique(),
    branchId: text().$type<BranchId>().notNull(),
    kind: text({ enum: meetingKinds }).notNull(),
    day: text().$type<LocalDate>().notNull(),
    /** Of a session: the shift's name, and what tells it from others of that name. */
    shift: text(),
    shiftKey: text(),
    /** 党小组会 of one team's party members. */
    teamId: text().$type<TeamId>(),
    /** What the training is about; what the meeting of the 三会一课 is called for. */
    subject: text().notNull().default(''),
    place: text().notNull().default(''),
    agenda: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** When it is to begin. */
    plannedAt: instant().notNull(),
    plannedBy: text().$type<MemberId | 'system'>().notNull(),
    writtenAt: instant().notNull(),
    state: text({ enum: meetingStates }).notNull().default('planned'),
    chairId: text().$type<MemberId>(),
    /** When it began and ended where people sat, and when that was written down: never the same thing. */
    startedAt: instant(),
    startRecordedAt: instant(),
    startEvent: text(),
    rollTakenAt: instant(),
    familySpoke: flag().notNull().default(false),
    endedAt: instant(),
    endRecordedAt: instant(),
    endEvent: text(),
    /** 补记: written down after the time, and why. */
    late: flag().notNull().default(false),
    lateWhy: text().notNull().default(''),
    /** The question after it, and what is asked of whoever was wrong; chosen once, when it has ended. */
    checks: text({ mode: 'json' }).$type<readonly QuestionId[]>(),
    followedUpAt: instant(),
    /** Of those entitled so many of a hundred must be there. */
    quorumPercent: integer().notNull(),
    policyRevision: integer(),
  },
  (t) => [
    index('meetings_by_branch').on(t.branchId, t.day),
    index('meetings_to_follow').on(t.state).where(sql`followed_up_at is null`),
  ],
)

/** 议程走到哪了。A step is done once. */
export const meetingSteps = sqliteTable(
  'meeting_steps',
  {
    meetingId: text().$type<MeetingId>().notNull(),
    /** Its place in the agenda, from 0. */
    step: integer().notNull(),
    doneBy: text().$type<MemberId>().notNull(),
    doneAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.step] })],
)

/** 出勤。One line for each who is expected, written when the meeting begins; who comes besides has one that is not expected. */
export const meetingAttendance = sqliteTable(
  'meeting_attendance',
  {
    meetingId: text().$type<MeetingId>().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    expected: flag().notNull().default(true),
    state: text({ enum: rollStates }).notNull().default('due'),
    /** Who called the roll, or 'system' where a registered absence says it. */
    markedBy: text().$type<MemberId | 'system'>(),
    markedAt: instant(),
    /** 补课 until then. */
    makeUpDue: instant(),
    /** How it was made up for: by the question, or face to face. */
    madeUp: text({ enum: ['question', 'in-person'] }),
    madeUpAt: instant(),
    madeUpBy: text().$type<MemberId>(),
    /** «我到了»: said by the person, decided once by somebody else. */
    claimedAt: instant(),
    claim: text({ enum: ['open', 'granted', 'refused'] }),
    claimDecidedBy: text().$type<MemberId>(),
    claimDecidedAt: instant(),
    /** Put right after the end: what stood there before. */
    before: text({ enum: rollStates }),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.memberId] }),
    index('meeting_attendance_by_member').on(t.memberId),
    index('meeting_attendance_to_make_up').on(t.makeUpDue).where(sql`made_up_at is null`),
  ],
)

/** 会议记录。Each saving is a new version; none is overwritten. */
export const meetingMinutes = sqliteTable(
  'meeting_minutes',
  {
    meetingId: text().$type<MeetingId>().notNull(),
    version: integer().notNull(),
    place: text().notNull(),
    host: text().notNull(),
    recorder: text().notNull(),
    topics: text().notNull(),
    resolution: text().notNull(),
    by: text().$type<MemberId>().notNull(),
    at: instant().notNull(),
    eventId: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.version] }),
    uniqueIndex('meeting_minutes_by_event').on(t.meetingId, t.eventId),
  ],
)

/** 决议。Numbers and words, never who voted how. A line is never changed: what was wrong is corrected by a new one. */
export const meetingDecisions = sqliteTable(
  'meeting_decisions',
  {
    id: text().primaryKey(),
    meetingId: text().$type<MeetingId>().notNull(),
    /** The form or click that wrote it. */
    once: text().notNull(),
    words: text().notNull(),
    entitled: integer().notNull(),
    present: integer().notNull(),
    inFavour: integer().notNull(),
    against: integer().notNull(),
    abstained: integer().notNull(),
    outcome: text({ enum: ['carried', 'no-quorum', 'not-carried'] }).notNull(),
    corrects: text(),
    by: text().$type<MemberId>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('meeting_decisions_by_form').on(t.meetingId, t.once),
    /** A line is corrected once; the next correction corrects that one. */
    uniqueIndex('meeting_decisions_by_corrected').on(t.corrects),
  ],
)
