import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { BranchId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'

/** 支部制度。Every change is a new version; records keep the version they were made under. */
export const policies = sqliteTable(
  'policies',
  {
    branchId: text().$type<BranchId>().notNull(),
    key: text().notNull(),
    version: integer().notNull(),
    value: text().notNull(),
    since: instant().notNull(),
    /** A member id; nothing for what came with a roster file. */
    changedBy: text(),
  },
  (t) => [primaryKey({ columns: [t.branchId, t.key, t.version] })],
)
