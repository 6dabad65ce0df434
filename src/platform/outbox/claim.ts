import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { World } from '../world.ts'
import { claimMs } from './limits.ts'
import { letters, redraws } from './schema.ts'
import type { Sender } from './sender.ts'

export type LetterRow = typeof letters.$inferSelect
export type RedrawRow = typeof redraws.$inferSelect & { messageId: string }

type Claiming = Pick<World, 'db' | 'clock'>

const still = (
  claimedUntil: SQL | typeof letters.claimedUntil | typeof redraws.claimedUntil,
  now: number,
  sender: Sender,
) => sql`coalesce(${claimedUntil}, 0) <= ${now} and ${sender.fence ?? sql`true`}`

/**
 * Takes these letters for this sender, those that are still free. The moment of the first try is written here, before
 * the try: whoever finds the letter after a crash must take it for one that may have been sent.
 */
export const claimLetters = async (
  { db, clock }: Claiming,
  sender: Sender,
  seqs: readonly number[],
): Promise<LetterRow[]> => {
  const now = clock.now()
  const [rows] = await db.commit((to) => [
    to
      .update(letters)
      .set({
        claimedBy: sender.owner,
        claimedUntil: new Date(now.getTime() + claimMs),
        ambiguousSince: sql`coalesce(${letters.ambiguousSince}, ${now.getTime()})`,
      })
      .where(
        and(
          inArray(letters.seq, [...seqs]),
          eq(letters.state, 'pending'),
          still(letters.claimedUntil, now.getTime(), sender),
        ),
      )
      .returning(),
  ])
  return rows
}

/** Takes these updates; each row holds the newest content. */
export const claimRedraws = async (
  { db, clock }: Claiming,
  sender: Sender,
  wanted: readonly { letterKey: string; messageId: string }[],
): Promise<RedrawRow[]> => {
  const now = clock.now()
  const [rows] = await db.commit((to) => [
    to
      .update(redraws)
      .set({ claimedBy: sender.owner, claimedUntil: new Date(now.getTime() + claimMs) })
      .where(
        and(
          inArray(
            redraws.letterKey,
            wanted.map(({ letterKey }) => letterKey),
          ),
          still(redraws.claimedUntil, now.getTime(), sender),
        ),
      )
      .returning(),
  ])
  const messages = new Map(wanted.map(({ letterKey, messageId }) => [letterKey, messageId]))
  return rows.map((row) => ({ ...row, messageId: messages.get(row.letterKey) ?? '' }))
}
