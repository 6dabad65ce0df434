import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { modes } from '../../../cards/practice/actions.ts'
import type { MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'

/** 练过几遍：that a round was gone through to its end, for the person's own count. How it went is kept nowhere. */
export const practiceRounds = sqliteTable(
  'practice_rounds',
  {
    run: text().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    post: text().notNull(),
    mode: text({ enum: modes }).notNull(),
    finishedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.run, t.memberId] }),
    index('practice_rounds_by_member').on(t.memberId, t.finishedAt),
  ],
)

/** 语音练习：pushes that hold the key of somebody's voice, until that key is wiped out. No word of whose it is. */
export const practiceVoices = sqliteTable('practice_voices', {
  eventId: text().primaryKey(),
  heardAt: instant().notNull(),
})
