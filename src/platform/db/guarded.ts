import { getTableColumns, SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Write, Writer } from './db.ts'

/** A value, or what the database is to read when the commit comes to this write. */
type Row<T extends SQLiteTable> = { [K in keyof T['$inferInsert']]: T['$inferInsert'][K] | SQL }

/**
 * Inserts the row only if `provided` holds at that moment, inside the same commit: how a consequence depends on having
 * won a key. `INSERT … SELECT … WHERE`; a row whose key exists is left alone.
 *
 * Every column without a value gets its default as declared in the schema, NULL otherwise; auto-increment keys must be
 * absent from `row`.
 */
export const insertIf = <T extends SQLiteTable>(to: Writer, table: T, row: Row<T>, provided: SQL): Write => {
  const given = Object.entries(getTableColumns(table)).filter(
    ([name, column]) => name in row || column.default !== undefined || column.defaultFn !== undefined,
  )
  const columns = sql.join(
    given.map(([, column]) => sql.identifier(snake(column.name))),
    sql`, `,
  )
  const values = sql.join(
    given.map(([name, column]) => {
      const value = (row as Record<string, unknown>)[name] ?? column.default ?? column.defaultFn?.() ?? null
      return value instanceof SQL ? value : sql`${sql.param(value, column)}`
    }),
    sql`, `,
  )
  return to.run(sql`insert into ${table} (${columns}) select ${values} where ${provided} on conflict do nothing`)
}

/** drizzle's `casing: 'snake_case'` is applied when it builds a query, not to raw identifiers. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
