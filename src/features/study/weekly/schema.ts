import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../../core/clock.ts'
import type { BranchId, WeekId } from '../../../core/ids.ts'
import { instant } from '../../../platform/db/columns.ts'

/** 周周练。Ten questions for each person of one branch in one week; what they answer stands on their papers. */
export const weeklyRounds = sqliteTable(
  'weekly_rounds',
  {
    id: text().$type<WeekId>().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    /** The Monday. */
    week: text().$type<LocalDate>().notNull(),
    /** The subject of the week; '' when the bank has none. */
    topic: text().notNull(),
    state: text({ enum: ['open', 'closed'] })
      .notNull()
      .default('open'),
    openedAt: instant().notNull(),
    closesAt: instant().notNull(),
    policyRevision: integer(),
    closedAt: instant(),
  },
  (t) => [uniqueIndex('weekly_rounds_by_week').on(t.branchId, t.week), index('weekly_rounds_by_state').on(t.state)],
)
