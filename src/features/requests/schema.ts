import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'

export const requestKinds = ['correct', 'delete'] as const
/** open → done or refused, once. */
export const requestStates = ['open', 'done', 'refused'] as const

/** 更正与删除的申请。What a person wants changed about their own records, and what became of it by when. */
export const recordRequests = sqliteTable(
  'record_requests',
  {
    id: text().primaryKey(),
    memberId: text().$type<MemberId>().notNull(),
    /** One drawn form is one request, however often it is sent. */
    once: text().notNull(),
    kind: text({ enum: requestKinds }).notNull(),
    what: text().notNull(),
    state: text({ enum: requestStates }).notNull().default('open'),
    askedAt: instant().notNull(),
    dueAt: instant().notNull(),
    answeredAt: instant(),
    answeredBy: text().$type<MemberId>(),
    answer: text(),
  },
  (t) => [
    uniqueIndex('record_requests_by_form').on(t.memberId, t.once),
    index('record_requests_by_due').on(t.state, t.dueAt),
  ],
)
export type RecordRequest = typeof recordRequests.$inferSelect
