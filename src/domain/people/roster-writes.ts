import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { withdrawErasures } from '../leaving/come-back.ts'
import { mentorships } from '../mentorships/schema.ts'
import { setPolicy } from '../policy/policy.ts'
import type { RosterPlan } from './roster.ts'
import { branches, companies, members, ownCompany, postings, roleGrants, teams } from './schema.ts'

type Timed = Pick<World, 'clock'>

const pieces = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / 500) }, (_, i) => rows.slice(i * 500, (i + 1) * 500))

const placeWrites = (to: Writer, plan: RosterPlan): Write[] => [
  to.insert(companies).values({ id: ownCompany, name: ownCompany }).onConflictDoNothing(),
  ...plan.companies.map((company) => to.insert(companies).values(company)),
  ...plan.branches.map(({ id, ...branch }) =>
    to
      .insert(branches)
      .values({ id, ...branch })
      .onConflictDoUpdate({ target: branches.id, set: branch }),
  ),
  ...pieces(plan.teams).map((rows) => to.insert(teams).values(rows)),
]

const memberWrites = (to: Writer, { members: rows, freed }: RosterPlan): Write[] => [
  // An account that moves from one person to another in the same file must be free before it is given.
  ...pieces([...freed, ...rows.map((r) => r.id)]).map((ids) =>
    to.update(members).set({ account: null }).where(inArray(members.id, ids)),
  ),
  ...pieces(rows).map((some) =>
    to
      .insert(members)
      .values(some)
      .onConflictDoUpdate({
        target: members.id,
        set: {
          name: sql`excluded.name`,
          account: sql`excluded.account`,
          branchId: sql`excluded.branch_id`,
          teamId: sql`excluded.team_id`,
          post: sql`excluded.post`,
          employment: sql`excluded.employment`,
          shift: sql`excluded.shift`,
          partyMember: sql`excluded.party_member`,
          leftAt: sql`excluded.left_at`,
        },
      }),
  ),
]

const grantWrites = (to: Writer, { clock }: Timed, plan: RosterPlan, by: MemberId | 'operator'): Write[] => [
  ...plan.revoked.map(({ memberId, role, scopeKind, scopeId }) =>
    to
      .update(roleGrants)
      .set({ until: clock.now(), endedBy: by })
      .where(
        and(
          eq(roleGrants.memberId, memberId),
          eq(roleGrants.role, role),
          eq(roleGrants.scopeKind, scopeKind),
          eq(roleGrants.scopeId, scopeId),
          isNull(roleGrants.until),
        ),
      ),
  ),
  ...pieces(plan.granted).map((rows) =>
    to
      .insert(roleGrants)
      .values(rows.map((row) => ({ ...row, since: clock.now(), grantedBy: by })))
      .onConflictDoUpdate({
        target: [roleGrants.memberId, roleGrants.role, roleGrants.scopeKind, roleGrants.scopeId, roleGrants.since],
        set: { until: null, endedBy: null },
      }),
  ),
]

/** What was until then ends when the next begins, which may lie some days back. */
const postingWrites = (to: Writer, plan: RosterPlan): Write[] => {
  const days = new Map<number, RosterPlan['postings']>()
  for (const row of plan.postings) days.set(row.since.getTime(), [...(days.get(row.since.getTime()) ?? []), row])
  return [...days].flatMap(([since, all]) =>
    pieces(all).flatMap((rows) => [
      to
        .update(postings)
        .set({ until: new Date(since) })
        .where(
          and(
            inArray(
              postings.memberId,
              rows.map((r) => r.memberId),
            ),
            isNull(postings.until),
          ),
        ),
      to
        .insert(postings)
        .values(rows)
        .onConflictDoUpdate({
          target: [postings.memberId, postings.since],
          set: {
            branchId: sql`excluded.branch_id`,
            teamId: sql`excluded.team_id`,
            post: sql`excluded.post`,
            until: null,
          },
        }),
    ]),
  )
}

const pairingWrites = (to: Writer, { clock }: Timed, plan: RosterPlan, by: MemberId | 'operator'): Write[] => [
  ...plan.endings.map(({ memberId, mentorId }) =>
    to
      .update(mentorships)
      .set({ until: clock.now(), endedBy: by, endedWhy: 'replaced' })
      .where(and(eq(mentorships.memberId, memberId), eq(mentorships.mentorId, mentorId), isNull(mentorships.until))),
  ),
  ...pieces(plan.pairings).map((rows) =>
    to
      .insert(mentorships)
      .values(rows.map((row) => ({ ...row, arrangedBy: by })))
      .onConflictDoUpdate({
        target: [mentorships.memberId, mentorships.mentorId, mentorships.since],
        set: { until: null, endedBy: null, endedWhy: null },
      }),
  ),
]

/** Everything that a plan says, for one commit. */
export const rosterWrites = (to: Writer, world: Timed, plan: RosterPlan, by: MemberId | 'operator'): Write[] => [
  ...placeWrites(to, plan),
  ...memberWrites(to, plan),
  // Whoever stands in the roster again has come back.
  ...pieces(plan.members).map((rows) =>
    withdrawErasures(
      to,
      rows.map((r) => r.id),
      { at: world.clock.now(), by },
    ),
  ),
  ...grantWrites(to, world, plan, by),
  ...postingWrites(to, plan),
  ...pairingWrites(to, world, plan, by),
  ...plan.policies.map((change) => setPolicy(to, world, change)),
]
