import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, acts } from '../../src/domain/access/acts.ts'
import { may } from '../../src/domain/access/may.ts'
import { oracle, standings } from './oracle.ts'
import { actorIn, anyOrganisation, type Organisation, type Thing, targetIn } from './organisation.ts'
import { table } from './table.ts'

const everyAct = Object.keys(acts) as Act[]
const allowed = (org: Organisation, person: string, thing: Thing): Act[] => {
  const actor = actorIn(org, person)
  const target = targetIn(org, thing)
  return actor ? everyAct.filter((act) => may(actor, act, target)) : []
}
const outcomes = { yes: 0, no: 0 }
/** FUZZ_RUNS lengthens it. */
const runs = Number(process.env.FUZZ_RUNS ?? 10_000)
const always = (check: (org: Organisation, thing: Thing, person: string) => void, numRuns = runs) =>
  fc.assert(
    fc.property(anyOrganisation, ({ org, things }) => {
      for (const thing of things) for (const { id } of org.people) check(org, thing, id)
    }),
    { numRuns },
  )

describe('任意的公司、支部、班组、人、角色、包保', () => {
  test('谁能做什么，和照着说明书走一遍的结果一样', { timeout: 60_000 }, () => {
    always((org, thing, person) => {
      const standing = standings(org, person, thing)
      const expected = [...table.keys()].filter((act) => oracle(act, standing))
      const found = allowed(org, person, thing)
      outcomes.yes += found.length
      outcomes.no += everyAct.length - found.length
      if (found.join() !== expected.join()) expect(found).toEqual(expected)
    })
    // A run in which nobody is ever allowed anything would prove nothing.
    expect(outcomes.yes).toBeGreaterThan(outcomes.no / 20)
  })

  test('收回一个角色，谁也不会因此多出一样', { timeout: 60_000 }, () => {
    always((org, thing, person) => {
      const before = allowed(org, person, thing)
      for (const gone of org.grants.filter((g) => g.person === person)) {
        const after = allowed({ ...org, grants: org.grants.filter((g) => g !== gone) }, person, thing)
        if (after.some((act) => !before.includes(act))) expect(before).toEqual(expect.arrayContaining(after))
      }
    })
  })

  test('写上离开的日期，就什么也不能做了', () => {
    always((org, thing, person) => {
      const people = org.people.map((p) => (p.id === person ? { ...p, left: true } : p))
      if (allowed({ ...org, people }, person, thing).length > 0) expect.fail(person)
    }, 1_000)
  })

  test('别的公司的事一样也不行；别的支部的事，没有公司范围的角色就只有被点名的才行', () => {
    always((org, thing, person) => {
      const actor = actorIn(org, person)
      const { place } = targetIn(org, thing)
      if (!actor || !place || place.branchId === actor.place.branchId) return
      const abroad = place.companyId !== actor.place.companyId
      const here = { ...org, grants: org.grants.filter((g) => g.unit === actor.place.branchId) }
      const found = allowed(abroad ? org : here, person, { ...thing, owner: undefined, deciders: [] })
      const open =
        place.branchId === undefined && !abroad ? everyAct.filter((a) => table.get(a)?.get('colleague') === 'yes') : []
      if (found.join() !== open.join()) expect(found).toEqual(open)
    }, 3_000)
  })
})

test('没听说过的事，谁也不能做', () => {
  const org: Organisation = {
    companies: ['company0'],
    branches: [{ id: 'branch0', within: 'company0' }],
    teams: [{ id: 'team0', within: 'branch0' }],
    people: [{ id: 'person0', team: 'team0', left: false }],
    grants: [{ person: 'person0', role: 'administrator', kind: 'company', unit: 'company0', ended: false }],
    pairs: [],
  }
  const thing = { lies: 'team0', owner: 'person0', deciders: ['person0'] }
  const actor = actorIn(org, 'person0')
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString', 'everyone')), (act) => {
      if (!(act in acts) || !Object.hasOwn(acts, act))
        expect(actor && may(actor, act as Act, targetIn(org, thing))).toBe(false)
    }),
  )
})
