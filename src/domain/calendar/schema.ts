import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'

/** 'published': as the State Council's notice has it, if it was changed here before. */
export const dayKinds = ['work', 'rest', 'published'] as const

/** 日历改动。What the branch's administrator says of a day wins over what was published; the newest version stands. */
export const calendarDays = sqliteTable(
  'calendar_days',
  {
    branchId: text().$type<BranchId>().notNull(),
    day: text().$type<LocalDate>().notNull(),
    version: integer().notNull(),
    kind: text({ enum: dayKinds }).notNull(),
    /** What people call it. */
    name: text().notNull(),
    by: text().$type<MemberId | 'operator'>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.branchId, t.day, t.version] })],
)

/** 已录入的年份。Years whose arrangement an administrator has entered in full. */
export const calendarYears = sqliteTable(
  'calendar_years',
  {
    branchId: text().$type<BranchId>().notNull(),
    year: integer().notNull(),
    by: text().$type<MemberId | 'operator'>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.branchId, t.year] })],
)
