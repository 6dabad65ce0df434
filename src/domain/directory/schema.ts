import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AccountId, BranchId, MemberId, SyncReportId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'

/** In the order in which people should look at them. */
export const findingKinds = [
  'bot-out',
  'account-gone',
  'returned',
  'account-found',
  'name-differs',
  'left-in-group',
  'stranger-in-group',
  'not-in-group',
  'out-of-range',
  'new-in-department',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** open → applied · dismissed by a person; settled when the difference went away by itself. */
export const findingStates = ['open', 'applied', 'dismissed', 'settled'] as const

/** 对账差异。What Feishu says and the roster does not. Nothing follows from one until somebody says so. */
export const syncFindings = sqliteTable(
  'sync_findings',
  {
    /** Branch, kind and whom it is about: the same difference is one row, for ever. */
    key: text().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    kind: text({ enum: findingKinds }).notNull(),
    memberId: text().$type<MemberId>(),
    account: text().$type<AccountId>(),
    /** The name that Feishu shows; goes with the difference. */
    name: text().notNull().default(''),
    foundAt: instant().notNull(),
    state: text({ enum: findingStates }).notNull().default('open'),
    /** The list in which the keepers saw it last. */
    reportId: text().$type<SyncReportId>(),
    /** A member id; whose click it was stands in `act`. */
    decidedBy: text(),
    decidedAt: instant(),
    act: text().notNull().default(''),
  },
  (t) => [index('sync_findings_by_branch').on(t.branchId, t.state), index('sync_findings_by_report').on(t.reportId)],
)

/** 对账单。One list of differences as it was put before a branch's keepers. */
export const syncReports = sqliteTable('sync_reports', {
  /** The job's slot and the branch: the same again is no second list. */
  id: text().$type<SyncReportId>().primaryKey(),
  branchId: text().$type<BranchId>().notNull(),
  at: instant().notNull(),
  /** Not everything could be looked at. */
  partly: flag().notNull(),
})
