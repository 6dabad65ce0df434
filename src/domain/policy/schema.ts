import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { BranchId, MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'

/** 支部制度。Every change is a new version; records keep the version they were made under. */
export const policies = sqliteTable(
  'policies',
  {
    branchId: text().$type<BranchId>().notNull(),
    key: text().notNull(),
    version: integer().notNull(),
    value: text().notNull(),
    since: instant().notNull(),
    /** A member id; nothing for what came with a roster file. */
    changedBy: text(),
  },
  (t) => [primaryKey({ columns: [t.branchId, t.key, t.version] })],
)

/** open → applied · asked (somebody else must agree) · dropped · stale */
export const proposalStates = ['open', 'applied', 'asked', 'dropped', 'stale'] as const

/** 改制度的提议。What somebody wants a rule to be, until that person has looked at it once more. */
export const policyProposals = sqliteTable('policy_proposals', {
  id: text().primaryKey(),
  branchId: text().$type<BranchId>().notNull(),
  key: text().notNull(),
  value: text().notNull(),
  /** The version that it would take: whoever changes the rule first makes it stale. */
  version: integer().notNull(),
  proposedBy: text().$type<MemberId>().notNull(),
  proposedAt: instant().notNull(),
  state: text({ enum: proposalStates }).notNull().default('open'),
  settledAt: instant(),
})
