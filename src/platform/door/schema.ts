import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What this database belongs to, by first sight: the tenant, and whether it is a sandbox. */
export const pins = sqliteTable('pins', { name: text().primaryKey(), value: text().notNull() })
