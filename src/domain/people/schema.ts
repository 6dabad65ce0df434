import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { AccountId, BranchId, ChatId, MemberId, TeamId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'
import { employments, roles } from './roles.ts'

/** 党支部 */
export const branches = sqliteTable('branches', {
  id: text().$type<BranchId>().primaryKey(),
  name: text().notNull().unique(),
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

export const memberRoles = sqliteTable(
  'member_roles',
  {
    memberId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    role: text({ enum: roles }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.role] })],
)

/** 包保。History is never overwritten: who answered for whom is judged as of the day. */
export const mentorships = sqliteTable(
  'mentorships',
  {
    memberId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    mentorId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    since: instant().notNull(),
    until: instant(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.mentorId, t.since] })],
)
