import { and, gte, lt } from 'drizzle-orm'
import type { ApprovalId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { letters } from '../../platform/outbox/schema.ts'

/** Whose vote a card is about, and who holds the card: the same person, or a stand-in. */
export type Copy = { seat: MemberId; holder: MemberId }

const prefix = (approval: ApprovalId) => `approvals/ask/${approval}/`

/** Letter keys stand in the outbox for ever: never rename one. @param occasion what it was sent for besides the opening */
export const askKey = (approval: ApprovalId, { seat, holder }: Copy, occasion?: string): string =>
  `${prefix(approval)}${seat}/${holder}${occasion ? `/${occasion}` : ''}`
export const mineKey = (approval: ApprovalId): string => `approvals/mine/${approval}`
export const resultKey = (approval: ApprovalId): string => `approvals/result/${approval}`
export const stuckKey = (approval: ApprovalId, keeper: MemberId): string => `approvals/stuck/${approval}/${keeper}`

/** Every card that was ever written about it, in whosever hands: all of them must tell the truth. */
export const copiesOf = async (db: Db, approval: ApprovalId): Promise<(Copy & { letterKey: string })[]> => {
  const start = prefix(approval)
  const rows = await db.read
    .select({ key: letters.key })
    .from(letters)
    .where(and(gte(letters.key, start), lt(letters.key, `${start.slice(0, -1)}0`)))
  return rows.map(({ key }) => {
    const [seat = '', holder = ''] = key.slice(start.length).split('/')
    return { seat: seat as MemberId, holder: holder as MemberId, letterKey: key }
  })
}
