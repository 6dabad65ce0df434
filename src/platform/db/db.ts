import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import type { LibSQLDatabase } from 'drizzle-orm/libsql'
import { TooLate } from './errors.ts'

export type Drizzle = LibSQLDatabase<Record<string, never>>
export type Writer = Pick<Drizzle, 'insert' | 'update' | 'delete' | 'run' | 'all'>
export type Write = BatchItem<'sqlite'>
export type Writes = Readonly<[Write, ...Write[]]>

/**
 * Reading is free; a writer is handed out only inside `commit`, which is all or nothing and durable when it resolves.
 *
 * There is no `transaction()`: two of them open at once fail on embedded libSQL (SQLITE_BUSY), and over HTTP each is a
 * chain of round trips. What must hold is said by keys and conditions.
 */
export type Db = {
  readonly read: Pick<Drizzle, 'select' | 'selectDistinct' | '$count' | 'all'>
  commit<W extends Writes>(writes: (to: Writer) => W): Promise<BatchResponse<W>>
}

export const dbOf = (reader: Drizzle, writer: Drizzle): Db => ({
  read: reader,
  commit: (writes) => writer.batch(writes(writer)),
})

/** The same database for work that is worth nothing after `signal`: a commit not begun by then is not begun at all. */
export const dbUntil = (db: Db, signal: AbortSignal): Db => ({
  read: db.read,
  commit: (writes) =>
    signal.aborted ? Promise.reject(new TooLate('the answer is no longer awaited')) : db.commit(writes),
})
