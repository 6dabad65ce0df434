import { and, asc, eq, gte, isNull, or } from 'drizzle-orm'
import { type LocalDate, localDateOf } from '../../../core/clock.ts'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import { mentorDeputies, mentorships, ties } from '../../../domain/mentorships/schema.ts'
import { branches, members, teams } from '../../../domain/people/schema.ts'
import { policyOf } from '../../../domain/policy/policy.ts'
import type { World } from '../../../platform/world.ts'
import { handoverMembers, handovers } from '../schema.ts'
import { type Person, peopleById, peopleColumns } from '../store.ts'

/** Everything about the pairings of one branch, by ids, with everybody who is named. */
export type Overview = {
  people: readonly Person[]
  known: ReadonlyMap<MemberId, Person>
  mentorOf: ReadonlyMap<MemberId, MemberId>
  limit: number
  deputies: readonly { mentorId: MemberId; deputyId: MemberId; since: LocalDate; until: LocalDate }[]
  open: readonly { handover: typeof handovers.$inferSelect; memberIds: readonly MemberId[] }[]
  ties: readonly { a: MemberId; b: MemberId; kind: 'relative' | 'other'; since: Date }[]
}

const openIn = async ({ db }: World, branchId: BranchId): Promise<Overview['open']> => {
  const rows = await db.read
    .select({ handover: handovers, memberId: handoverMembers.memberId })
    .from(handovers)
    .innerJoin(handoverMembers, eq(handoverMembers.handoverId, handovers.id))
    .where(and(eq(handovers.branchId, branchId), eq(handovers.state, 'open')))
    .orderBy(asc(handovers.proposedAt))
  const each = new Map(rows.map((r) => [r.handover.id, r.handover]))
  return [...each.values()].map((handover) => ({
    handover,
    memberIds: rows.filter((r) => r.handover.id === handover.id).map((r) => r.memberId),
  }))
}

const deputiesIn = async ({ db, clock }: World, branchId: BranchId): Promise<Overview['deputies']> => {
  const today = localDateOf(clock.now())
  const rows = await db.read
    .select({ term: mentorDeputies })
    .from(mentorDeputies)
    .innerJoin(members, eq(members.id, mentorDeputies.mentorId))
    .where(and(eq(members.branchId, branchId), gte(mentorDeputies.until, today), isNull(mentorDeputies.endedOn)))
    .orderBy(asc(mentorDeputies.since))
  return rows.map((r) => r.term)
}

export const overviewOf = async (
  world: World,
  branchId: BranchId,
  see: { ties: boolean; person(p: Person): boolean },
): Promise<Overview> => {
  const { db } = world
  const everyone = await db.read
    .select(peopleColumns)
    .from(members)
    .innerJoin(teams, eq(teams.id, members.teamId))
    .innerJoin(branches, eq(branches.id, members.branchId))
    .where(and(eq(members.branchId, branchId), isNull(members.leftAt)))
    .orderBy(asc(members.staffNo))
  const people = everyone.filter(see.person)
  const ids = new Set(people.map((p) => p.id))
  const [pairs, tied, open, deputies, policy] = await Promise.all([
    db.read
      .select({ memberId: mentorships.memberId, mentorId: mentorships.mentorId })
      .from(mentorships)
      .innerJoin(members, eq(members.id, mentorships.memberId))
      .where(and(eq(members.branchId, branchId), isNull(mentorships.until))),
    see.ties
      ? db.read
          .select({ tie: ties })
          .from(ties)
          .innerJoin(members, or(eq(members.id, ties.a), eq(members.id, ties.b)))
          .where(and(eq(members.branchId, branchId), isNull(ties.until)))
      : [],
    openIn(world, branchId),
    deputiesIn(world, branchId),
    policyOf(db, branchId),
  ])
  const mine = pairs.filter((p) => ids.has(p.memberId))
  const waiting = open.filter(({ memberIds }) => memberIds.some((id) => ids.has(id)))
  const named = [
    ...mine.map((p) => p.mentorId),
    ...tied.flatMap(({ tie }) => [tie.a, tie.b]),
    ...waiting.flatMap(({ handover: h, memberIds }) => [
      h.toId,
      h.proposedBy,
      ...(h.fromId ? [h.fromId] : []),
      ...memberIds,
    ]),
    ...deputies.flatMap((d) => [d.mentorId, d.deputyId]),
  ].filter((id) => !ids.has(id))
  return {
    people,
    known: new Map([...people.map((p) => [p.id, p] as const), ...(await peopleById(db, named))]),
    mentorOf: new Map(mine.map((p) => [p.memberId, p.mentorId])),
    limit: Number(policy.mentorLoad),
    deputies,
    open: waiting,
    ties: [...new Map(tied.map(({ tie }) => [`${tie.a}/${tie.b}`, tie])).values()],
  }
}
