import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { CompanyId, HandoverId, MemberId } from '../../core/ids.ts'
import { limitFor, loadOf } from '../../domain/mentorships/obstacle.ts'
import { branches, members, teams } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'
import { handoverMembers, handovers } from './schema.ts'

export type Handover = typeof handovers.$inferSelect
export type Person = Pick<
  typeof members.$inferSelect,
  'id' | 'staffNo' | 'name' | 'account' | 'branchId' | 'teamId' | 'shift' | 'partyMember' | 'leftAt'
> & { team: string; companyId: CompanyId }

/** A hand-over with everybody whom it concerns. */
export type View = {
  handover: Handover
  people: readonly Person[]
  from: Person | undefined
  to: Person
  proposer: Person
  load: number
  limit: number
}

export const peopleColumns = {
  id: members.id,
  staffNo: members.staffNo,
  name: members.name,
  account: members.account,
  branchId: members.branchId,
  teamId: members.teamId,
  shift: members.shift,
  partyMember: members.partyMember,
  leftAt: members.leftAt,
  team: teams.name,
  companyId: branches.companyId,
}

export const peopleById = async (db: Db, ids: readonly MemberId[]): Promise<Map<MemberId, Person>> => {
  if (ids.length === 0) return new Map()
  const rows = await db.read
    .select(peopleColumns)
    .from(members)
    .innerJoin(teams, eq(teams.id, members.teamId))
    .innerJoin(branches, eq(branches.id, members.branchId))
    .where(inArray(members.id, [...new Set(ids)]))
    .orderBy(asc(members.staffNo))
  return new Map(rows.map((r) => [r.id, r]))
}

/** Everyone in the roster who is called this or has this staff number. */
export const peopleCalled = async (db: Db, word: string): Promise<Person[]> =>
  db.read
    .select(peopleColumns)
    .from(members)
    .innerJoin(teams, eq(teams.id, members.teamId))
    .innerJoin(branches, eq(branches.id, members.branchId))
    .where(and(or(eq(members.staffNo, word), eq(members.name, word)), isNull(members.leftAt)))
    .orderBy(asc(members.staffNo))
    .limit(20)

/** How many this mentor looks after now, and how many their branch allows. */
export const loadNow = async (db: Db, mentorId: MemberId): Promise<{ load: number; limit: number }> => {
  const [row] = await db.read.all<{ load: number; limit: number }>(
    sql`select ${loadOf(mentorId)} as load, ${limitFor(mentorId)} as "limit"`,
  )
  return row ?? { load: 0, limit: 0 }
}

const viewWhere = async (db: Db, where: ReturnType<typeof eq>): Promise<View | undefined> => {
  const [handover] = await db.read.select().from(handovers).where(where)
  if (!handover) return undefined
  const rows = await db.read
    .select({ memberId: handoverMembers.memberId })
    .from(handoverMembers)
    .where(eq(handoverMembers.handoverId, handover.id))
  const ids = rows.map((r) => r.memberId)
  const { fromId, toId, proposedBy } = handover
  const known = await peopleById(db, [...ids, toId, proposedBy, ...(fromId ? [fromId] : [])])
  const [to, proposer] = [known.get(toId), known.get(proposedBy)]
  if (!to || !proposer) return undefined
  return {
    handover,
    people: [...known.values()].filter((p) => ids.includes(p.id)),
    from: fromId ? known.get(fromId) : undefined,
    to,
    proposer,
    ...(await loadNow(db, toId)),
  }
}

export const viewById = (db: Db, id: HandoverId) => viewWhere(db, eq(handovers.id, id))
export const viewByEvent = (db: Db, eventId: string) => viewWhere(db, eq(handovers.eventId, eventId))

/** The open hand-overs that wait for this person or were proposed by them, the newest first. */
export const openFor = async (db: Db, id: MemberId): Promise<HandoverId[]> => {
  const rows = await db.read
    .select({ id: handovers.id })
    .from(handovers)
    .where(
      and(
        eq(handovers.state, 'open'),
        or(eq(handovers.fromId, id), eq(handovers.toId, id), eq(handovers.proposedBy, id)),
      ),
    )
    .orderBy(desc(handovers.proposedAt))
  return rows.map((r) => r.id)
}
