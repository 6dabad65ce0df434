import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { BranchId, MemberId, TeamId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { mentorships } from '../mentorships/schema.ts'
import type { Employment, Role } from './roles.ts'
import { branches, members, roleGrants, teams } from './schema.ts'

export type ListedPerson = {
  id: MemberId
  staffNo: string
  name: string
  branchId: BranchId
  teamId: TeamId
  branch: string
  team: string
  post: string
  employment: Employment
  shift: string
  partyMember: boolean
  hasAccount: boolean
  left: boolean
  roles: Role[]
  /** The staff number of who looks after this person. */
  mentor: string | null
  mentorName: string | null
}

export type PeopleQuery = {
  branchId?: BranchId | undefined
  teamId?: TeamId | undefined
  role?: Role | undefined
  /** Part of a name, or the beginning of a staff number. */
  like?: string | undefined
  lacks?: 'account' | 'mentor' | undefined
  leftToo?: boolean
  /** How far the eye reaches; everything when absent. */
  within?: SQL
  page?: { from: number; most: number }
}

const holds = (role: Role) =>
  sql`exists (select 1 from ${roleGrants} where member_id = ${members.id} and role = ${role} and until is null)`
const mentored = sql`exists (select 1 from ${mentorships} where member_id = ${members.id} and until is null)`

/** Something of whoever looks after this person. */
const mentorOf = (what: SQL) =>
  sql<string | null>`(select ${what} from ${mentorships} p join members m on m.id = p.mentor_id
        where p.member_id = ${members.id} and p.until is null)`

/** `%` and `_` are letters like any others here. */
const literally = (text: string) => text.replace(/[\\%_]/g, (mark) => `\\${mark}`)

const whereOf = ({ branchId, teamId, role, like, lacks, leftToo, within }: PeopleQuery) =>
  and(
    branchId && eq(members.branchId, branchId),
    teamId && eq(members.teamId, teamId),
    role && role !== 'worker' ? holds(role) : undefined,
    like
      ? or(
          sql`${members.name} like ${`%${literally(like)}%`} escape '\\'`,
          sql`${members.staffNo} like ${`${literally(like)}%`} escape '\\'`,
        )
      : undefined,
    lacks === 'account' ? isNull(members.account) : undefined,
    lacks === 'mentor' ? sql`not ${mentored}` : undefined,
    leftToo ? undefined : isNull(members.leftAt),
    within,
  )

/** 花名册：who is in it and matches, by staff number, and how many there are altogether. */
export const listPeople = async (
  { read }: Db,
  query: PeopleQuery = {},
): Promise<{ people: ListedPerson[]; total: number }> => {
  const { from, most } = query.page ?? { from: 0, most: 100_000 }
  const where = whereOf(query)
  const rows = await read
    .select({
      id: members.id,
      staffNo: members.staffNo,
      name: members.name,
      branchId: members.branchId,
      teamId: members.teamId,
      branch: branches.name,
      team: teams.name,
      post: members.post,
      employment: members.employment,
      shift: members.shift,
      partyMember: members.partyMember,
      account: members.account,
      leftAt: members.leftAt,
      mentor: mentorOf(sql`m.staff_no`),
      mentorName: mentorOf(sql`m.name`),
    })
    .from(members)
    .innerJoin(branches, eq(branches.id, members.branchId))
    .innerJoin(teams, eq(teams.id, members.teamId))
    .where(where)
    .orderBy(asc(members.staffNo))
    .limit(most)
    .offset(from)
  const roles = await rolesHeld(
    read,
    rows.map((r) => r.id),
  )
  const people = rows.map(({ account, leftAt, ...row }) => ({
    ...row,
    hasAccount: account !== null,
    left: leftAt !== null,
    roles: roles.get(row.id) ?? [],
  }))
  return { people, total: await read.$count(members, where) }
}

const rolesHeld = async (read: Db['read'], ids: readonly MemberId[]): Promise<Map<MemberId, Role[]>> => {
  const held = new Map<MemberId, Role[]>()
  for (let i = 0; i < ids.length; i += 1_000)
    for (const { memberId, role } of await read
      .selectDistinct({ memberId: roleGrants.memberId, role: roleGrants.role })
      .from(roleGrants)
      .where(and(inArray(roleGrants.memberId, ids.slice(i, i + 1_000)), isNull(roleGrants.until))))
      held.set(memberId, [...(held.get(memberId) ?? []), role])
  return held
}
