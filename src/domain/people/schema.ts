import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { AccountId, BranchId, ChatId, CompanyId, MemberId, TeamId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'
import { employments, roles, scopeKinds } from './roles.ts'

/** 公司（矿）. One that nobody named is 'own'. */
export const companies = sqliteTable('companies', {
  id: text().$type<CompanyId>().primaryKey(),
  name: text().notNull().unique(),
})
export const ownCompany = 'own' as CompanyId

/** 党支部 */
export const branches = sqliteTable('branches', {
  id: text().$type<BranchId>().primaryKey(),
  name: text().notNull().unique(),
  companyId: text().$type<CompanyId>().notNull().default(ownCompany),
  /** The branch's group, where the daily question goes. */
  chatId: text().$type<ChatId>().unique(),
})

/** 班组 */
export const teams = sqliteTable(
  'teams',
  {
    id: text().$type<TeamId>().primaryKey(),
    branchId: text()
      .$type<BranchId>()
      .notNull()
      .references(() => branches.id),
    name: text().notNull(),
  },
  (t) => [uniqueIndex('teams_by_name').on(t.branchId, t.name)],
)

/** 职工。The staff number is who somebody is; names repeat, accounts are missing, both change. */
export const members = sqliteTable(
  'members',
  {
    id: text().$type<MemberId>().primaryKey(),
    staffNo: text().notNull().unique(),
    name: text().notNull(),
    account: text().$type<AccountId>().unique(),
    branchId: text()
      .$type<BranchId>()
      .notNull()
      .references(() => branches.id),
    teamId: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    post: text().notNull().default(''),
    employment: text({ enum: employments }).notNull().default('regular'),
    shift: text().notNull().default(''),
    partyMember: flag().notNull().default(false),
    joinedAt: instant().notNull(),
    leftAt: instant(),
  },
  (t) => [index('members_by_branch').on(t.branchId, t.leftAt)],
)

/** 任职. Where somebody belongs, from when to when: who answered for what is judged as of the day. */
export const postings = sqliteTable(
  'postings',
  {
    memberId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    branchId: text().$type<BranchId>().notNull(),
    teamId: text().$type<TeamId>().notNull(),
    post: text().notNull(),
    since: instant().notNull(),
    until: instant(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.since] })],
)

/** 授权. A role holds within a company, a branch or a team, from when to when; taken back, never deleted. */
export const roleGrants = sqliteTable(
  'role_grants',
  {
    memberId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    role: text({ enum: roles }).notNull(),
    scopeKind: text({ enum: scopeKinds }).notNull(),
    /** The id of that company, branch or team. */
    scopeId: text().notNull(),
    since: instant().notNull(),
    until: instant(),
    /** A member id, 'operator' (command line) or 'system'. */
    grantedBy: text().notNull(),
    endedBy: text(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.role, t.scopeKind, t.scopeId, t.since] }),
    index('role_grants_by_scope').on(t.scopeKind, t.scopeId, t.role),
  ],
)
