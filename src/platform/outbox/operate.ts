import { and, asc, eq, inArray, like, sql } from 'drizzle-orm'
import type { Ids } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../db/db.ts'
import { toSend } from './due.ts'
import { type LetterState, letters, redraws } from './schema.ts'

/** What an operator sees of a letter. Its content stays out of sight. */
export type ListedLetter = Omit<typeof letters.$inferSelect, 'content' | 'uuid' | 'claimedBy' | 'claimedUntil'>

/** Oldest first; all states when none is named. */
export const listLetters = async (
  { read }: Pick<Db, 'read'>,
  states: readonly LetterState[] = [],
  limit = 500,
): Promise<ListedLetter[]> => {
  const rows = await read
    .select()
    .from(letters)
    .where(states.length > 0 ? inArray(letters.state, [...states]) : undefined)
    .orderBy(asc(letters.seq))
    .limit(limit)
  return rows.map(({ content, uuid, claimedBy, claimedUntil, ...shown }) => shown)
}

/** States from which a person may send a letter on its way again. */
const retriable = ['unknown', 'lost', 'held'] as const

/**
 * Sends a letter on its way again: a new count, a new `uuid` (so it arrives even if the first copy did), no time limit,
 * because a person has decided. Returns the letter's key, or nothing when its state does not allow it. The caller
 * commits it together with its line in the audit.
 */
export const retryLetter = (to: Writer, ids: Ids, id: string) =>
  toSend(
    to
      .update(letters)
      .set({
        state: 'pending',
        uuid: ids.next().slice(0, 50),
        attempts: 0,
        waits: 0,
        retryAt: null,
        expiresAt: null,
        ambiguousSince: null,
        lastCode: null,
        lastError: null,
        claimedBy: null,
        claimedUntil: null,
      })
      .where(and(eq(letters.id, id), inArray(letters.state, [...retriable])))
      .returning({ key: letters.key }),
  )

/** Goes with `retryLetter`: what was given up because the letter was, is wanted again. */
export const reviveRedraw = (to: Writer, id: string): Write =>
  to
    .update(redraws)
    .set({ lostBecause: null })
    .where(
      and(
        sql`${redraws.letterKey} = (select key from letters where id = ${id} and state = 'pending')`,
        like(redraws.lostBecause, 'its letter:%'),
      ),
    )

/** Ends a letter that should not arrive any more. Nothing is returned when it was sent or ended already. */
export const discardLetter = (to: Writer, id: string, why: string) =>
  to
    .update(letters)
    .set({ state: 'discarded', lastError: why.slice(0, 200), claimedBy: null, claimedUntil: null })
    .where(and(eq(letters.id, id), inArray(letters.state, ['pending', ...retriable])))
    .returning({ key: letters.key })

/** After a restore nobody knows which of the waiting letters left after the backup: a person decides. */
export const holdLetters = (to: Writer) =>
  to
    .update(letters)
    .set({ state: 'held', claimedBy: null, claimedUntil: null })
    .where(inArray(letters.state, ['pending', 'unknown']))
    .returning({ key: letters.key })

export type OutboxFigures = { depth: number; oldest: Date | null; unknown: number; lost: number; held: number }

/** For `/metrics` and the operator: how many wait, since when the oldest does, and what waits for a person. */
export const outboxFigures = async ({ read }: Pick<Db, 'read'>): Promise<OutboxFigures> => {
  const rows = await read
    .select({
      state: letters.state,
      count: sql<number>`count(*)`,
      oldest: sql<number>`min(max(${letters.writtenAt}, ${letters.dueAt}))`,
    })
    .from(letters)
    .where(inArray(letters.state, ['pending', ...retriable]))
    .groupBy(letters.state)
  const of = (state: LetterState) => rows.find((row) => row.state === state)
  const oldest = of('pending')?.oldest
  return {
    depth: of('pending')?.count ?? 0,
    oldest: oldest === undefined ? null : new Date(oldest),
    unknown: of('unknown')?.count ?? 0,
    lost: of('lost')?.count ?? 0,
    held: of('held')?.count ?? 0,
  }
}
