import { inArray, isNull } from 'drizzle-orm'
import type { AccountId, MemberId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import { mentorships } from '../mentorships/schema.ts'
import type { GrantRow, MemberRow, Roster } from './roster.ts'
import { companies, members, postings, roleGrants, teams } from './schema.ts'
import { everyBranch } from './store.ts'

type Reading = Pick<World, 'db'>

const pieces = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / 1_000) }, (_, i) => rows.slice(i * 1_000, (i + 1) * 1_000))

const membersByNo = async ({ db }: Reading, staffNos: readonly string[]): Promise<Map<string, MemberRow>> => {
  const found = new Map<string, MemberRow>()
  for (const some of pieces(staffNos))
    for (const row of await db.read.select().from(members).where(inArray(members.staffNo, some)))
      found.set(row.staffNo, row)
  return found
}

const membersByAccount = async (
  { db }: Reading,
  accounts: readonly AccountId[],
): Promise<Map<AccountId, MemberRow>> => {
  const found = new Map<AccountId, MemberRow>()
  for (const some of pieces(accounts))
    for (const row of await db.read.select().from(members).where(inArray(members.account, some)))
      if (row.account) found.set(row.account, row)
  return found
}

const grantsNow = async ({ db }: Reading): Promise<Map<MemberId, GrantRow[]>> => {
  const held = new Map<MemberId, GrantRow[]>()
  for (const { memberId, role, scopeKind, scopeId } of await db.read
    .select()
    .from(roleGrants)
    .where(isNull(roleGrants.until)))
    held.set(memberId, [...(held.get(memberId) ?? []), { memberId, role, scopeKind, scopeId }])
  return held
}

/** The roster that we have, as far as a file of people can touch it. */
export const rosterBefore = async (world: Reading, { people }: Roster) => {
  const { db } = world
  const nos = people.flatMap((p) => [p.staffNo, ...(p.mentorStaffNo ? [p.mentorStaffNo] : [])])
  const branches = await everyBranch(db)
  const pairs = await db.read.select().from(mentorships).where(isNull(mentorships.until))
  const open = await db.read.select().from(postings).where(isNull(postings.until))
  return {
    companies: new Map((await db.read.select().from(companies)).map((c) => [c.name, c.id])),
    branches: new Map(branches.map((b) => [b.name, b])),
    branchById: new Map(branches.map((b) => [b.id, b])),
    teams: new Map((await db.read.select().from(teams)).map((t) => [`${t.branchId}/${t.name}`, t.id])),
    members: await membersByNo(world, [...new Set(nos)]),
    owners: await membersByAccount(
      world,
      people.flatMap((p) => p.account ?? []),
    ),
    grants: await grantsNow(world),
    mentors: new Map(pairs.map((p) => [p.memberId, p.mentorId])),
    postedSince: new Map(open.map((p) => [p.memberId, p.since])),
  }
}
export type Before = Awaited<ReturnType<typeof rosterBefore>>
