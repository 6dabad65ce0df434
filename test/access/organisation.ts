import fc from 'fast-check'
import type { AccountId, BranchId, CompanyId, MemberId, TeamId } from '../../src/core/ids.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { roles, scopeKinds } from '../../src/domain/people/roles.ts'

type Unit = { id: string; within: string }
/** Whatever a mine may look like, as people would write it down. */
export type Organisation = {
  companies: string[]
  branches: Unit[]
  teams: Unit[]
  people: { id: string; team: string; left: boolean }[]
  grants: {
    person: string
    role: (typeof roles)[number]
    kind: (typeof scopeKinds)[number]
    unit: string
    ended: boolean
  }[]
  pairs: { member: string; mentor: string; ended: boolean }[]
}
/** What somebody may want to do something about; `lies` is a unit. */
export type Thing = { lies: string | undefined; owner: string | undefined; deciders: string[] }

/** Of several that hold for one person only the first does. */
const oneMentorEach = (pairs: Organisation['pairs']): Organisation['pairs'] =>
  pairs.map((pair, i) => ({
    ...pair,
    ended: pair.ended || pairs.slice(0, i).some((p) => p.member === pair.member && !p.ended),
  }))

const named = (kind: string, count: number) => Array.from({ length: count }, (_, i) => `${kind}${i}`)

/** Small ones, so that everything meets everything; a shrunk one is easily read. */
export const anyOrganisation: fc.Arbitrary<{ org: Organisation; things: Thing[] }> = fc
  .record({ companies: fc.nat(2), branches: fc.nat(3), teams: fc.nat(5), people: fc.nat(6) })
  .chain((most) => {
    const [companies, branches] = [named('company', most.companies + 1), named('branch', most.branches + 1)]
    const [teams, people] = [named('team', most.teams + 1), named('person', most.people + 1)]
    const one = (of: readonly string[]) => fc.constantFrom(...of)
    const within = (of: readonly string[], outer: readonly string[]) =>
      fc.tuple(...of.map((id) => one(outer).map((w) => ({ id, within: w }))))
    const unitOf = { company: companies, branch: branches, team: teams }
    return fc.record({
      org: fc.record({
        companies: fc.constant(companies),
        branches: within(branches, companies),
        teams: within(teams, branches),
        people: fc.tuple(
          ...people.map((id) =>
            fc.record({ team: one(teams), left: fc.nat(5).map((n) => n === 0) }).map((rest) => ({ id, ...rest })),
          ),
        ),
        grants: fc.array(
          fc.constantFrom(...scopeKinds).chain((kind) =>
            fc.record({
              person: one(people),
              role: fc.constantFrom(...roles),
              kind: fc.constant(kind),
              unit: one(unitOf[kind]),
              ended: fc.nat(3).map((n) => n === 0),
            }),
          ),
          { maxLength: 8 },
        ),
        pairs: fc
          .array(fc.record({ member: one(people), mentor: one(people), ended: fc.boolean() }), { maxLength: 4 })
          .map(oneMentorEach),
      }),
      things: fc.array(
        fc.record({
          lies: fc.option(one([...companies, ...branches, ...teams]), { nil: undefined, freq: 10 }),
          owner: fc.option(one([...people, 'nobody']), { nil: undefined }),
          deciders: fc.subarray(people, { maxLength: Math.min(2, people.length) }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    })
  })

const withinOf = (org: Organisation, id: string): string =>
  [...org.branches, ...org.teams].find((unit) => unit.id === id)?.within ?? ''

/** The person as the database has to show them: nothing that has ended, nobody who has left. */
export const actorIn = (org: Organisation, id: string): Actor | undefined => {
  const person = org.people.find((p) => p.id === id)
  if (!person || person.left) return undefined
  const branchId = withinOf(org, person.team)
  const here = new Set(org.people.filter((p) => !p.left).map((p) => p.id))
  return {
    id: id as MemberId,
    account: `ou_${id}` as AccountId,
    place: {
      companyId: withinOf(org, branchId) as CompanyId,
      branchId: branchId as BranchId,
      teamId: person.team as TeamId,
    },
    grants: org.grants
      .filter((g) => g.person === id && !g.ended)
      .map(({ role, kind, unit }) => ({ role, scopeKind: kind, scopeId: unit })),
    mentees: new Set(
      org.pairs.filter((p) => p.mentor === id && !p.ended && here.has(p.member)).map((p) => p.member as MemberId),
    ),
  }
}

/** The thing as a target of `may`. */
export const targetIn = (org: Organisation, { lies, owner, deciders }: Thing) => {
  const branch = org.branches.find((b) => b.id === lies) ?? org.branches.find((b) => b.id === withinOf(org, lies ?? ''))
  const companyId = (branch?.within ?? lies) as CompanyId
  return {
    ...(lies !== undefined && {
      place: {
        companyId,
        ...(branch && { branchId: branch.id as BranchId }),
        ...(lies.startsWith('team') && { teamId: lies as TeamId }),
      },
    }),
    ...(owner !== undefined && { owner: owner as MemberId }),
    deciders: new Set(deciders as MemberId[]),
  }
}
