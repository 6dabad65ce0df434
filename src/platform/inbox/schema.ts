import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from '../db/columns.ts'

/** pending → (claimed) → done · ignored · dead. `dead` waits for a person: it failed too often or took the process down. */
export const deliveryStates = ['pending', 'done', 'ignored', 'dead'] as const

/** 收件箱。What Feishu posted to us, once, whatever became of it. */
export const inbox = sqliteTable(
  'inbox',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    eventId: text().notNull().unique(),
    /** `msg:<message_id>`: the same message may come under another event id. */
    subject: text().unique(),
    type: text().notNull(),
    /** Deliveries of one partition (one person) are handled in order. */
    partition: text().notNull(),
    /** By Feishu's clock. */
    happenedAt: instant().notNull(),
    receivedAt: instant().notNull(),
    body: text().notNull(),
    state: text({ enum: deliveryStates }).notNull().default('pending'),
    dueAt: instant().notNull(),
    attempts: integer().notNull().default(0),
    /** Times that a process died while holding it. */
    crashes: integer().notNull().default(0),
    claimedBy: text(),
    claimedUntil: instant(),
    handledAt: instant(),
    lastError: text(),
  },
  (t) => [index('inbox_due').on(t.state, t.dueAt), index('inbox_by_partition').on(t.partition, t.state, t.seq)],
)

/** 点击。A card click and the answer it got: the same event gets the same answer. */
export const clicks = sqliteTable('clicks', {
  eventId: text().primaryKey(),
  action: text().notNull(),
  account: text().notNull(),
  reply: text().notNull(),
  at: instant().notNull(),
})
