import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { AccountId, MemberId } from '../../core/ids.ts'
import type { Writer, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { withdrawErasures } from '../leaving/come-back.ts'
import type { Obstacle } from '../mentorships/obstacle.ts'
import { mentorships } from '../mentorships/schema.ts'
import { setPolicy } from '../policy/policy.ts'
import { planRoster, type Roster, type RosterPlan } from './plan-roster.ts'
import { branches, companies, members, ownCompany, postings, roleGrants, teams } from './schema.ts'
import { ownersOf } from './store.ts'

export type RosterImport =
  | { kind: 'planned' | 'imported'; added: number; changed: number; unchanged: number }
  | { kind: 'account-taken'; account: AccountId; staffNo: string; owner: string }
  | { kind: 'mentor-unknown'; staffNo: string; mentorStaffNo: string }
  | { kind: 'mentors-refused'; refused: readonly { staffNo: string; mentorStaffNo: string; obstacle: Obstacle }[] }

/** Who imports: a person, or whoever holds the command line. */
type Actor = MemberId | 'operator'

const pieces = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / 500) }, (_, i) => rows.slice(i * 500, (i + 1) * 500))

const memberWrites = (to: Writer, plan: RosterPlan) =>
  pieces(plan.members).flatMap((rows) => [
    // An account that moves from one person to another in the same file must be free before it is given.
    to
      .update(members)
      .set({ account: null })
      .where(
        inArray(
          members.id,
          rows.map((r) => r.id),
        ),
      ),
    to
      .insert(members)
      .values(rows)
      .onConflictDoUpdate({
        target: members.staffNo,
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
  ])

const grantWrites = (to: Writer, { clock }: Pick<World, 'clock'>, plan: RosterPlan, actor: Actor) => [
  ...plan.revoked.map(({ memberId, role, scopeKind, scopeId }) =>
    to
      .update(roleGrants)
      .set({ until: clock.now(), endedBy: actor })
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
      .values(rows.map((row) => ({ ...row, since: clock.now(), grantedBy: actor })))
      .onConflictDoUpdate({
        target: [roleGrants.memberId, roleGrants.role, roleGrants.scopeKind, roleGrants.scopeId, roleGrants.since],
        set: { until: null, endedBy: null },
      }),
  ),
]

const postingWrites = (to: Writer, { clock }: Pick<World, 'clock'>, plan: RosterPlan) =>
  pieces(plan.postings).flatMap((rows) => [
    to
      .update(postings)
      .set({ until: clock.now() })
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
      .values(rows.map((row) => ({ ...row, since: clock.now() })))
      .onConflictDoUpdate({
        target: [postings.memberId, postings.since],
        set: {
          branchId: sql`excluded.branch_id`,
          teamId: sql`excluded.team_id`,
          post: sql`excluded.post`,
          until: null,
        },
      }),
  ])

const planWrites = (to: Writer, world: Pick<World, 'clock'>, plan: RosterPlan, actor: Actor): Writes => [
  audit(to, world, {
    actor,
    action: 'people.imported',
    object: 'roster',
    detail: { added: plan.added, changed: plan.changed, unchanged: plan.unchanged },
  }),
  to.insert(companies).values({ id: ownCompany, name: ownCompany }).onConflictDoNothing(),
  ...plan.branches.map((branch) =>
    to
      .insert(branches)
      .values(branch)
      .onConflictDoUpdate({ target: branches.name, set: { chatId: branch.chatId } }),
  ),
  ...pieces(plan.teams).map((rows) => to.insert(teams).values(rows)),
  ...memberWrites(to, plan),
  // Whoever stands in the roster again has come back.
  ...pieces(plan.members).map((rows) =>
    withdrawErasures(
      to,
      rows.map((r) => r.id),
      { at: world.clock.now(), by: actor },
    ),
  ),
  ...grantWrites(to, world, plan, actor),
  ...postingWrites(to, world, plan),
  ...plan.endings.map(({ memberId, mentorId }) =>
    to
      .update(mentorships)
      .set({ until: world.clock.now(), endedBy: actor, endedWhy: 'replaced' })
      .where(and(eq(mentorships.memberId, memberId), eq(mentorships.mentorId, mentorId), isNull(mentorships.until))),
  ),
  ...pieces(plan.pairings).map((rows) =>
    to
      .insert(mentorships)
      .values(rows.map((row) => ({ ...row, arrangedBy: actor })))
      .onConflictDoUpdate({
        target: [mentorships.memberId, mentorships.mentorId, mentorships.since],
        set: { until: null, endedBy: null, endedWhy: null },
      }),
  ),
  ...plan.policies.map((change) => setPolicy(to, world, change)),
]

/**
 * 导入花名册：the whole file in one commit, or nothing. By staff number, so importing the same file again changes nothing;
 * people who are not in the file stay as they are.
 */
export const importRoster = async (
  world: Pick<World, 'db' | 'ids' | 'clock'>,
  roster: Roster,
  options: { dryRun?: boolean; actor: Actor },
): Promise<RosterImport> => {
  const inFile = new Set(roster.people.map((p) => p.staffNo))
  const owners = await ownersOf(
    world.db,
    roster.people.flatMap((p) => (p.account ? [p.account] : [])),
  )
  for (const { staffNo, account } of roster.people) {
    const owner = account && owners.get(account)
    if (owner && owner !== staffNo && !inFile.has(owner)) return { kind: 'account-taken', account, staffNo, owner }
  }
  const plan = await planRoster(world, roster)
  const stranger = plan.strangers[0]
  if (stranger) return { kind: 'mentor-unknown', ...stranger }
  if (plan.refused.length > 0) return { kind: 'mentors-refused', refused: plan.refused }
  const { added, changed, unchanged } = plan
  if (options.dryRun) return { kind: 'planned', added, changed, unchanged }
  await world.db.commit((to) => planWrites(to, world, plan, options.actor))
  return { kind: 'imported', added, changed, unchanged }
}
