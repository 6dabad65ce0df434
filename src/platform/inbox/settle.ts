import { and, eq } from 'drizzle-orm'
import { briefly } from '../../core/errors.ts'
import type { World } from '../world.ts'
import type { Claimed } from './claim.ts'
import { inbox } from './schema.ts'

/** Pauses before the next try after a handler failed, milliseconds; after the last one the delivery is dead. */
const pauses = [1_000, 5_000, 30_000, 120_000, 600_000] as const

type Settling = Pick<World, 'db' | 'clock' | 'log'>

const mine = (delivery: Claimed) =>
  and(eq(inbox.seq, delivery.seq), eq(inbox.state, 'pending'), eq(inbox.claimedBy, delivery.claimedBy ?? ''))

export const settleDone = async (
  { db, clock }: Settling,
  delivery: Claimed,
  state: 'done' | 'ignored',
): Promise<void> => {
  await db.commit((to) => [
    to.update(inbox).set({ state, claimedUntil: null, handledAt: clock.now() }).where(mine(delivery)),
  ])
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
