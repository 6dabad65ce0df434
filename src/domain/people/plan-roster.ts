import { and, inArray, isNull } from 'drizzle-orm'
import { rosterTexts as texts } from '../../../cards/import/texts.roster.ts'
import { localDateOf } from '../../core/clock.ts'
import type { BranchId, CompanyId, MemberId, TeamId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import { planAccounts } from './plan-accounts.ts'
import { planBranches } from './plan-branches.ts'
import { planRoles } from './plan-roles.ts'
import type { Limits, MemberRow, Roster, RosterPerson, RosterPlan } from './roster.ts'
import { type Before, rosterBefore } from './roster-before.ts'
import { refusedPairings } from './roster-pairings.ts'
import { members } from './schema.ts'

type Reading = Pick<World, 'db' | 'ids' | 'clock'>

const facts = ['name', 'account', 'branchId', 'teamId', 'post', 'employment', 'shift', 'partyMember', 'leftAt'] as const
const placeKeys = ['branchId', 'teamId', 'post'] as const

const emptyPlan = (): RosterPlan => ({
  ...{ companies: [], branches: [], teams: [], members: [], freed: [], revoked: [], granted: [], postings: [] },
  ...{
    endings: [],
    pairings: [],
    policies: [],
    held: [],
    problems: [],
    differences: [],
    missing: [],
    unchanged: 0,
    withoutAccount: 0,
  },
})

const rowOf = (
  person: RosterPerson,
  place: Pick<MemberRow, 'id' | 'branchId' | 'teamId'>,
  before: MemberRow | undefined,
  now: Date,
): MemberRow => ({
  ...place,
  staffNo: person.staffNo,
  name: person.name,
  account: person.account === undefined ? (before?.account ?? null) : person.account,
  post: person.post ?? before?.post ?? '',
  employment: person.employment ?? before?.employment ?? 'regular',
  shift: person.shift ?? before?.shift ?? '',
  partyMember: person.partyMember ?? before?.partyMember ?? false,
  joinedAt: before?.joinedAt ?? person.since ?? now,
  // Somebody who stands in the roster again has come back.
  leftAt: null,
})

/** Belongs there from the day that the file says; that day has come, and lies after the last move. */
const planPosting = (
  plan: RosterPlan,
  { staffNo, since }: RosterPerson,
  row: MemberRow,
  last: Date | undefined,
  now: Date,
) => {
  const problem = (message: string) => plan.problems.push({ staffNo, column: 'since', code: 'since', message })
  if (since && since > now) problem(texts.sinceFuture)
  else if (since && last && since < last) problem(texts.sinceTooEarly(localDateOf(last)))
  const { id: memberId, branchId, teamId, post } = row
  plan.postings.push({ memberId, branchId, teamId, post, since: since ?? now })
}

const planMentor = (
  plan: RosterPlan,
  before: Before,
  ids: ReadonlyMap<string, MemberId>,
  person: RosterPerson,
  now: Date,
) => {
  const { staffNo, mentorStaffNo } = person
  if (!mentorStaffNo) return
  const memberId = ids.get(staffNo) as MemberId
  const mentorId = ids.get(mentorStaffNo)
  const current = before.mentors.get(memberId)
  if (!mentorId) {
    const message = texts.mentorUnknown(mentorStaffNo)
    plan.problems.push({ staffNo, column: 'mentor', code: 'mentor-unknown', message })
  } else if (current !== mentorId) {
    if (current) plan.endings.push({ memberId, mentorId: current })
    plan.pairings.push({ memberId, mentorId, since: now })
  }
}

const judgeMentors = async (
  { db }: Reading,
  plan: RosterPlan,
  before: Before,
  branches: ReadonlyMap<string, { id: BranchId; companyId: CompanyId }>,
) => {
  const staffNos = new Map([...before.members.values(), ...plan.members].map((m) => [m.id, m.staffNo]))
  const refused = await refusedPairings(db, plan, {
    known: before.members,
    grants: before.grants,
    pairs: before.mentors,
    companies: new Map([...before.branchById.values(), ...branches.values()].map((b) => [b.id, b.companyId])),
  })
  for (const { memberId, obstacle } of refused) {
    const message = texts.mentor[obstacle]
    plan.problems.push({ staffNo: staffNos.get(memberId) ?? '', column: 'mentor', code: `mentor-${obstacle}`, message })
  }
}

const missingFrom = async ({ db }: Reading, before: Before, { people }: Roster): Promise<RosterPlan['missing']> => {
  const concerned = [...new Set(people.map((p) => p.branch))].flatMap((name) => before.branches.get(name)?.id ?? [])
  const inFile = new Set(people.map((p) => p.staffNo))
  const there = await db.read
    .select({ staffNo: members.staffNo, name: members.name })
    .from(members)
    .where(and(inArray(members.branchId, concerned), isNull(members.leftAt)))
    .orderBy(members.staffNo)
  return there.filter(({ staffNo }) => !inFile.has(staffNo))
}

/**
 * What importing this roster would change, by staff number and by name; nothing is written.
 *
 * @param limits absent on the command line, whose hand reaches everywhere
 */
export const planRoster = async (world: Reading, roster: Roster, limits?: Limits): Promise<RosterPlan> => {
  const { ids, clock } = world
  const now = clock.now()
  const plan = emptyPlan()
  const before = await rosterBefore(world, roster)
  const branches = await planBranches(world, plan, before, roster, limits)
  planAccounts(plan, before, roster, limits)

  const within = (branch: { id: string; name: string } | undefined) => {
    const old = branch && before.branches.get(branch.name)
    if (!limits) return true
    return limits.reaches(old ? { companyId: old.companyId, branchId: old.id } : { companyId: limits.home })
  }
  const memberIds = new Map(
    [...before.members].flatMap(([no, m]) => (within(before.branchById.get(m.branchId)) ? [[no, m.id] as const] : [])),
  )
  for (const { staffNo } of roster.people) if (!memberIds.has(staffNo)) memberIds.set(staffNo, ids.next() as MemberId)

  for (const person of roster.people) {
    const { staffNo } = person
    const branch = branches.get(person.branch)
    const old = before.members.get(staffNo)
    if (!branch) continue
    if (!within(branch) || (old && !within(before.branchById.get(old.branchId)))) {
      const column = within(branch) ? 'staffNo' : 'branch'
      plan.problems.push({ staffNo, column, code: 'out-of-scope', message: texts.outOfScope })
      continue
    }
    const teamKey = `${branch.id}/${person.team}`
    const teamId = before.teams.get(teamKey) ?? (ids.next() as TeamId)
    if (!before.teams.has(teamKey)) plan.teams.push({ id: teamId, branchId: branch.id, name: person.team })
    before.teams.set(teamKey, teamId)

    const row = rowOf(person, { id: memberIds.get(staffNo) as MemberId, branchId: branch.id, teamId }, old, now)
    if (!old || old.leftAt || placeKeys.some((key) => old[key] !== row[key]))
      planPosting(plan, person, row, before.postedSince.get(row.id), now)
    const grants = [plan.revoked.length, plan.granted.length]
    planRoles(plan, before.grants.get(row.id) ?? [], person, row, limits)
    planMentor(plan, before, memberIds, person, now)

    if (row.account === null) plan.withoutAccount++
    const fields: string[] = old ? facts.filter((key) => old[key] !== row[key]) : []
    if (!old || fields.length > 0) plan.members.push(row)
    if (plan.revoked.length !== grants[0] || plan.granted.length !== grants[1]) fields.push('roles')
    if (plan.pairings.at(-1)?.memberId === row.id) fields.push('mentor')
    const kind = !old ? 'added' : old.leftAt ? 'returned' : 'changed'
    if (old && fields.length === 0) plan.unchanged++
    else plan.differences.push({ staffNo, kind, fields })
  }
  await judgeMentors(world, plan, before, branches)
  plan.missing = await missingFrom(world, before, roster)
  return plan
}
