import { type SQL, sql } from 'drizzle-orm'
import { blank } from '../../../cards/kit/blank.ts'
import type { Card } from '../../../cards/kit/card.ts'
import type { AccountId, ChatId, FileKey, MessageId } from '../../core/ids.ts'
import type { Write, Writer } from '../db/db.ts'
import { insertIf } from '../db/guarded.ts'
import type { World } from '../world.ts'
import { toSend } from './due.ts'
import { refOf, stamp } from './ref.ts'
import { type Lane, letters, redraws } from './schema.ts'

export type Recipient = { account: AccountId } | { chat: ChatId } | { chat: ChatId; replyTo: MessageId }

export type Letter = {
  /** `<feature>/<what>/<who>`; the same key is the same letter, for ever. */
  key: string
  lane: Lane
  to: Recipient
  /** Not before; at once when absent. */
  dueAt?: Date
  /** Worth nothing afterwards: dropped with a reason, never sent late. */
  expiresAt?: Date
} & ({ card: Card } | { file: FileKey })

type Writing = Pick<World, 'ids' | 'clock'>
const always = sql`true`

const row = ({ ids, clock }: Writing, key: string) => ({
  id: ids.next(),
  key,
  uuid: ids.next().slice(0, 50),
  ref: refOf(key),
  writtenAt: clock.now(),
})

/**
 * A write among the feature's own writes: the fact and its announcement are committed together.
 *
 * @param provided the condition on which the fact depended (it won its key); the letter stands or falls with it
 */
export const enqueue = (to: Writer, writing: Writing, letter: Letter, provided: SQL = always): Write => {
  const base = row(writing, letter.key)
  const recipient = 'account' in letter.to ? letter.to.account : letter.to.chat
  const onMessage = 'replyTo' in letter.to ? letter.to.replyTo : null
  const body =
    'card' in letter
      ? { type: 'interactive', content: JSON.stringify(stamp(letter.card, base.ref)) }
      : // A file bears no sign of ours; its key is what finds it again.
        { type: 'file', content: JSON.stringify({ file_key: letter.file }), ref: letter.file }
  return toSend(
    insertIf(
      to,
      letters,
      {
        ...base,
        ...body,
        lane: letter.lane,
        kind: onMessage ? 'reply' : 'send',
        recipient,
        onMessage,
        dueAt: letter.dueAt ?? new Date(0),
        expiresAt: letter.expiresAt ?? null,
      },
      provided,
    ),
  )
}

/** A small sign on somebody's message, e.g. «Get»: seen, without saying what we think of it. */
export const react = (
  to: Writer,
  writing: Writing,
  reaction: { key: string; chat: ChatId; message: MessageId; emoji: string },
  provided: SQL = always,
): Write =>
  toSend(
    insertIf(
      to,
      letters,
      {
        ...row(writing, reaction.key),
        lane: 'reply',
        kind: 'react',
        recipient: reaction.message,
        onMessage: reaction.message,
        chatId: reaction.chat,
        type: reaction.emoji,
        content: '',
        dueAt: new Date(0),
      },
      provided,
    ),
  )

/**
 * What the card of that letter should look like from now on. Changes within `gentlyMs` become one update; a letter that
 * is still waiting is sent as it was written and redrawn afterwards.
 *
 * @param change.blanks what stands in each `blank` of the card, read when the commit comes to this write
 * @param provided nothing is redrawn unless it holds at that moment
 */
export const redraw = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  change: { letterKey: string; card: Card; gentlyMs?: number; blanks?: Readonly<Record<string, SQL>> },
  provided: SQL = always,
): Write => {
  const { letterKey } = change
  const content = filled(JSON.stringify(stamp(change.card, refOf(letterKey))), change.blanks ?? {})
  const dueAt = clock.now().getTime() + (change.gentlyMs ?? 0)
  return toSend(
    to.run(sql`
    insert into ${redraws} (letter_key, wanted, drawn, content, due_at, attempts)
    select ${letterKey}, 1, 0, ${content}, ${dueAt}, 0 where ${provided}
    on conflict (letter_key) do update set
      content = excluded.content,
      wanted = ${redraws.wanted} + 1,
      -- An update that already waits keeps its time, so that a steady stream of changes cannot postpone it for ever.
      due_at = case when ${redraws.wanted} > ${redraws.drawn} then min(${redraws.dueAt}, excluded.due_at) else excluded.due_at end`),
  )
}

/** A blank that stands alone is a number in the JSON; one inside words is part of them. */
const filled = (content: string, blanks: Readonly<Record<string, SQL>>): SQL =>
  Object.entries(blanks).reduce<SQL>(
    (text, [name, value]) => sql`replace(replace(${text}, ${`"${blank(name)}"`}, ${value}), ${blank(name)}, ${value})`,
    sql`${content}`,
  )
