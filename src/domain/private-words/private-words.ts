import { type SQL, sql } from 'drizzle-orm'
import { sha256Hex } from '../../core/hash.ts'
import type { Id, MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { privateWords } from './schema.ts'

/** What a chained line holds instead of people's words: says nothing by itself, and proves them while they are kept. */
export type Commitment = Id<'commitment'>

const commitmentOf = async (salt: string, words: string): Promise<Commitment> =>
  (await sha256Hex(`${salt}\n${words}`)) as Commitment

/**
 * 附言：a reason or remark for a line of the ledger or the audit, where nothing can ever be taken out again. The salt goes
 * with the words, so that what is left cannot be guessed.
 *
 * @returns what the line holds, and the write that keeps the words beside it
 */
export const privately = async (
  { ids, clock }: Pick<World, 'ids' | 'clock'>,
  { about, words }: { about: MemberId | null; words: string },
): Promise<{ commitment: Commitment; keep(to: Writer, provided?: SQL): Write }> => {
  const salt = `${ids.next()}${ids.next()}`
  const commitment = await commitmentOf(salt, words)
  return {
    commitment,
    keep: (to, provided = sql`true`) =>
      insertIf(to, privateWords, { commitment, about, salt, words, at: clock.now() }, provided),
  }
}
