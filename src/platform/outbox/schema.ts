import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from '../db/columns.ts'

/** replies and alerts go before approvals and broadcasts, whatever the queue. */
export const lanes = ['reply', 'alert', 'approval', 'broadcast'] as const
export type Lane = (typeof lanes)[number]

/**
 * pending → (claimed) → sent · unknown · lost · expired · discarded. `unknown`: it may have arrived, nobody can tell.
 * `held`: written before a restore from a backup, waits for a person.
 */
export const letterStates = ['pending', 'sent', 'unknown', 'lost', 'expired', 'discarded', 'held'] as const
export type LetterState = (typeof letterStates)[number]

/** 待发件。One row is one message (or one reaction) that must reach one chat or person, once. */
export const letters = sqliteTable(
  'letters',
  {
    /** The order of writing, and so the order in which one recipient gets them. */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    /** What it is, in the feature's words: enqueuing the same key twice is a no-op. */
    key: text().notNull().unique(),
    lane: text({ enum: lanes }).notNull(),
    kind: text({ enum: ['send', 'reply', 'react'] }).notNull(),
    /** The recipient whose order is kept: a chat id or an account id. */
    recipient: text().notNull(),
    /** For replies and reactions: the message they belong to. */
    onMessage: text(),
    /** 'interactive' | 'text' | 'file' | an emoji name for a reaction. */
    type: text().notNull(),
    /** Frozen: a repeat under the same `uuid` with other words would be swallowed by Feishu. */
    content: text().notNull(),
    /** A short code that people see on the card and that finds it again in the chat's history. */
    ref: text().notNull(),
    /** Feishu's idempotency key: at most one message per value within an hour. */
    uuid: text().notNull(),
    state: text({ enum: letterStates }).notNull().default('pending'),
    writtenAt: instant().notNull(),
    /** Not before; 0 is at once. A letter that is not due yet holds up nobody behind it. */
    dueAt: instant().notNull(),
    /** After a try: not again before. Whoever is behind it waits too. */
    retryAt: instant(),
    expiresAt: instant(),
    /**
     * When the first try began whose outcome is not known: the hour of `uuid` runs from here. Written by the claim,
     * before the try, so that a process that dies while sending leaves it behind; taken back by a definite refusal.
     */
    ambiguousSince: instant(),
    /** Tries that count towards giving up. */
    attempts: integer().notNull().default(0),
    /** Times that Feishu asked to wait; they never end a letter. */
    waits: integer().notNull().default(0),
    claimedBy: text(),
    claimedUntil: instant(),
    messageId: text(),
    /** The chat in which it arrived; for a person that is the 单聊. */
    chatId: text(),
    sentAt: instant(),
    lastCode: integer(),
    lastError: text(),
    logId: text(),
  },
  (t) => [
    index('letters_by_recipient').on(t.recipient, t.state, t.seq),
    index('letters_by_lane').on(t.state, t.lane, t.seq),
    index('letters_by_expiry').on(t.state, t.expiresAt),
    index('letters_by_sending').on(t.sentAt),
    index('letters_by_message').on(t.messageId),
  ],
)

/** What a sent card should look like by now: several changes before the next update are one update. */
export const redraws = sqliteTable(
  'redraws',
  {
    /** The letter whose message is redrawn. */
    letterKey: text().primaryKey(),
    wanted: integer().notNull().default(1),
    drawn: integer().notNull().default(0),
    content: text().notNull(),
    dueAt: instant().notNull(),
    /** After a try: not again before, however many changes come meanwhile. */
    retryAt: instant(),
    attempts: integer().notNull().default(0),
    claimedBy: text(),
    claimedUntil: instant(),
    /** Set when it can never be drawn (recalled, older than 14 days …). */
    lostBecause: text(),
    lastCode: integer(),
    drawnAt: instant(),
  },
  (t) => [
    index('redraws_wanted').on(t.dueAt).where(sql`wanted > drawn and lost_because is null`),
    index('redraws_by_drawing').on(t.drawnAt),
  ],
)
