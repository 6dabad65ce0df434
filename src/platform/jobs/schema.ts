import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from '../db/columns.ts'

/** open → done · failed; or skipped from the start, with the reason. Nothing that was due vanishes. */
export const slotStates = ['open', 'done', 'failed', 'skipped'] as const

/** 时点。One due instant of one job in one scope; the key is what makes it run once. */
export const jobSlots = sqliteTable(
  'job_slots',
  {
    job: text().notNull(),
    /** A branch id, or '' for jobs of the whole. */
    scope: text().notNull(),
    at: instant().notNull(),
    state: text({ enum: slotStates }).notNull(),
    reason: text(),
    attempts: integer().notNull().default(0),
    claimedBy: text(),
    claimedUntil: instant(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.job, t.scope, t.at] }), index('job_slots_open').on(t.state, t.claimedUntil)],
)

/** Up to where each job's calendar has been turned into slots. */
export const jobCursors = sqliteTable(
  'job_cursors',
  { job: text().notNull(), scope: text().notNull(), upTo: instant().notNull() },
  (t) => [primaryKey({ columns: [t.job, t.scope] })],
)
