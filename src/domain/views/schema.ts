import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'

/** 查看。Who opened what of another person's record, and when: that person can read it. */
export const views = sqliteTable(
  'views',
  {
    id: text().primaryKey(),
    viewerId: text().$type<MemberId>().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    /** The page, as its rule calls it. */
    what: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('views_by_member').on(t.memberId, t.at), index('views_by_viewer').on(t.viewerId, t.at)],
)
