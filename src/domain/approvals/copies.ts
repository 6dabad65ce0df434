import { and, type Column, gte, lt } from 'drizzle-orm'
import type { ApprovalId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { letters } from '../../platform/outbox/schema.ts'
import { pushes } from '../disturbance/schema.ts'

/** Whose vote a card is about, and who holds the card: the same person, or a stand-in. */
export type Copy = { seat: MemberId; holder: MemberId }

const prefix = (approval: ApprovalId) => `approvals/ask/${approval}/`

/** Letter keys stand in the outbox for ever: never rename one. @param occasion what it was sent for besides the opening */
export const askKey = (approval: ApprovalId, { seat, holder }: Copy, occasion?: string): string =>
  `${prefix(approval)}${seat}/${holder}${occasion ? `/${occasion}` : ''}`
export const mineKey = (approval: ApprovalId): string => `approvals/mine/${approval}`
export const resultKey = (approval: ApprovalId): string => `approvals/result/${approval}`
export const stuckKey = (approval: ApprovalId, keeper: MemberId | ''): string => `approvals/stuck/${approval}/${keeper}`

/** How the keys of everything that asks about it begin. */
export const allAsksOf = prefix
/** Every card about it of one person, for one seat: how their keys begin. */
export const asksOf = (approval: ApprovalId, { seat, holder }: Copy): string => `${prefix(approval)}${seat}/${holder}`

/** Every card that was ever written about it, in whosever hands, or waits to be: all of them must tell the truth. */
export const copiesOf = async ({ read }: Db, approval: ApprovalId): Promise<(Copy & { letterKey: string })[]> => {
  const start = prefix(approval)
  const theirs = (key: Column) => and(gte(key, start), lt(key, `${start.slice(0, -1)}0`))
  const [sent, waiting] = await Promise.all([
    read.select({ key: letters.key }).from(letters).where(theirs(letters.key)),
    read.select({ key: pushes.key }).from(pushes).where(theirs(pushes.key)),
  ])
  return [...new Set([...sent, ...waiting].map(({ key }) => key))].map((key) => {
    const [seat = '', holder = ''] = key.slice(start.length).split('/')
    return { seat: seat as MemberId, holder: holder as MemberId, letterKey: key }
  })
}
