import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { inbox } from './schema.ts'

export type Delivery = {
  eventId: string
  subject: string | null
  type: string
  partition: string
  happenedAt: Date
  receivedAt: Date
  /** JSON of the event's own part. */
  body: string
  state: 'pending' | 'ignored'
}

/** 'stored' for exactly one caller per event and per message; 'seen' for the others. Resolves after the commit. */
export type Receive = (delivery: Delivery) => Promise<'stored' | 'seen'>

/** More than this waiting means that the disk does not keep up: Feishu's own retries are the better queue. */
const longestQueue = 2_000

export class InboxFull extends Error {
  override readonly name = 'InboxFull'
}

type Waiting = { row: Delivery; resolve: (fate: 'stored' | 'seen') => void; reject: (error: unknown) => void }

/**
 * Half a surrogate pair, which JSON may spell and UTF-8 may not hold: SQLite's JSON functions turn it into bytes at which
 * the native driver ends the whole process when they are read. And NUL, at which some readers end the text.
 */
const storable = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '\ufffd')

const insert = (db: Db, rows: readonly Delivery[]) => {
  const payload = JSON.stringify(
    rows.map((r) => [
      storable(r.eventId),
      r.subject && storable(r.subject),
      storable(r.type),
      storable(r.partition),
      r.happenedAt.getTime(),
      r.receivedAt.getTime(),
      r.body,
      r.state,
    ]),
  )
  // One statement and one parameter for any number of rows; a fifth of the cost of a row each.
  return db.commit((to) => [
    to.all<{ event_id: string }>(sql`
      insert into ${inbox} (event_id, subject, type, partition, happened_at, received_at, body, state, due_at)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, 0
      from json_each(${payload}) where true on conflict do nothing returning event_id`),
  ])
}

/**
 * 先落盘，后应答。Group commit: what arrives within one turn of the event loop, and while the disk is busy, shares one commit
 * and its fsync.
 *
 * @param nextTurn resolves when the event loop has taken in what waits at the sockets
 * @throws InboxFull, or what the database threw; then nothing is stored and Feishu must be told so
 */
export const receiving = (db: Db, nextTurn: () => Promise<void>): Receive => {
  let queue: Waiting[] = []
  let busy = false

  const flush = async () => {
    const batch = queue
    queue = []
    try {
      const [rows] = await insert(
        db,
        batch.map((w) => w.row),
      )
      const won = new Set(rows.map((r) => r.event_id))
      // Two copies in one batch: the first one is the one that was stored.
      for (const { row, resolve } of batch) resolve(won.delete(storable(row.eventId)) ? 'stored' : 'seen')
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  const run = async () => {
    busy = true
    try {
      // Those whose bytes wait at other sockets come along: one fsync for all of them, even for the first.
      for (await nextTurn(); queue.length > 0; await nextTurn()) await flush()
    } finally {
      busy = false
    }
  }

  return (row) => {
    if (queue.length >= longestQueue) return Promise.reject(new InboxFull(`${queue.length} deliveries wait`))
    return new Promise((resolve, reject) => {
      queue.push({ row, resolve, reject })
      if (!busy) void run()
    })
  }
}
