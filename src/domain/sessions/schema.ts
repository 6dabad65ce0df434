import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AccountId, MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'
import { members } from '../people/schema.ts'

/** 登录。Who holds the cookie is known by its hash only: this table opens no door. */
export const sessions = sqliteTable(
  'sessions',
  {
    idHash: text().primaryKey(),
    memberId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    account: text().$type<AccountId>().notNull(),
    /** Feishu said then who it is; grave matters ask that this was just now. */
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [index('sessions_by_member').on(t.memberId, t.revokedAt), index('sessions_by_end').on(t.expiresAt)],
)
