import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AccountId, FileKey, MemberId, MessageId } from '../../../core/ids.ts'
import { instant } from '../../../platform/db/columns.ts'

/** One half of «导入, then a file», in either order, until the other half comes. */
export const importHalves = sqliteTable('import_halves', {
  account: text().$type<AccountId>().primaryKey(),
  kind: text({ enum: ['word', 'file'] }).notNull(),
  messageId: text().$type<MessageId>().notNull(),
  file: text().$type<FileKey>(),
  name: text(),
  at: instant().notNull(),
})

/** open → confirmed → imported · open again (the roster had changed) · refused; or cancelled, or expired. */
export const draftStates = ['open', 'confirmed', 'imported', 'refused', 'cancelled', 'expired'] as const

/** 花名册草稿。A file that was checked, shown to whoever sent it, and waits for a word. Without mobile numbers. */
export const rosterDrafts = sqliteTable(
  'roster_drafts',
  {
    id: text().primaryKey(),
    /** What began it: handled again after a crash, it is not begun again. */
    eventId: text().notNull().unique(),
    memberId: text().$type<MemberId>().notNull(),
    way: text({ enum: ['chat', 'page'] }).notNull(),
    name: text().notNull(),
    rows: integer().notNull(),
    state: text({ enum: draftStates }).notNull(),
    /** The roster as it will be imported; gone when the draft has come to an end. */
    content: text(),
    /** What was shown of it. */
    shown: text(),
    /** Of the plan that was shown. */
    fingerprint: text().notNull(),
    checkedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    decidedAt: instant(),
  },
  (t) => [index('roster_drafts_by_expiry').on(t.state, t.expiresAt)],
)
