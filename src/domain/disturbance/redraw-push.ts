import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Card } from '../../../cards/kit/card.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { redraw } from '../../platform/outbox/enqueue.ts'
import { rewriteUnsent } from '../../platform/outbox/recall.ts'
import type { World } from '../../platform/world.ts'
import { pushes } from './schema.ts'

/**
 * What the card of that push should look like from now on, wherever it is by now: one that waits leaves as it really
 * stands, one that stands in somebody's chat is redrawn. Nothing when there is none, or when it came as a line.
 */
export const redrawPush = (
  to: Writer,
  world: Pick<World, 'clock'>,
  change: { letterKey: string; card: Card; gentlyMs?: number },
  provided: SQL,
): Write[] => {
  const { letterKey: key, card } = change
  const goneOut = sql`${provided} and exists (select 1 from letters where key = ${key} and state <> 'expired')`
  return [
    to
      .update(pushes)
      .set({ card: JSON.stringify(card) })
      .where(and(eq(pushes.key, key), isNotNull(pushes.dueAt), isNotNull(pushes.card), provided)),
    rewriteUnsent(to, { key, card }, provided),
    redraw(to, world, change, goneOut),
  ]
}
