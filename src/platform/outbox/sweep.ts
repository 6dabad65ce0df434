import { and, inArray, sql } from 'drizzle-orm'
import type { World } from '../world.ts'
import { letters, redraws } from './schema.ts'

const atOnce = 500

/**
 * Lays aside what is worth nothing any more: letters past their time (said, never sent late), and updates of cards that
 * were never sent.
 */
export const sweep = async ({ db, clock, log }: Pick<World, 'db' | 'clock' | 'log'>): Promise<void> => {
  const now = clock.now().getTime()
  const late = await db.read.all<{ seq: number }>(sql`
    select seq from letters where state = 'pending' and expires_at <= ${now} and coalesce(claimed_until, 0) <= ${now}
    limit ${atOnce}`)
  if (late.length > 0) {
    const [expired] = await db.commit((to) => [
      to
        .update(letters)
        .set({ state: 'expired', lastError: 'past its time', claimedBy: null, claimedUntil: null })
        .where(
          and(
            inArray(
              letters.seq,
              late.map(({ seq }) => seq),
            ),
            sql`${letters.state} = 'pending' and coalesce(${letters.claimedUntil}, 0) <= ${now}`,
          ),
        )
        .returning({ key: letters.key, lane: letters.lane }),
    ])
    for (const { key, lane } of expired) log.warn('outbox.expired', { key, lane })
  }

  const orphans = await db.read.all<{ key: string; state: string }>(sql`
    select letter_key as key, letters.state from redraws join letters on letters.key = letter_key
    where wanted > drawn and lost_because is null and letters.state in ('lost', 'expired', 'discarded')
    limit ${atOnce}`)
  for (const { key, state } of orphans) {
    await db.commit((to) => [
      to
        .update(redraws)
        .set({ lostBecause: `its letter: ${state}` })
        .where(
          sql`${redraws.letterKey} = ${key} and exists (select 1 from letters where key = ${key} and state = ${state})`,
        ),
    ])
    log.warn('outbox.redraw-lost', { key, lane: 'redraw', fate: 'update-only' })
  }
}
