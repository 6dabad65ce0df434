import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ApprovalId, BranchId, DelegationId, MemberId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'

export const approvalStates = ['pending', 'approved', 'rejected', 'cancelled', 'expired'] as const
export const choices = ['approve', 'reject'] as const
/** One rejection ends it, or only so many that approval has become impossible. */
export const rejectionRules = ['any', 'majority'] as const
/** `recused`: gave the seat up or was kept out of it; `barred`: had no seat, and may not vote for somebody else's. */
export const standings = ['seated', 'recused', 'barred'] as const

/** 审批事项。What is asked never changes; `state` leaves `pending` once. */
export const approvals = sqliteTable(
  'approvals',
  {
    id: text().$type<ApprovalId>().primaryKey(),
    /** What caused it: asking twice for the same cause is asking once. */
    key: text().notNull().unique(),
    kind: text().notNull(),
    /** The feature's own id of what is decided. */
    subject: text().notNull(),
    branchId: text().$type<BranchId>().notNull(),
    /** A member id, 'operator' (command line) or 'system'. */
    requestedBy: text().notNull(),
    payload: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** In the requester's words. */
    reason: text().notNull().default(''),
    /** So many of `seats` must approve. */
    needed: integer().notNull(),
    /** How many could decide when it was opened. */
    seats: integer().notNull(),
    rejection: text({ enum: rejectionRules }).notNull(),
    /** Nobody learns how it stands before it is decided. */
    secret: flag().notNull().default(false),
    deadline: instant().notNull(),
    /** Of the branch's rules, when it was opened. */
    policyRevision: integer().notNull().default(0),
    createdAt: instant().notNull(),
    state: text({ enum: approvalStates }).notNull().default('pending'),
    /** Grows with every act, so that an act stands only on what it saw. */
    version: integer().notNull().default(0),
    /** The act that made this version: what follows from an act is written only if it is this one. */
    act: text().notNull().default(''),
    decidedAt: instant(),
  },
  (t) => [index('approvals_by_state').on(t.state, t.deadline), index('approvals_by_subject').on(t.kind, t.subject)],
)

/** 有权决定的人。 */
export const approvalDeciders = sqliteTable(
  'approval_deciders',
  {
    approvalId: text()
      .$type<ApprovalId>()
      .notNull()
      .references(() => approvals.id),
    memberId: text().$type<MemberId>().notNull(),
    standing: text({ enum: standings }).notNull(),
    because: text({ enum: ['declared', 'relation'] }),
  },
  (t) => [primaryKey({ columns: [t.approvalId, t.memberId] }), index('approval_deciders_by_member').on(t.memberId)],
)

/** 一席一票。`memberId` is whose seat it is, `castBy` who spoke for it. */
export const approvalVotes = sqliteTable(
  'approval_votes',
  {
    approvalId: text()
      .$type<ApprovalId>()
      .notNull()
      .references(() => approvals.id),
    memberId: text().$type<MemberId>().notNull(),
    castBy: text().$type<MemberId>().notNull(),
    choice: text({ enum: choices }).notNull(),
    reason: text().notNull(),
    eventId: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.approvalId, t.memberId] })],
)

/** 委托。From when to when somebody may vote for an absent one; taken back, never deleted. */
export const delegations = sqliteTable(
  'delegations',
  {
    id: text().$type<DelegationId>().primaryKey(),
    fromId: text().$type<MemberId>().notNull(),
    toId: text().$type<MemberId>().notNull(),
    /** One kind of approval, or '*'. */
    scope: text().notNull(),
    since: instant().notNull(),
    until: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [index('delegations_by_giver').on(t.fromId), index('delegations_by_taker').on(t.toId)],
)
