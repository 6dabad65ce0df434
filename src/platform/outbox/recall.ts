import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Card } from '../../../cards/kit/card.ts'
import type { Write, Writer } from '../db/db.ts'
import { toSend } from './due.ts'
import { refOf, stamp } from './ref.ts'
import { letters } from './schema.ts'

/** For conditions: true while a letter ran out of its time without a try that may have got through. */
export const neverLeft = (key: SQL | string): SQL =>
  sql`exists (select 1 from letters l where l.key = ${key} and l.state = 'expired' and l.ambiguous_since is null)`

/**
 * Takes back letters that nobody has begun to send: the moment they were written for is not good any more. They are
 * `expired`, and may be revived.
 *
 * @param keys a select of their keys
 */
export const recallLetters = (to: Writer, now: Date, keys: SQL): Write =>
  to
    .update(letters)
    .set({ state: 'expired', lastError: 'taken back' })
    .where(
      and(
        sql`${letters.key} in (${keys})`,
        eq(letters.state, 'pending'),
        sql`${letters.ambiguousSince} is null and coalesce(${letters.claimedUntil}, 0) <= ${now.getTime()}`,
      ),
    )

/** A letter that never left gets another chance, with the same words. */
export const reviveLetter = (to: Writer, key: string, expiresAt: Date, provided: SQL): Write =>
  toSend(
    to
      .update(letters)
      .set({ state: 'pending', expiresAt, lastError: null, retryAt: null })
      .where(and(eq(letters.key, key), eq(letters.state, 'expired'), provided)),
  )

/** A letter that never left says something else by now, in case it gets another chance. */
export const rewriteUnsent = (to: Writer, { key, card }: { key: string; card: Card }, provided: SQL): Write =>
  to
    .update(letters)
    .set({ content: JSON.stringify(stamp(card, refOf(key))) })
    .where(and(eq(letters.key, key), eq(letters.state, 'expired'), isNull(letters.ambiguousSince), provided))
