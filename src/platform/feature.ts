import type { SQL } from 'drizzle-orm'
import type { CardAction } from '../../cards/kit/action.ts'
import type { Card } from '../../cards/kit/card.ts'
import type { AccountId, ChatId, FileKey, MemberId, MessageId } from '../core/ids.ts'
import type { Write, Writer } from './db/db.ts'
import type { Forgetting } from './forget.ts'
import type { Job } from './jobs/job.ts'
import type { Page } from './pages/page.ts'
import type { RecordSection } from './records.ts'
import type { Guarded, Rule } from './rule.ts'
import type { World } from './world.ts'

export type Toast = { type: 'success' | 'info' | 'warning' | 'error'; content: string }
/** `card` redraws the clicked message for everyone who sees it: never put a person's matter into a shared one. */
export type ClickReply = { toast: Toast; card?: Card }

export type Click<P = unknown> = {
  eventId: string
  /** The verified operator; the only source of who acts. */
  account: AccountId
  messageId: MessageId
  chatId: ChatId
  payload: P
  /** What stood in the fields of the form that was submitted, as the person left them; empty without a form. */
  form: Readonly<Record<string, unknown>>
  /**
   * Stores the answer in the same commit as the fact, so that the same event gets the same answer for ever. Only if
   * `provided` holds, when given: the same condition under which the fact came to stand.
   */
  keep(to: Writer, reply: ClickReply, provided?: SQL): Write
}

export type ClickHandler = {
  action: CardAction
  rule: Rule
  run(world: World, click: Click): Promise<ClickReply>
}

/** A text that somebody sent, cleaned of mentions. */
export type Said = {
  eventId: string
  messageId: MessageId
  chatId: ChatId
  where: 'p2p' | 'group'
  account: AccountId
  /** The bot was mentioned, or this is the 单聊: an answer is expected. */
  toBot: boolean
  text: string
  /** The message that this one answers. */
  repliesTo?: MessageId
  /** By Feishu's clock, held between eight hours ago and ten minutes ahead. */
  saidAt: Date
  receivedAt: Date
}

/** What a feature understands of people's texts. */
export type Command = {
  /** The word that people type, also what 帮助 and the suggestions show. */
  word: string
  /** One line for 帮助; absent for what is not typed as a word. */
  help?: string
  rule: Rule
  /**
   * Handles the text, or returns 'not-mine'. Runs again if the process died, so every effect must be keyed by what was
   * said (`eventId`, `messageId`).
   */
  run(world: World, said: Said): Promise<'done' | 'not-mine'>
}

/** Whether somebody typed this word: full width, blanks, a slash in front and a closing mark do not matter. */
export const isWord = (text: string, word: string): boolean => {
  const said = text.normalize('NFKC').trim().toLowerCase()
  return [said, said.replace(/^[\s/]+|[\s.!?~\u3002]+$/g, '')].includes(word.toLowerCase())
}

/** What stands behind one of these words, '' when nothing does; nothing when the text does not begin with one. */
export const wordAndRest = (text: string, words: readonly string[]): string | undefined => {
  const said = text
    .normalize('NFKC')
    .trim()
    .replace(/^[\s/]+/, '')
  const word = words.find((w) => said.toLowerCase().startsWith(w.toLowerCase()))
  return word === undefined ? undefined : said.slice(word.length).trim()
}

/** A file that somebody sent. */
export type SentFile = Pick<
  Said,
  'eventId' | 'messageId' | 'chatId' | 'where' | 'account' | 'saidAt' | 'receivedAt'
> & {
  file: FileKey
  /** '' for a picture. */
  name: string
  /** It came as a picture, not as a file. */
  picture?: true
}

export type FileHandler = {
  rule: Rule
  /** Takes the file, or returns 'not-mine'. Runs again if the process died, so every effect must be keyed by `eventId`. */
  run(world: World, sent: SentFile): Promise<'done' | 'not-mine'>
}

/** A voice message in 单聊: that it came. What is in it is fetched by nobody but who was asked to keep it. */
export type SentVoice = Pick<
  Said,
  'eventId' | 'messageId' | 'chatId' | 'where' | 'account' | 'saidAt' | 'receivedAt'
> & { file: FileKey }

export type VoiceHandler = {
  rule: Rule
  /** Takes note of it, or returns 'not-mine'. Runs again if the process died, so every effect must be keyed by `eventId`. */
  run(world: World, sent: SentVoice): Promise<'done' | 'not-mine'>
}

/** Something that happened in Feishu besides messages and clicks, e.g. `contact.user.deleted_v3`. */
export type Happened = { eventId: string; body: unknown; happenedAt: Date; receivedAt: Date }
export type EventHandler = {
  type: string
  /**
   * Nobody asks for anything here. 'feishu' reports what has happened, and what it may bring about stands in the handler;
   * 'ourselves': the longer part of an act that was allowed when it was begun (`handOn`).
   */
  rule: 'feishu' | 'ourselves'
  /** Runs again if the process died, so every effect is keyed by what happened. @throws ZodError when not as documented */
  run(world: World, event: Happened): Promise<void>
}

export type Feature = {
  name: string
  clicks?: readonly Guarded<ClickHandler>[]
  commands?: readonly Guarded<Command>[]
  files?: readonly Guarded<FileHandler>[]
  voices?: readonly Guarded<VoiceHandler>[]
  jobs?: readonly Job[]
  events?: readonly EventHandler[]
  pages?: readonly Guarded<Page>[]
  /** Everything that this feature has written down about one person: what `/me` shows and gives away as a file. */
  records?(world: World, memberId: MemberId): Promise<readonly RecordSection[]>
  /** What goes of this feature's own tables when somebody is forgotten. */
  forget?: readonly Forgetting[]
}
export const defineFeature = (feature: Feature): Feature => feature
