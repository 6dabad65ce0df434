import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { AccountId } from '../../core/ids.ts'
import type { Writer, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { setPolicy } from '../policy/policy.ts'
import { planRoster, type Roster, type RosterPlan } from './plan-roster.ts'
import { branches, memberRoles, members, mentorships, teams } from './schema.ts'
import { ownersOf } from './store.ts'

export type RosterImport =
  | { kind: 'planned' | 'imported'; added: number; changed: number; unchanged: number }
  | { kind: 'account-taken'; account: AccountId; staffNo: string; owner: string }
  | { kind: 'mentor-unknown'; staffNo: string; mentorStaffNo: string }

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
    to.delete(memberRoles).where(
      inArray(
        memberRoles.memberId,
        rows.map((r) => r.id),
      ),
    ),
  ])

const planWrites = (to: Writer, world: Pick<World, 'clock'>, plan: RosterPlan, actor: 'operator'): Writes => [
  audit(to, world, {
    actor,
    action: 'people.imported',
    object: 'roster',
    detail: { added: plan.added, changed: plan.changed, unchanged: plan.unchanged },
  }),
  ...plan.branches.map((branch) =>
    to
      .insert(branches)
      .values(branch)
      .onConflictDoUpdate({ target: branches.name, set: { chatId: branch.chatId } }),
  ),
  ...pieces(plan.teams).map((rows) => to.insert(teams).values(rows)),
  ...memberWrites(to, plan),
  ...pieces(plan.roles).map((rows) => to.insert(memberRoles).values(rows)),
  ...plan.endings.map(({ memberId, mentorId }) =>
    to
      .update(mentorships)
      .set({ until: world.clock.now() })
      .where(and(eq(mentorships.memberId, memberId), eq(mentorships.mentorId, mentorId), isNull(mentorships.until))),
  ),
  ...pieces(plan.pairings).map((rows) => to.insert(mentorships).values(rows)),
  ...plan.policies.map((change) => setPolicy(to, world, change)),
]

/**
 * 导入花名册：the whole file in one commit, or nothing. By staff number, so importing the same file again changes nothing;
 * people who are not in the file stay as they are.
 */
export const importRoster = async (
  world: Pick<World, 'db' | 'ids' | 'clock'>,
  roster: Roster,
  options: { dryRun?: boolean; actor: 'operator' },
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
  const { added, changed, unchanged } = plan
  if (options.dryRun) return { kind: 'planned', added, changed, unchanged }
  await world.db.commit((to) => planWrites(to, world, plan, options.actor))
  return { kind: 'imported', added, changed, unchanged }
}
