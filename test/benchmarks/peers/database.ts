import { type Client, createClient } from '@libsql/client'

export type Row = { eventId: string; messageId: string; body: string }

/** The same engine and the same durability as ours: WAL, synchronous FULL, one writer. */
export const openPeerDatabase = async (file: string): Promise<Client> => {
  const client = createClient({ url: `file:${file}`, concurrency: 1, timeout: 5_000 })
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
    await client.execute(`PRAGMA ${pragma}`)
  await client.execute(
    'create table events (seq integer primary key, event_id text not null unique, message_id text unique, body text not null)',
  )
  return client
}
