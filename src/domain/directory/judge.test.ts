import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccountId, DepartmentId, MemberId } from '../../core/ids.ts'
import type { Person } from '../../platform/feishu/port.ts'
import { judge, type Known, type Seen } from './judge.ts'

const known = (n: number, change: Partial<Known> = {}): Known => ({
  id: `m${n}` as MemberId,
  name: `职工${n}`,
  staffNo: `000${n}`,
  account: `ou_${n}` as AccountId,
  leftAt: null,
  ...change,
})
const person = (n: number, change: Partial<Person> = {}): Person => ({
  account: `ou_${n}` as AccountId,
  name: `职工${n}`,
  standing: 'there',
  departments: ['0' as DepartmentId],
  ...change,
})
const seen = (n: number, change: Partial<Seen> = {}): Seen => ({ account: `ou_${n}` as AccountId, ...change })
const kinds = (one: Seen, roster: readonly Known[], elsewhere: string[] = []) =>
  judge(one, roster, new Set(elsewhere as AccountId[])).found.map((d) => d.kind)

describe('一个账号，两边怎么说', () => {
  test('都对得上，就没有差异', () => {
    expect(kinds(seen(1, { inGroup: true, person: person(1), inDepartment: true }), [known(1)])).toEqual([])
  })
  test('在册不在群；在群不在册；离了职还在群', () => {
    expect(kinds(seen(1, { inGroup: false }), [known(1)])).toEqual(['not-in-group'])
    expect(kinds(seen(2, { inGroup: true }), [known(1)])).toEqual(['stranger-in-group'])
    expect(kinds(seen(1, { inGroup: true }), [known(1, { leftAt: new Date(0) })])).toEqual(['left-in-group'])
  })
  test('别的支部的人在这个群里，不算外人', () => {
    expect(kinds(seen(2, { inGroup: true }), [known(1)], ['ou_2'])).toEqual([])
  })
  test('账号注销了；看不见了；名字不一样', () => {
    expect(kinds(seen(1, { person: person(1, { standing: 'gone' }) }), [known(1)])).toEqual(['account-gone'])
    expect(kinds(seen(1, { person: 'unseen' }), [known(1)])).toEqual(['out-of-range'])
    expect(kinds(seen(1, { person: person(1, { name: '改名' }) }), [known(1)])).toEqual(['name-differs'])
  })
  test('没账号的人像是他：工号对上，或者全支部只有一个同名的', () => {
    const without = [known(1, { account: null }), known(2, { account: null, name: '职工1' })]
    const byNo = judge(seen(9, { inGroup: true, person: person(9, { staffNo: '0002' }) }), without, new Set())
    expect(byNo.found).toMatchObject([{ kind: 'account-found', memberId: 'm2' }])
    expect(kinds(seen(9, { inGroup: true, name: '职工1' }), without)).toEqual(['stranger-in-group'])
    expect(kinds(seen(9, { inGroup: true, name: '职工1' }), without.slice(0, 1))).toEqual(['account-found'])
  })
  test('部门里来了新人；离职的人又在部门里', () => {
    expect(kinds(seen(5, { person: person(5), inDepartment: true }), [known(1)])).toEqual(['new-in-department'])
    const back = [known(1, { leftAt: new Date(0) })]
    expect(kinds(seen(1, { person: person(1), inDepartment: true }), back)).toEqual(['returned'])
  })
  test('没看的就不说有，也不说没有；找到和排除从不重叠', () => {
    const arbitrary = fc.record({
      inGroup: fc.option(fc.boolean(), { nil: undefined }),
      inDepartment: fc.option(fc.boolean(), { nil: undefined }),
      person: fc.constantFrom(undefined, 'unseen' as const, person(1), person(1, { standing: 'gone', name: '改名' })),
      left: fc.boolean(),
      bound: fc.boolean(),
    })
    fc.assert(
      fc.property(arbitrary, ({ left, bound, ...given }) => {
        const look = Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined))
        const roster = [known(1, { account: bound ? ('ou_1' as AccountId) : null, leftAt: left ? new Date(0) : null })]
        const { found, cleared } = judge(seen(1, look), roster, new Set())
        const both = found.map((d) => d.kind).filter((kind) => cleared.includes(kind))
        expect(both).toEqual([])
        if (given.inGroup === undefined)
          expect([...found.map((d) => d.kind), ...cleared].filter((kind) => kind.endsWith('in-group'))).toEqual([])
        if (given.person === undefined)
          expect(found.some((d) => d.kind === 'account-gone' || d.kind === 'out-of-range')).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })
})
