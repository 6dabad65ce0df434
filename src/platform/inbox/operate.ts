import { and, asc, eq, inArray, min, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { inbox } from './schema.ts'

export type DeadDelivery = Pick<
  typeof inbox.$inferSelect,
  'eventId' | 'type' | 'receivedAt' | 'attempts' | 'crashes' | 'lastError'
>

/** What waits for a person, oldest first. Bodies stay out of sight: they are what people wrote. */
export const deadDeliveries = async (db: Db, limit = 500): Promise<DeadDelivery[]> =>
  db.read
    .select({
      eventId: inbox.eventId,
      type: inbox.type,
      receivedAt: inbox.receivedAt,
      attempts: inbox.attempts,
      crashes: inbox.crashes,
      lastError: inbox.lastError,
    })
    .from(inbox)
    .where(eq(inbox.state, 'dead'))
    .orderBy(asc(inbox.seq))
    .limit(limit)

/** Handles these again from the beginning; their keys keep every effect single. @returns how many were dead */
export const replayDeliveries = async (db: Db, eventIds: readonly string[]): Promise<number> => {
  const [rows] = await db.commit((to) => [
    to
      .update(inbox)
      .set({ state: 'pending', attempts: 0, crashes: 0, dueAt: new Date(0), claimedBy: null, claimedUntil: null })
      .where(and(eq(inbox.state, 'dead'), inArray(inbox.eventId, [...eventIds])))
      .returning({ eventId: inbox.eventId }),
  ])
  return rows.length
}

export type InboxDepth = { pending: number; dead: number; oldestReceivedAt: Date | null }

export const inboxDepth = async (db: Db): Promise<InboxDepth> => {
  const [row] = await db.read
    .select({
      pending: sql<number>`coalesce(sum(${inbox.state} = 'pending'), 0)`,
      dead: sql<number>`coalesce(sum(${inbox.state} = 'dead'), 0)`,
      oldest: min(sql<number | null>`case when ${inbox.state} = 'pending' then ${inbox.receivedAt} end`),
    })
    .from(inbox)
    .where(inArray(inbox.state, ['pending', 'dead']))
  return {
    pending: row?.pending ?? 0,
    dead: row?.dead ?? 0,
    oldestReceivedAt: row?.oldest ? new Date(row.oldest) : null,
  }
}
