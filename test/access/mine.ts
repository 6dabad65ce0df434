import { eq } from 'drizzle-orm'
import type { AccountId, BranchId, CompanyId, MemberId } from '../../src/core/ids.ts'
import { placeOf } from '../../src/domain/access/actor.ts'
import type { Target } from '../../src/domain/access/may.ts'
import { aboutMember } from '../../src/domain/access/target.ts'
import { mentorships } from '../../src/domain/mentorships/schema.ts'
import { grantRole, revokeRole } from '../../src/domain/people/change-role.ts'
import type { Role, ScopeKind } from '../../src/domain/people/roles.ts'
import { branches, companies, members } from '../../src/domain/people/schema.ts'
import type { Feature } from '../../src/platform/feature.ts'
import type { World } from '../../src/platform/world.ts'
import { bench, branchName, person } from '../bench.ts'
import type { Organisation, Thing } from './organisation.ts'

export const start = '2026-03-02T08:00:00+08:00'

/** Number in the roster → what this person is there for. All but the last four work in the first team of the branch. */
export const people = {
  职工: 1,
  班组长: 2,
  跟班队干: 3,
  安全员: 4,
  群监员: 5,
  支委: 6,
  书记: 7,
  工会代表: 8,
  管理员: 9,
  审计: 10,
  公司管理员: 11,
  公司书记: 12,
  包保人: 13,
  离开的管理员: 14,
  决定人: 15,
  收回了的书记: 16,
  同班组的人: 17,
  别的班组的人: 18,
  别的支部的人: 19,
  别的公司的人: 20,
} as const
export type Who = keyof typeof people
/** Not in the roster at all. */
export const stranger = '外来的人'

const [far, abroad] = ['掘进队党支部', '别的公司的支部']
const elsewhere: Partial<Record<Who, { branch: string; team: string }>> = {
  别的班组的人: { branch: branchName, team: '采煤二班' },
  别的支部的人: { branch: far, team: '掘进一班' },
  别的公司的人: { branch: abroad, team: '一班' },
}
const roleOf: Partial<Record<Who, [Exclude<Role, 'worker'>, ScopeKind]>> = {
  班组长: ['team-leader', 'team'],
  跟班队干: ['duty-cadre', 'branch'],
  安全员: ['safety-officer', 'branch'],
  群监员: ['union-watch', 'branch'],
  支委: ['committee', 'branch'],
  书记: ['secretary', 'branch'],
  工会代表: ['union-seat', 'branch'],
  管理员: ['administrator', 'branch'],
  审计: ['auditor', 'branch'],
  公司管理员: ['administrator', 'company'],
  公司书记: ['secretary', 'company'],
  离开的管理员: ['administrator', 'branch'],
}
export const everyone = Object.keys(people) as Who[]

/** The mine as the oracle sees it, drawn by hand. */
export const org: Organisation = {
  companies: ['own', 'other'],
  branches: [
    { id: branchName, within: 'own' },
    { id: far, within: 'own' },
    { id: abroad, within: 'other' },
  ],
  teams: [
    { id: '采煤一班', within: branchName },
    { id: '采煤二班', within: branchName },
    { id: '掘进一班', within: far },
    { id: '一班', within: abroad },
  ],
  people: everyone.map((id) => ({ id, team: elsewhere[id]?.team ?? '采煤一班', left: id === '离开的管理员' })),
  grants: everyone.flatMap((id) => {
    const [role, kind] = roleOf[id] ?? []
    const unit = { company: 'own', branch: branchName, team: '采煤一班' }
    return role && kind ? [{ person: id, role, kind, unit: unit[kind], ended: false }] : []
  }),
  pairs: [{ member: '别的支部的人', mentor: '包保人', ended: false }],
}

const about = (id: Who): Thing => ({
  lies: org.people.find((p) => p.id === id)?.team,
  owner: id,
  deciders: [],
})
/** What the acts are about, for the oracle; `own` is each one's own. Nobody's matter is the one that does not exist. */
export const things: Record<string, (who: Who) => Thing | undefined> = {
  自己: about,
  同班组: () => about('同班组的人'),
  同支部别的班组: () => about('别的班组的人'),
  别的支部: () => about('别的支部的人'),
  别的公司: () => about('别的公司的人'),
  离开的人: () => ({ lies: branchName, owner: '离开的管理员', deciders: [] }),
  支部的事: () => ({ lies: branchName, owner: undefined, deciders: [] }),
  点名要人定的事: () => ({ lies: branchName, owner: undefined, deciders: ['决定人'] }),
  没有的编号: () => undefined,
}

export const accountOf = (who: Who | typeof stranger): AccountId =>
  (who === stranger ? 'ou_stranger' : `ou_${String(people[who]).padStart(4, '0')}`) as AccountId

/** The same things as the doors know them: opaque ids, resolved as a feature would. */
export const thingId = (name: string, who: Who | typeof stranger, ids: Ids): string => {
  const thing = things[name]?.(who === stranger ? '职工' : who)
  if (!thing) return 'member/nobody'
  if (thing.owner) return `member/${ids[thing.owner as Who]}`
  return thing.deciders.length > 0 ? `case/${ids.branch}/${ids.决定人}` : `branch/${ids.branch}`
}
export const targetOf = async ({ db }: Pick<World, 'db'>, id: string): Promise<Target | undefined> => {
  const [kind, key = '', decider] = id.split('/')
  if (kind === 'member') return aboutMember(db, key as MemberId)
  const place = await placeOf(db, key as BranchId)
  return place && { place, ...(decider && { deciders: new Set([decider as MemberId]) }) }
}

export type Ids = Record<Who, MemberId> & { branch: BranchId }

/** The same mine in the database, under a bench with these features. */
export const mine = async (features: readonly Feature[]) => {
  const b = await bench(start, {
    people: everyone.map((who) => person(people[who], elsewhere[who] ?? {})),
    features,
  })
  const { db, clock } = b.world
  const rows = await db.read.select().from(members)
  const rowOf = (who: Who) => rows.find((r) => r.account === accountOf(who)) as (typeof rows)[number]
  const ids = {
    ...(Object.fromEntries(everyone.map((who) => [who, rowOf(who).id])) as Record<Who, MemberId>),
    branch: rowOf('职工').branchId,
  }
  const scopes = { company: 'own', branch: ids.branch, team: rowOf('职工').teamId }
  const held = everyone.flatMap((who) => (roleOf[who] ? [[who, ...roleOf[who]] as const] : []))
  for (const [who, role, scopeKind] of held)
    await grantRole(b.world, { memberId: ids[who], role, scopeKind, scopeId: scopes[scopeKind] }, 'operator')
  const taken = { memberId: ids.收回了的书记, role: 'secretary', scopeKind: 'branch', scopeId: ids.branch } as const
  await grantRole(b.world, taken, 'operator')
  await revokeRole(b.world, taken, 'operator')
  await db.commit((to) => [
    to.insert(companies).values({ id: 'other' as CompanyId, name: '别的公司' }),
    to
      .update(branches)
      .set({ companyId: 'other' as CompanyId })
      .where(eq(branches.name, abroad)),
    to.insert(mentorships).values({ memberId: ids.别的支部的人, mentorId: ids.包保人, since: clock.now() }),
    to.update(members).set({ leftAt: clock.now() }).where(eq(members.id, ids.离开的管理员)),
  ])
  return { ...b, ids }
}
