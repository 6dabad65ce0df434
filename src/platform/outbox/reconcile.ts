import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Card } from '../../../cards/kit/card.ts'
import { texts } from '../../../cards/shell/texts.ts'
import type { ChatId } from '../../core/ids.ts'
import { insertIf } from '../db/guarded.ts'
import { fateOf } from '../feishu/fates.ts'
import type { Past } from '../feishu/port.ts'
import { FeishuRefusal, FeishuSilence } from '../feishu/refusal.ts'
import type { World } from '../world.ts'
import { afterSilence } from './backoff.ts'
import type { LetterRow } from './claim.ts'
import { inHand, recordLetter } from './record.ts'
import { refOf, restamp } from './ref.ts'
import { letters } from './schema.ts'
import type { Sender } from './sender.ts'

const again = '/again'
/** Feishu's clock and ours need not agree to the second. */
const slackMs = 60_000
const farBack = 1_000

const chatOf = async ({ db }: Pick<World, 'db'>, letter: LetterRow): Promise<ChatId | undefined> => {
  if (letter.chatId) return letter.chatId as ChatId
  if (letter.recipient.startsWith('oc_')) return letter.recipient as ChatId
  const [known] = await db.read
    .select({ chatId: letters.chatId })
    .from(letters)
    .where(and(eq(letters.recipient, letter.recipient), eq(letters.state, 'sent'), isNotNull(letters.chatId)))
    .orderBy(desc(letters.seq))
    .limit(1)
  return known?.chatId as ChatId | undefined
}

/** `unseen`: we may not look into this chat, so nothing follows from not having seen it. */
type Found = Past | 'absent' | 'ask-later' | 'unseen'

const look = async (world: World, letter: LetterRow, chat: ChatId): Promise<Found> => {
  const since = new Date((letter.ambiguousSince ?? letter.writtenAt).getTime() - slackMs)
  try {
    const past = await world.feishu.history(chat, since, farBack)
    return past.find((p) => p.fromBot && p.content.includes(letter.ref)) ?? 'absent'
  } catch (error) {
    if (error instanceof FeishuSilence) return 'ask-later'
    if (!(error instanceof FeishuRefusal)) throw error
    const fate = fateOf(error)
    return fate.startsWith('rate') || fate === 'ambiguous' || fate === 'token' ? 'ask-later' : 'unseen'
  }
}

/** The same words under a new name: a new `uuid`, a new reference, and a word that says why it may be the second. */
const secondCopy = ({ ids, clock }: World, letter: LetterRow): typeof letters.$inferInsert => {
  const key = `${letter.key}${again}`
  const ref = refOf(key)
  const card = JSON.parse(letter.content) as Card
  const title = { ...card.header.title, content: `${texts.resent}${card.header.title.content}` }
  const { kind, lane, recipient, onMessage, type, expiresAt } = letter
  return {
    ...{ kind, lane, recipient, onMessage, type, expiresAt, key, ref },
    id: ids.next(),
    uuid: ids.next().slice(0, 50),
    writtenAt: clock.now(),
    dueAt: new Date(0),
    content: JSON.stringify(restamp({ ...card, header: { ...card.header, title } }, ref)),
  }
}

/**
 * The hour in which a repeat is harmless is over and it is still not known whether the letter arrived. The chat itself
 * is asked; when it does not show the letter, an alert is sent again with a word about it, and for everything else a
 * person decides.
 *
 * @returns whether it turned out to have been sent
 */
export const reconcile = async (world: World, sender: Sender, letter: LetterRow): Promise<boolean> => {
  const { log } = world
  const line = { key: letter.key, lane: letter.lane }
  if (letter.kind === 'react') {
    if (await recordLetter(world, sender, letter, { state: 'lost' }))
      log.warn('outbox.lost', { ...line, fate: 'silence' })
    return false
  }
  const chat = await chatOf(world, letter)
  const found = chat ? await look(world, letter, chat) : 'unseen'
  if (found === 'ask-later') {
    const retryAt = new Date(world.clock.now().getTime() + afterSilence(letter.id, letter.waits))
    await recordLetter(world, sender, letter, { waits: letter.waits + 1, retryAt })
    return false
  }
  if (found !== 'absent' && found !== 'unseen') {
    const { messageId, sentAt } = found
    const change = { state: 'sent' as const, messageId, chatId: chat ?? null, sentAt }
    if (!(await recordLetter(world, sender, letter, change))) return false
    log.info('outbox.found', line)
    return true
  }
  const resend =
    found === 'absent' && letter.lane === 'alert' && letter.type === 'interactive' && !letter.key.endsWith(again)
  const lastError = resend
    ? `sent again as ${letter.key}${again}`
    : found === 'absent'
      ? 'not found in the chat'
      : 'the chat could not be looked into'
  const written = await recordLetter(world, sender, letter, { state: 'unknown', lastError }, (to) =>
    resend ? [insertIf(to, letters, secondCopy(world, letter), inHand(letter, sender))] : [],
  )
  if (written) log.warn('outbox.unknown', { ...line, fate: 'silence', again: resend })
  return false
}
