import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { BranchId, MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'
import type { Statement } from './statement.ts'

/** 岗位描述与手指口述。Every change is a new version; the newest holds, and what was practised keeps the one it was made of. */
export const postTexts = sqliteTable(
  'post_texts',
  {
    id: text().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    post: text().notNull(),
    version: integer().notNull(),
    /** 岗位描述: what somebody of that post recites to whoever inspects. May be empty. */
    description: text().notNull(),
    statements: text({ mode: 'json' }).$type<readonly Statement[]>().notNull(),
    by: text().$type<MemberId>().notNull(),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('post_texts_by_version').on(t.branchId, t.post, t.version)],
)
export type PostText = typeof postTexts.$inferSelect
