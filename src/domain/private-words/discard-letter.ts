import { eq, sql } from 'drizzle-orm'
import type { AccountId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { discardLetter } from '../../platform/outbox/operate.ts'
import { letters } from '../../platform/outbox/schema.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { members } from '../people/schema.ts'
import { privately } from './private-words.ts'

const writtenTo = async (db: Db, letterId: string): Promise<MemberId | null> => {
  const [row] = await db.read
    .select({ id: members.id })
    .from(letters)
    .innerJoin(members, eq(members.account, sql<AccountId>`${letters.recipient}`))
    .where(eq(letters.id, letterId))
  return row?.id ?? null
}

/**
 * 不再发送：a letter ends, with the reason of whoever ended it. The audit holds no more of the reason than that there was
 * one: it may name people.
 *
 * @returns whether it was ended now
 */
export const discard = async (
  world: Pick<World, 'db' | 'ids' | 'clock'>,
  { id, why, by }: { id: string; why: string; by: MemberId | 'operator' },
): Promise<boolean> => {
  const { commitment, keep } = await privately(world, { about: await writtenTo(world.db, id), words: why })
  const [rows] = await world.db.commit((to) => [
    discardLetter(to, id, why),
    audit(
      to,
      world,
      { actor: by, action: 'outbox.discarded', object: id, detail: { why: commitment } },
      sql`changes() > 0`,
    ),
    keep(to, sql`changes() > 0`),
  ])
  return rows.length > 0
}
