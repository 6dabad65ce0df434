import { type Client, createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { type Db, type Drizzle, dbOf } from './db.ts'
import { type Gated, gate } from './gate.ts'

export type Database = {
  db: Db
  /** For migrations and pragmas at start only; everything else goes through `db`. */
  client: Client
  /** 'file' or 'http'. */
  protocol: string
  /**
   * Leaves nothing in the file of what was deleted from it, nor in the WAL; rewrites the whole file.
   *
   * @returns false when others have the file open and the WAL could not be emptied, or it is a server's own affair
   */
  scrub(): Promise<boolean>
  /** Waits for the writes under way, folds the WAL into the file and lets go of it. */
  close(): Promise<void>
}

/** Inside the driver a lock is waited for this long, with the event loop standing still; milliseconds. */
const nativeTimeout = 50

/** `secure_delete`: what was taken out of a page is zeroed there, so that whoever is forgotten is not in the file. */
const pragmas = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
  'PRAGMA secure_delete = ON',
] as const

/** A server orders its writers itself; what is under way is the caller's to await. */
const open = (client: Client): Gated => ({
  execute: ((statement) => client.execute(statement)) as Client['execute'],
  batch: (statements) => client.batch(statements, 'write'),
  idle: async () => {},
})

/** drizzle asks its client for these two only; there is no transaction to be had. */
const speaking = ({ execute, batch }: Gated): Drizzle =>
  drizzle({ execute, batch } as Client, { casing: 'snake_case' }) as Drizzle

/**
 * Opens `file:` (embedded; one gated writer connection and separate readers) or a remote libSQL server (one client).
 *
 * @throws LibsqlError when the file cannot be opened
 */
export const openDatabase = async (options: {
  url: string
  authToken?: string | undefined
  /** What a remote server is spoken to with; the runtime's own when absent. */
  fetch?: typeof globalThis.fetch
}): Promise<Database> => {
  const config = {
    url: options.url,
    ...(options.authToken ? { authToken: options.authToken } : {}),
    ...(options.fetch ? { fetch: options.fetch } : {}),
  }
  const embedded = options.url.startsWith('file:')
  const client = createClient(embedded ? { ...config, concurrency: 1, timeout: nativeTimeout } : config)
  const prepare = async () => {
    for (const pragma of pragmas) await client.execute(pragma)
  }
  const renew = async () => {
    await client.reconnect()
    // The pragmas touch the file, so they may meet the same lock; the next try renews again.
    await prepare().catch(() => {})
  }
  if (embedded) await prepare()

  const writing: Gated = embedded ? gate(client, renew) : open(client)
  const reading = embedded ? createClient({ ...config, concurrency: 1, timeout: nativeTimeout }) : client
  const looking: Gated = embedded ? gate(reading, async () => reading.reconnect()) : writing

  return {
    db: dbOf(speaking(looking), speaking(writing)),
    client,
    protocol: client.protocol,
    scrub: async () => {
      if (!embedded) return false
      await writing.execute('VACUUM')
      const { rows } = await writing.execute('PRAGMA wal_checkpoint(TRUNCATE)')
      return rows[0]?.busy === 0
    },
    close: async () => {
      await writing.idle()
      if (embedded) {
        await looking.idle()
        reading.close()
        await client.execute('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => {})
      }
      client.close()
    },
  }
}
