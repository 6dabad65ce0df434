import { and, eq, inArray } from 'drizzle-orm'
import { briefly } from '../../core/errors.ts'
import type { Writer } from '../db/db.ts'
import type { World } from '../world.ts'
import type { Claimed } from './claim.ts'
import { inbox } from './schema.ts'

/** Pauses before the next try after a handler failed, milliseconds; after the last one the delivery is dead. */
const pauses = [1_000, 5_000, 30_000, 120_000, 600_000] as const

type Settling = Pick<World, 'db' | 'clock' | 'log'>

const mine = (delivery: Claimed) =>
  and(eq(inbox.seq, delivery.seq), eq(inbox.state, 'pending'), eq(inbox.claimedBy, delivery.claimedBy ?? ''))

export type Settled = { delivery: Claimed; state: 'done' | 'ignored' }

/** Those that were handled, in one commit; what another process took over meanwhile is left to it. */
export const settleDone = async ({ db, clock }: Settling, settled: readonly Settled[]): Promise<void> => {
  const [first] = settled
  if (!first) return
  const now = clock.now()
  const among = (state: Settled['state']) => settled.filter((s) => s.state === state).map((s) => s.delivery.seq)
  const marked = (to: Writer, state: Settled['state']) =>
    to
      .update(inbox)
      .set({ state, claimedUntil: null, handledAt: now })
      .where(
        and(
          inArray(inbox.seq, among(state)),
          eq(inbox.state, 'pending'),
          eq(inbox.claimedBy, first.delivery.claimedBy ?? ''),
        ),
      )
  await db.commit((to) => [marked(to, 'done'), marked(to, 'ignored')])
}

/** A handler threw: later again, or dead. Never silently. */
export const settleFailed = async ({ db, clock, log }: Settling, delivery: Claimed, error: unknown): Promise<void> => {
  const now = clock.now()
  const pause = pauses[delivery.attempts]
  const failed = { attempts: delivery.attempts + 1, claimedUntil: null, lastError: briefly(error) }
  await db.commit((to) => [
    to
      .update(inbox)
      .set(
        pause === undefined
          ? { ...failed, state: 'dead', handledAt: now }
          : { ...failed, dueAt: new Date(now.getTime() + pause) },
      )
      .where(mine(delivery)),
  ])
  const fields = {
    delivery: delivery.eventId,
    type: delivery.type,
    attempt: delivery.attempts + 1,
    error: briefly(error),
  }
  if (pause === undefined) log.error('inbox.died', fields)
  else log.warn('inbox.failed', fields)
}
