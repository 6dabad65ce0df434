import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from '../db/columns.ts'

/** Who does what only one process may do at a time. */
export const leases = sqliteTable('leases', {
  name: text().primaryKey(),
  holder: text().notNull(),
  /** Grows by one with every change of hands: a write that names an older one is too late. */
  epoch: integer().notNull(),
  expiresAt: instant().notNull(),
})
