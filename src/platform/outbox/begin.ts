import { and, eq, gt, isNotNull, ne, type SQL } from 'drizzle-orm'
import type { World } from '../world.ts'
import type { Pace } from './pace.ts'
import { goingOf } from './queue.ts'
import { letters, redraws } from './schema.ts'

const minute = 60_000

/** What left in the last minute, by whomever: Feishu counts it too. */
export const seedPace = async ({ db, clock }: Pick<World, 'db' | 'clock'>, pace: Pace): Promise<void> => {
  const since = new Date(clock.now().getTime() - minute)
  const sent = await db.read
    .select({ lane: letters.lane, kind: letters.kind, recipient: letters.recipient, at: letters.sentAt })
    .from(letters)
    .where(gt(letters.sentAt, since))
  const drawn = await db.read.select({ at: redraws.drawnAt }).from(redraws).where(gt(redraws.drawnAt, since))
  const went = [
    ...sent.map(({ at, ...letter }) => ({ at, going: goingOf(letter) })),
    ...drawn.map(({ at }) => ({ at, going: { lane: 'redraw' as const } })),
  ]
  went.sort((a, b) => Number(a.at) - Number(b.at))
  for (const { at, going } of went) if (at) pace.note(going, at.getTime())
}

/**
 * The sender before us is gone: its claims are free at once instead of when they end. What it may already have sent is
 * marked by `ambiguousSince` and comes again under the same uuid.
 *
 * @param fence holds while the lease is the caller's: whoever was overtaken here must not end the claims of its heir
 */
export const takeOverClaims = async ({ db }: Pick<World, 'db'>, owner: string, fence: SQL): Promise<void> => {
  await db.commit((to) => [
    to
      .update(letters)
      .set({ claimedBy: null, claimedUntil: null })
      .where(and(eq(letters.state, 'pending'), isNotNull(letters.claimedBy), ne(letters.claimedBy, owner), fence)),
    to
      .update(redraws)
      .set({ claimedBy: null, claimedUntil: null })
      .where(and(isNotNull(redraws.claimedBy), ne(redraws.claimedBy, owner), fence)),
  ])
}
