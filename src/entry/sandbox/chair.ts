import { and, isNotNull, like } from 'drizzle-orm'
import type { MeetingId, MemberId } from '../../core/ids.ts'
import { leadKey } from '../../features/meetings/keys.ts'
import { letters } from '../../platform/outbox/schema.ts'
import type { Session } from './session.ts'

export type Chair = { account: string; message: string }

/** Whoever has the chair's card first. */
export const chairOf = async ({ assembly }: Session, id: MeetingId): Promise<Chair | undefined> => {
  const [row] = await assembly.world.db.read
    .select({ account: letters.recipient, message: letters.messageId })
    .from(letters)
    .where(and(like(letters.key, `${leadKey(id, '' as MemberId)}%`), isNotNull(letters.messageId)))
    .orderBy(letters.seq)
    .limit(1)
  return row?.message ? { account: row.account, message: row.message } : undefined
}
