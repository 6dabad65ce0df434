import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../core/clock.ts'
import type { AbsenceId, BranchId, MemberId, StopId, SwapId, TeamId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'
import type { CycleDay, Shift } from './shift.ts'

const day = () => text().$type<LocalDate>()

/** Who wrote a row and when; and who took it back. Nothing is overwritten, nothing deleted. */
const written = () => ({ by: text().$type<MemberId | 'operator' | 'system'>().notNull(), at: instant().notNull() })
const takenBack = () => ({ cancelledBy: text().$type<MemberId>(), cancelledAt: instant() })

/** 班制。Every change is a new version; the one in force on a day is the newest whose `since` has come by then. */
export const shiftPatterns = sqliteTable(
  'shift_patterns',
  {
    branchId: text().$type<BranchId>().notNull(),
    name: text().notNull(),
    version: integer().notNull(),
    since: day().notNull(),
    shifts: text({ mode: 'json' }).$type<readonly Shift[]>().notNull(),
    /** One entry per business day, over and over; empty: the pattern is given up. */
    cycle: text({ mode: 'json' }).$type<readonly CycleDay[]>().notNull(),
    /** A day on which the cycle begins for everyone, where it is not each team's own: weeks begin on a Monday. */
    anchor: day(),
    /** Ours, to be looked at; not what the branch decided. */
    example: flag().notNull().default(false),
    ...written(),
  },
  (t) => [primaryKey({ columns: [t.branchId, t.name, t.version] })],
)

/** 轮班：which pattern a team (or one person) follows, and on which day its cycle begins. Versions, as above. */
export const rotations = sqliteTable(
  'rotations',
  {
    /** A team's or a member's id. */
    subject: text().$type<TeamId | MemberId>().notNull(),
    version: integer().notNull(),
    since: day().notNull(),
    /** Empty: none from then on. */
    pattern: text().notNull(),
    anchor: day().notNull(),
    ...written(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.version] })],
)

export const absenceKinds = ['leave', 'sick', 'away'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

/** 请假、病假、公出。Business days, both ends included; without an end until it is taken back. Never a reason. */
export const absences = sqliteTable(
  'absences',
  {
    id: text().$type<AbsenceId>().primaryKey(),
    memberId: text().$type<MemberId>().notNull(),
    kind: text({ enum: absenceKinds }).notNull(),
    firstDay: day().notNull(),
    lastDay: day(),
    ...written(),
    ...takenBack(),
  },
  (t) => [index('absences_by_member').on(t.memberId, t.lastDay)],
)

/** 换班、加班、调休：what somebody does on one business day instead of what the pattern says. */
export const turnChanges = sqliteTable(
  'turn_changes',
  {
    id: text().primaryKey(),
    memberId: text().$type<MemberId>().notNull(),
    day: day().notNull(),
    kind: text({ enum: ['swap', 'extra'] }).notNull(),
    /** As it was when it was agreed; null is off. */
    shift: text({ mode: 'json' }).$type<Shift>(),
    swapId: text().$type<SwapId>(),
    ...written(),
    ...takenBack(),
  },
  (t) => [
    /** One change a day and person: the second must take back the first. */
    uniqueIndex('turn_changes_standing').on(t.memberId, t.day).where(sql`cancelled_at is null`),
  ],
)

/** 停产检修：no shifts for a branch or one of its teams. */
export const workStops = sqliteTable(
  'work_stops',
  {
    id: text().$type<StopId>().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    /** Absent: the whole branch. */
    teamId: text().$type<TeamId>(),
    firstDay: day().notNull(),
    lastDay: day().notNull(),
    why: text().notNull(),
    ...written(),
    ...takenBack(),
  },
  (t) => [index('work_stops_by_branch').on(t.branchId, t.lastDay)],
)
