import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { briefly } from '../../core/errors.ts'
import type { Writer } from '../db/db.ts'
import type { World } from '../world.ts'
import type { Claimed } from './claim.ts'
import { inbox } from './schema.ts'

/** Pauses before the next try after a handler failed, milliseconds; after the last one the delivery is dead. */
const pauses = [1_000, 5_000, 30_000, 120_000, 600_000] as const

type Settling = Pick<World, 'db' | 'clock' | 'log'>

/** The very claim, not only its holder: one that ended and was made anew is another. */
const byThisClaim = ({ claimedBy, claimedUntil }: Claimed) =>
  and(
    eq(inbox.state, 'pending'),
    eq(inbox.claimedBy, claimedBy ?? ''),
    eq(inbox.claimedUntil, claimedUntil ?? new Date(0)),
  )

const mine = (delivery: Claimed) => and(eq(inbox.seq, delivery.seq), byThisClaim(delivery))

/** For the condition of a write: true while nobody else has taken this delivery over. */
export const inHand = ({ seq, claimedBy, claimedUntil }: Claimed): SQL => sql`exists (
  select 1 from inbox where seq = ${seq} and state = 'pending'
    and claimed_by = ${claimedBy} and claimed_until = ${claimedUntil?.getTime() ?? 0})`

/** What came too late is said, never silently dropped. */
const sayFenced = (log: Settling['log'], claimed: readonly Claimed[], written: readonly { seq: number }[]) => {
  const kept = new Set(written.map(({ seq }) => seq))
  for (const { seq, eventId, claimedBy } of claimed)
    if (!kept.has(seq)) log.warn('inbox.fenced', { delivery: eventId, owner: claimedBy })
}

export type Settled = { delivery: Claimed; state: 'done' | 'ignored' }

/** Those of one claim that were handled, in one commit; what another process took over meanwhile is left to it. */
export const settleDone = async ({ db, clock, log }: Settling, settled: readonly Settled[]): Promise<void> => {
  const [first] = settled
  if (!first) return
  const now = clock.now()
  const among = (state: Settled['state']) => settled.filter((s) => s.state === state).map((s) => s.delivery.seq)
  const marked = (to: Writer, state: Settled['state']) =>
    to
      .update(inbox)
      .set({ state, claimedUntil: null, handledAt: now })
      .where(and(inArray(inbox.seq, among(state)), byThisClaim(first.delivery)))
      .returning({ seq: inbox.seq })
  const [done, ignored] = await db.commit((to) => [marked(to, 'done'), marked(to, 'ignored')])
  sayFenced(
    log,
    settled.map((s) => s.delivery),
    [...done, ...ignored],
  )
}

/** Those of one claim that were not begun: free for whoever comes, and no death is counted. */
export const giveBack = async ({ db }: Pick<Settling, 'db'>, claimed: readonly Claimed[]): Promise<void> => {
  const [first] = claimed
  if (!first) return
  const seqs = claimed.map(({ seq }) => seq)
  await db.commit((to) => [
    to
      .update(inbox)
      .set({ claimedUntil: null })
      .where(and(inArray(inbox.seq, seqs), byThisClaim(first))),
  ])
}

/** A handler threw: later again, or dead. Never silently. */
export const settleFailed = async ({ db, clock, log }: Settling, delivery: Claimed, error: unknown): Promise<void> => {
  const now = clock.now()
  const pause = pauses[delivery.attempts]
  const failed = { attempts: delivery.attempts + 1, claimedUntil: null, lastError: briefly(error) }
  const [written] = await db.commit((to) => [
    to
      .update(inbox)
      .set(
        pause === undefined
          ? { ...failed, state: 'dead', handledAt: now }
          : { ...failed, dueAt: new Date(now.getTime() + pause) },
      )
      .where(mine(delivery))
      .returning({ seq: inbox.seq }),
  ])
  if (written.length === 0) return sayFenced(log, [delivery], [])
  const fields = {
    delivery: delivery.eventId,
    type: delivery.type,
    attempt: delivery.attempts + 1,
    error: briefly(error),
  }
  if (pause === undefined) log.error('inbox.died', fields)
  else log.warn('inbox.failed', fields)
}
