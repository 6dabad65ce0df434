import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'

/** 规程的版本。What a question rests on; one that is retired takes its questions out of use until somebody has looked. */
export const regulations = sqliteTable('regulations', {
  /** `<title>/<version>` */
  id: text().primaryKey(),
  title: text().notNull(),
  /** A year as a rule: '2025'. */
  version: text().notNull(),
  /** From this day on it holds; before it nothing is taken to rest on it. */
  effectiveFrom: text().$type<LocalDate>().notNull(),
  changedAt: instant().notNull(),
  changedBy: text().$type<MemberId>().notNull(),
  retiredAt: instant(),
  retiredBy: text().$type<MemberId>(),
})
