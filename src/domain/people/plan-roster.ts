import { inArray, isNull } from 'drizzle-orm'
import type { AccountId, BranchId, ChatId, CompanyId, MemberId, TeamId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import type { Obstacle } from '../mentorships/obstacle.ts'
import { mentorships } from '../mentorships/schema.ts'
import type { PolicyKey } from '../policy/keys.ts'
import { nextVersions, policyOf } from '../policy/policy.ts'
import { type Employment, type Role, usualScope } from './roles.ts'
import { refusedPairings } from './roster-pairings.ts'
import { members, ownCompany, roleGrants, teams } from './schema.ts'
import { everyBranch } from './store.ts'

export type RosterPerson = {
  staffNo: string
  name: string
  /** Absent: as it was; null: this person has none. */
  account?: AccountId | null
  branch: string
  team: string
  post: string
  employment: Employment
  shift: string
  partyMember: boolean
  /** Without 'worker', which everyone is. */
  roles: readonly Role[]
  mentorStaffNo?: string
}
export type RosterBranch = { name: string; chatId?: ChatId; policy: Partial<Record<PolicyKey, string>> }
export type Roster = { people: readonly RosterPerson[]; branches: readonly RosterBranch[] }

type MemberRow = typeof members.$inferSelect
type GrantRow = Pick<typeof roleGrants.$inferSelect, 'memberId' | 'role' | 'scopeKind' | 'scopeId'>
export type RosterPlan = {
  branches: { id: BranchId; name: string; companyId: CompanyId; chatId: ChatId | null }[]
  teams: { id: TeamId; branchId: BranchId; name: string }[]
  members: MemberRow[]
  /** Roles taken back now, and those that begin. */
  revoked: GrantRow[]
  granted: GrantRow[]
  /** Where somebody belongs from now on; whoever stays where they are has no row here. */
  postings: { memberId: MemberId; branchId: BranchId; teamId: TeamId; post: string }[]
  /** Pairings that end now, and those that begin. */
  endings: { memberId: MemberId; mentorId: MemberId }[]
  pairings: { memberId: MemberId; mentorId: MemberId; since: Date }[]
  policies: { branchId: BranchId; key: PolicyKey; value: string; version: number }[]
  /** Mentors named by a staff number that nobody has. */
  strangers: { staffNo: string; mentorStaffNo: string }[]
  /** New pairings that the rules of 包保 do not allow, as they would stand after the whole file. */
  refused: { staffNo: string; mentorStaffNo: string; obstacle: Obstacle }[]
  added: number
  changed: number
  unchanged: number
}

const pieces = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))

const same = (a: MemberRow, b: MemberRow) =>
  (['name', 'account', 'branchId', 'teamId', 'post', 'employment', 'shift', 'partyMember', 'leftAt'] as const).every(
    (key) => a[key] === b[key],
  )

const placeKeys = ['branchId', 'teamId', 'post'] as const
const sameGrant = (a: GrantRow, b: GrantRow) =>
  a.role === b.role && a.scopeKind === b.scopeKind && a.scopeId === b.scopeId

type Reading = Pick<World, 'db' | 'ids' | 'clock'>

const membersByNo = async ({ db }: Reading, staffNos: readonly string[]): Promise<Map<string, MemberRow>> => {
  const found = new Map<string, MemberRow>()
  for (const some of pieces(staffNos, 1_000))
    for (const row of await db.read.select().from(members).where(inArray(members.staffNo, some)))
      found.set(row.staffNo, row)
  return found
}

const grantsNow = async ({ db }: Reading): Promise<Map<MemberId, GrantRow[]>> => {
  const held = new Map<MemberId, GrantRow[]>()
  for (const grant of await db.read.select().from(roleGrants).where(isNull(roleGrants.until)))
    held.set(grant.memberId, [...(held.get(grant.memberId) ?? []), grant])
  return held
}

const planPolicies = async ({ db }: Reading, id: BranchId, wanted: RosterBranch['policy']) => {
  const [now, versions] = [await policyOf(db, id), await nextVersions(db, id)]
  return (Object.entries(wanted) as [PolicyKey, string][])
    .filter(([key, value]) => now[key] !== value)
    .map(([key, value]) => ({ branchId: id, key, value, version: versions.get(key) ?? 1 }))
}

/** What importing this roster would change, by staff number and by name; nothing is written. */
export const planRoster = async (world: Reading, roster: Roster): Promise<RosterPlan> => {
  const { db, ids, clock } = world
  const now = clock.now()
  const branchIds = new Map((await everyBranch(db)).map((b) => [b.name, b]))
  const teamIds = new Map((await db.read.select().from(teams)).map((t) => [`${t.branchId}/${t.name}`, t.id]))
  const nos = roster.people.flatMap((p) => [p.staffNo, ...(p.mentorStaffNo ? [p.mentorStaffNo] : [])])
  const known = await membersByNo(world, [...new Set(nos)])
  const pairs = await db.read.select().from(mentorships).where(isNull(mentorships.until))
  const mentorOf = new Map(pairs.map((p) => [p.memberId, p.mentorId]))
  const grantsOf = await grantsNow(world)

  const plan: RosterPlan = {
    branches: [],
    teams: [],
    members: [],
    revoked: [],
    granted: [],
    postings: [],
    endings: [],
    pairings: [],
    policies: [],
    strangers: [],
    refused: [],
    added: 0,
    changed: 0,
    unchanged: 0,
  }

  for (const name of new Set([...roster.branches.map((b) => b.name), ...roster.people.map((p) => p.branch)])) {
    const wanted = roster.branches.find((b) => b.name === name)
    const before = branchIds.get(name)
    const branch = {
      id: before?.id ?? (ids.next() as BranchId),
      name,
      companyId: before?.companyId ?? ownCompany,
      chatId: wanted?.chatId ?? before?.chatId ?? null,
    }
    branchIds.set(name, branch)
    plan.branches.push(branch)
    if (wanted) plan.policies.push(...(await planPolicies(world, branch.id, wanted.policy)))
  }

  const memberIds = new Map([...known].map(([no, m]) => [no, m.id]))
  for (const { staffNo } of roster.people) if (!memberIds.has(staffNo)) memberIds.set(staffNo, ids.next() as MemberId)

  for (const person of roster.people) {
    const branchId = branchIds.get(person.branch)?.id as BranchId
    const teamKey = `${branchId}/${person.team}`
    if (!teamIds.has(teamKey)) {
      const team = { id: ids.next() as TeamId, branchId, name: person.team }
      teamIds.set(teamKey, team.id)
      plan.teams.push(team)
    }
    const id = memberIds.get(person.staffNo) as MemberId
    const before = known.get(person.staffNo)
    const row: MemberRow = {
      id,
      staffNo: person.staffNo,
      name: person.name,
      account: person.account === undefined ? (before?.account ?? null) : person.account,
      branchId,
      teamId: teamIds.get(teamKey) as TeamId,
      post: person.post,
      employment: person.employment,
      shift: person.shift,
      partyMember: person.partyMember,
      joinedAt: before?.joinedAt ?? now,
      // Somebody who stands in the roster again has come back.
      leftAt: null,
    }
    if (!before) plan.added++
    else if (same(before, row)) plan.unchanged++
    else plan.changed++
    plan.members.push(row)
    const wanted = person.roles.map((role): GrantRow => {
      const scopeKind = usualScope(role)
      return { memberId: id, role, scopeKind, scopeId: scopeKind === 'team' ? row.teamId : branchId }
    })
    const held = grantsOf.get(id) ?? []
    // What holds within the company was not given by a roster and is not taken by one.
    plan.revoked.push(...held.filter((h) => h.scopeKind !== 'company' && !wanted.some((w) => sameGrant(h, w))))
    plan.granted.push(...wanted.filter((w) => !held.some((h) => sameGrant(h, w))))
    if (!before || before.leftAt || placeKeys.some((key) => before[key] !== row[key]))
      plan.postings.push({ memberId: id, branchId, teamId: row.teamId, post: row.post })

    if (!person.mentorStaffNo) continue
    const mentorId = memberIds.get(person.mentorStaffNo)
    const current = mentorOf.get(id)
    if (!mentorId) plan.strangers.push({ staffNo: person.staffNo, mentorStaffNo: person.mentorStaffNo })
    else if (current !== mentorId) {
      if (current) plan.endings.push({ memberId: id, mentorId: current })
      plan.pairings.push({ memberId: id, mentorId, since: now })
    }
  }
  const staffNos = new Map([...memberIds].map(([no, id]) => [id, no]))
  for (const { memberId, mentorId, obstacle } of await refusedPairings(db, plan, {
    known,
    grants: grantsOf,
    pairs: mentorOf,
  })) {
    const [staffNo, mentorStaffNo] = [staffNos.get(memberId) ?? '', staffNos.get(mentorId) ?? '']
    plan.refused.push({ staffNo, mentorStaffNo, obstacle })
  }
  return plan
}
