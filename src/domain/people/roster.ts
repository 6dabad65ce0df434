import type { AccountId, BranchId, ChatId, CompanyId, MemberId, TeamId } from '../../core/ids.ts'
import type { PolicyKey } from '../policy/keys.ts'
import type { RosterProblem } from './problems.ts'
import type { Employment, Role } from './roles.ts'
import type { members, roleGrants } from './schema.ts'

/** One row of 人员. What is absent stays as it was: the file has no such column. */
export type RosterPerson = {
  staffNo: string
  name: string
  /** Null: this person has none. */
  account?: AccountId | null
  branch: string
  team: string
  post?: string
  employment?: Employment
  shift?: string
  partyMember?: boolean
  /** Without 'worker', which everyone is. */
  roles?: readonly Role[]
  mentorStaffNo?: string
  /** Since when this person belongs there; now when absent. */
  since?: Date
}
export type RosterBranch = {
  name: string
  company?: string
  chatId?: ChatId
  policy: Partial<Record<PolicyKey, string>>
}
export type Roster = { people: readonly RosterPerson[]; branches: readonly RosterBranch[] }

/** Whose hand it is, where it is not the command line's: how far it reaches. */
export type Limits = {
  self: MemberId
  home: CompanyId
  reaches(place: { companyId: CompanyId; branchId?: BranchId }): boolean
}

export type MemberRow = typeof members.$inferSelect
export type GrantRow = Pick<typeof roleGrants.$inferSelect, 'memberId' | 'role' | 'scopeKind' | 'scopeId'>

/** What a person with limits may not do by a file: it waits for the command line, or for a second person. */
export type Held =
  | { kind: 'role'; staffNo: string; role: Role; gives: boolean }
  | { kind: 'policy'; branch: string; key: PolicyKey }

export type Difference = {
  staffNo: string
  kind: 'added' | 'returned' | 'changed'
  fields: readonly string[]
}

export type RosterPlan = {
  companies: { id: CompanyId; name: string }[]
  /** Only those that begin or change. */
  branches: { id: BranchId; name: string; companyId: CompanyId; chatId: ChatId | null }[]
  teams: { id: TeamId; branchId: BranchId; name: string }[]
  /** Only those that begin or change. */
  members: MemberRow[]
  /** Who has left and gives up an account to somebody in the file. */
  freed: MemberId[]
  /** Roles taken back now, and those that begin. */
  revoked: GrantRow[]
  granted: GrantRow[]
  /** Where somebody belongs from then on; whoever stays where they are has no row here. */
  postings: { memberId: MemberId; branchId: BranchId; teamId: TeamId; post: string; since: Date }[]
  /** Pairings that end now, and those that begin. */
  endings: { memberId: MemberId; mentorId: MemberId }[]
  pairings: { memberId: MemberId; mentorId: MemberId; since: Date }[]
  policies: { branchId: BranchId; key: PolicyKey; value: string; version: number }[]
  held: Held[]
  /** With any of these nothing is written. */
  problems: RosterProblem[]
  differences: Difference[]
  /** In a branch of the file, but not in the file. They stay: a file that leaves somebody out dismisses nobody. */
  missing: { staffNo: string; name: string }[]
  unchanged: number
  /** Of those in the file, who has no account afterwards. */
  withoutAccount: number
}
