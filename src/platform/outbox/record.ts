import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Write, Writer } from '../db/db.ts'
import type { World } from '../world.ts'
import type { LetterRow, RedrawRow } from './claim.ts'
import { letters, redraws } from './schema.ts'
import type { Sender } from './sender.ts'
import type { LetterChange } from './verdict.ts'

type Recording = Pick<World, 'db' | 'log'>

/** True while this letter is in this sender's hands: nobody took it over. */
export const inHand = (letter: LetterRow, sender: Sender) =>
  sql`exists (select 1 from letters where seq = ${letter.seq} and state = 'pending' and claimed_by = ${sender.owner})`

/**
 * Writes what became of a letter, unless another sender has taken it over meanwhile: a process that was frozen and woke
 * up late changes nothing any more.
 *
 * @param before writes that stand or fall with this one; their own condition is `inHand`
 */
export const recordLetter = async (
  { db, log }: Recording,
  sender: Sender,
  letter: LetterRow,
  change: LetterChange,
  before: (to: Writer) => Write[] = () => [],
): Promise<boolean> => {
  const results = await db.commit((to) => {
    const settle = to
      .update(letters)
      .set({ ...change, claimedBy: null, claimedUntil: null })
      .where(and(eq(letters.seq, letter.seq), eq(letters.state, 'pending'), eq(letters.claimedBy, sender.owner)))
      .returning({ seq: letters.seq })
    return [...before(to), settle] as unknown as [typeof settle]
  })
  const written = ((results as unknown[]).at(-1) as unknown[]).length === 1
  if (!written) log.warn('outbox.fenced', { key: letter.key, owner: sender.owner })
  return written
}

export type RedrawChange = Partial<typeof redraws.$inferInsert>

/**
 * Writes what became of an update. When another sender took it over meanwhile, ours may have come after theirs and show
 * what is older, so the newest is drawn once more.
 */
export const recordRedraw = async (
  { db, log }: Recording,
  sender: Sender,
  row: RedrawRow,
  change: RedrawChange,
): Promise<boolean> => {
  const [written] = await db.commit((to) => [
    to
      .update(redraws)
      .set({ ...change, claimedBy: null, claimedUntil: null })
      .where(and(eq(redraws.letterKey, row.letterKey), eq(redraws.claimedBy, sender.owner)))
      .returning({ key: redraws.letterKey }),
  ])
  if (written.length === 1) return true
  log.warn('outbox.fenced', { key: row.letterKey, owner: sender.owner })
  await db.commit((to) => [
    to
      .update(redraws)
      .set({ wanted: sql`${redraws.wanted} + 1` })
      .where(and(eq(redraws.letterKey, row.letterKey), isNull(redraws.lostBecause))),
  ])
  return false
}
