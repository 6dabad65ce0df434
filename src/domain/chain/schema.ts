import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../core/clock.ts'
import { instant } from '../../platform/db/columns.ts'

export const books = ['confirmations', 'audit'] as const
export type Book = (typeof books)[number]

/** One seal per line of a book: the hash of the line and of the seal before it. Append-only. */
export const seals = sqliteTable(
  'seals',
  {
    book: text({ enum: books }).notNull(),
    seq: integer().notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.book, t.seq] })],
)

/** What was told outside the database, and when: so that what was cut off at the end is missed. Append-only. */
export const anchors = sqliteTable(
  'anchors',
  {
    day: text().$type<LocalDate>().notNull(),
    book: text({ enum: books }).notNull(),
    seq: integer().notNull(),
    hash: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.book] })],
)
