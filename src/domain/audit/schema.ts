import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from '../../platform/db/columns.ts'

/** 审计。Append-only; ids and codes only, never a name or what people wrote. */
export const auditLines = sqliteTable('audit_lines', {
  seq: integer().primaryKey({ autoIncrement: true }),
  at: instant().notNull(),
  /** A member id, 'operator' (command line) or 'system' (a job). */
  actor: text().notNull(),
  /** `<feature>.<past-participle>` */
  action: text().notNull(),
  object: text().notNull(),
  detail: text({ mode: 'json' }).$type<Record<string, string | number | boolean>>().notNull(),
})
