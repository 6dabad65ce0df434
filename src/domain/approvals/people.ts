import { inArray } from 'drizzle-orm'
import { texts } from '../../../cards/approvals/texts.ts'
import type { AccountId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { members } from '../people/schema.ts'

/** What the cards and the outbox need to know of people. */
export type Known = ReadonlyMap<string, { name: string; account: AccountId | null; left: boolean }>

export const known = async (db: Db, ids: Iterable<string>): Promise<Known> => {
  const wanted = [...new Set(ids)] as MemberId[]
  if (wanted.length === 0) return new Map()
  const rows = await db.read
    .select({ id: members.id, name: members.name, account: members.account, leftAt: members.leftAt })
    .from(members)
    .where(inArray(members.id, wanted))
  return new Map(rows.map(({ id, name, account, leftAt }) => [id, { name, account, left: leftAt !== null }]))
}

export const nameOf = (people: Known, id: string): string =>
  people.get(id)?.name ?? texts.requesters[id] ?? texts.somebody
