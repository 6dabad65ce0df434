import { isNull } from 'drizzle-orm'
import type { BranchId, CompanyId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { judgePairings } from '../mentorships/judge.ts'
import type { Obstacle } from '../mentorships/obstacle.ts'
import { ties } from '../mentorships/schema.ts'
import { policyOf } from '../policy/policy.ts'
import type { MemberRow, RosterPlan } from './roster.ts'

type Grant = RosterPlan['granted'][number]

const bosses: readonly Grant['role'][] = ['team-leader', 'duty-cadre']
const tieKey = (one: MemberId, other: MemberId) => (one < other ? `${one}/${other}` : `${other}/${one}`)

const limitsIn = async (db: Db, plan: RosterPlan, branches: Iterable<BranchId>): Promise<Map<BranchId, number>> => {
  const limits = new Map<BranchId, number>()
  for (const id of branches) {
    const wanted = plan.policies.find((p) => p.branchId === id && p.key === 'mentorLoad')?.value
    limits.set(id, Number(wanted ?? (await policyOf(db, id)).mentorLoad))
  }
  return limits
}

/**
 * Which new pairings of the file break the rules, judged by how everything would stand after the import. What holds
 * already is not judged again, or a file could not be imported twice.
 */
export const refusedPairings = async (
  db: Db,
  plan: RosterPlan,
  now: {
    known: ReadonlyMap<string, MemberRow>
    grants: ReadonlyMap<MemberId, readonly Grant[]>
    pairs: ReadonlyMap<MemberId, MemberId>
    companies: ReadonlyMap<BranchId, CompanyId>
  },
): Promise<{ memberId: MemberId; mentorId: MemberId; obstacle: Obstacle }[]> => {
  if (plan.pairings.length === 0) return []
  const people = new Map([...now.known.values(), ...plan.members].map((m) => [m.id, m]))
  const after = new Map([...now.pairs, ...plan.pairings.map((p) => [p.memberId, p.mentorId] as const)])
  const mentors = plan.pairings.flatMap((p) => people.get(p.mentorId) ?? [])
  const limits = await limitsIn(db, plan, new Set(mentors.map((m) => m.branchId)))
  const tied = new Set((await db.read.select().from(ties).where(isNull(ties.until))).map((t) => tieKey(t.a, t.b)))
  const takenBack = new Set(plan.revoked)
  const leads = new Set(
    [...[...now.grants.values()].flat().filter((g) => !takenBack.has(g)), ...plan.granted]
      .filter((g) => g.scopeKind === 'team' && bosses.includes(g.role))
      .map((g) => `${g.memberId}/${g.scopeId}`),
  )
  return judgePairings(plan.pairings, {
    after,
    person: (id) => {
      const m = people.get(id)
      return (
        m && {
          partyMember: m.partyMember,
          left: m.leftAt !== null,
          team: m.teamId,
          company: now.companies.get(m.branchId) ?? '',
        }
      )
    },
    leads: (boss, team) => leads.has(`${boss}/${team}`),
    tied: (one, other) => tied.has(tieKey(one, other)),
    limitOf: (mentor) => limits.get(people.get(mentor)?.branchId as BranchId) ?? 0,
  })
}
