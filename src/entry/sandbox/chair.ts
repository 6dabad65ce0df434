import { and, isNotNull, like } from 'drizzle-orm'
import { texts } from '../../../cards/meetings/texts.ts'
import type { MemberId } from '../../core/ids.ts'
import { memberById } from '../../domain/people/store.ts'
import { leadKey } from '../../features/meetings/keys.ts'
import { askedToLead } from '../../features/meetings/leaders.ts'
import type { Meeting } from '../../features/meetings/store.ts'
import { letters } from '../../platform/outbox/schema.ts'
import type { Session } from './session.ts'

export type Chair = { account: string; message: string }

const byLetter = async ({ assembly }: Session, { id }: Meeting): Promise<Chair | undefined> => {
  const [row] = await assembly.world.db.read
    .select({ account: letters.recipient, message: letters.messageId })
    .from(letters)
    .where(and(like(letters.key, `${leadKey(id, '' as MemberId)}%`), isNotNull(letters.messageId)))
    .orderBy(letters.seq)
    .limit(1)
  return row?.message ? { account: row.account, message: row.message } : undefined
}

const asked = async ({ assembly }: Session, meeting: Meeting): Promise<string | undefined> => {
  const { db } = assembly.world
  for (const id of await askedToLead(db, meeting)) {
    const account = (await memberById(db, id))?.account
    if (account) return account
  }
  return undefined
}

/** Whoever has the chair's card; else whoever should lead and has asked for it. */
export const chairOf = async (session: Session, meeting: Meeting): Promise<Chair | undefined> => {
  const told = await byLetter(session, meeting)
  if (told) return told
  const account = meeting.chairId
    ? (await memberById(session.assembly.world.db, meeting.chairId))?.account
    : await asked(session, meeting)
  const own = account && session.feishu.as(account).sees('bot')
  const card = own ? own.findLast(({ sender, content }) => sender === 'bot' && content.includes(meeting.id)) : undefined
  return account && card ? { account, message: card.messageId } : undefined
}

/** A chair whom no card has reached, because the day's two were others, says «会议». */
export const askForCard = async (session: Session, meeting: Meeting): Promise<void> => {
  if (await byLetter(session, meeting)) return
  const account = await asked(session, meeting)
  if (account) await session.feishu.as(account).says('bot', texts.words.mine)
}
