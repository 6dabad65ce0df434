import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
