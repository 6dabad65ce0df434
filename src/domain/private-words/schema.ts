import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'
import type { Commitment } from './private-words.ts'

/** 附言。What people wrote beside a line that is chained: the line holds the commitment, the words can go. */
export const privateWords = sqliteTable(
  'private_words',
  {
    commitment: text().$type<Commitment>().primaryKey(),
    /** Whom they are about; nothing when that is nobody in the roster. */
    about: text().$type<MemberId>(),
    salt: text().notNull(),
    words: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('private_words_by_member').on(t.about)],
)
