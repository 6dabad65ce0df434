import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuestionId } from '../../core/ids.ts'
import { optionOrder } from '../../domain/questions/option-order.ts'
import { type Blueprint, faultOf, kindCounts, usualBlueprint } from './blueprint.ts'
import { compose, type Pickable } from './compose.ts'
import { shortagesOf } from './shortage.ts'

const kinds = ['single', 'multiple', 'judge'] as const
const subjects = ['瓦斯', '顶板', '机电'] as const
const posts = ['', '司机'] as const

const bank = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    subject: fc.constantFrom(...subjects),
    post: fc.constantFrom(...posts),
    difficulty: fc.integer({ min: 1, max: 5 }),
  }),
  { maxLength: 9 },
)
const withIds = (rows: readonly Omit<Pickable, 'id'>[]): Pickable[] =>
  rows.map((row, i) => ({ ...row, id: `q${i}` as QuestionId }))

const blueprints = fc
  .record({
    total: fc.integer({ min: 1, max: 5 }),
    first: fc.integer({ min: 0, max: 10 }),
    second: fc.integer({ min: 0, max: 10 }),
    gas: fc.integer({ min: 0, max: 3 }),
    roof: fc.integer({ min: 0, max: 3 }),
    ownPost: fc.integer({ min: 0, max: 2 }),
    from: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ total, first, second, gas, roof, ownPost, from }): Blueprint => {
    const single = first * 10
    const multiple = Math.min(second * 10, 100 - single)
    return {
      ...usualBlueprint,
      total,
      kinds: { single, multiple, judge: 100 - single - multiple },
      subjects: [
        { subject: '瓦斯', count: gas },
        { subject: '顶板', count: roof },
      ].filter((s) => s.count > 0),
      ownPost,
      difficulty: [from, 5],
    }
  })
  .filter((b) => b.subjects.reduce((sum, s) => sum + s.count, b.ownPost) <= b.total)

/** Whether that set of questions is a paper: every way to give each its place is tried. */
const isPaper = (b: Blueprint, set: readonly Pickable[]): boolean => {
  const counts = kindCounts(b)
  if (set.length !== b.total || kinds.some((k) => set.filter((q) => q.kind === k).length !== counts[k])) return false
  if (set.some((q) => q.difficulty < b.difficulty[0])) return false
  const fill = (
    rest: readonly Pickable[],
    quotas: readonly { subject: string; count: number }[],
    own: number,
  ): boolean => {
    const [quota, ...others] = quotas
    if (!quota) return rest.filter((q) => q.post === '司机').length >= own
    if (quota.count === 0) return fill(rest, others, own)
    return rest.some(
      (q, i) =>
        q.subject === quota.subject &&
        fill(
          rest.filter((_, j) => j !== i),
          [{ ...quota, count: quota.count - 1 }, ...others],
          own,
        ),
    )
  }
  return fill(set, b.subjects, b.ownPost)
}
const subsets = (all: readonly Pickable[], size: number): Pickable[][] => {
  if (size === 0) return [[]]
  const [first, ...rest] = all
  if (!first || all.length < size) return []
  return [...subsets(rest, size - 1).map((set) => [first, ...set]), ...subsets(rest, size)]
}

describe('组卷', () => {
  test('组得出来就一定组出来，组出来的合蓝图；组不出来的真的没有（穷举对照）', () => {
    fc.assert(
      fc.property(blueprints, bank, fc.string(), (b, rows, seed) => {
        const all = withIds(rows)
        const paper = compose(b, all, { seed, post: '司机' })
        const possible = subsets(all, b.total).some((set) => isPaper(b, set))
        expect(paper !== undefined).toBe(possible)
        if (paper) {
          expect(new Set(paper).size).toBe(paper.length)
          expect(
            isPaper(
              b,
              all.filter((q) => paper.includes(q.id)),
            ),
          ).toBe(true)
        }
        expect(shortagesOf(b, all, '司机').length > 0).toBe(!possible)
      }),
      { numRuns: 400 },
    )
  })

  const big = withIds(
    Array.from({ length: 300 }, (_, i) => ({
      kind: kinds[i % 3] ?? 'single',
      subject: subjects[i % 7 === 0 ? 1 : 0],
      post: '',
      difficulty: 1 + (i % 5),
    })),
  )
  test('同一个人重组是同一份，两个人不是同一份；每题都轮得到', () => {
    const of = (seed: string) => compose(usualBlueprint, big, { seed, post: '' }) ?? []
    expect(of('考/张')).toEqual(of('考/张'))
    expect(of('考/张')).not.toEqual(of('考/李'))
    const seen = new Map<string, number>()
    for (let i = 0; i < 400; i++) for (const id of of(`考/${i}`)) seen.set(id, (seen.get(id) ?? 0) + 1)
    expect(seen.size).toBe(300)
    // 8 of 100, 4 of 100, 8 of 100: no question of a type comes more than twice as often as it would by chance.
    for (const q of big) expect(seen.get(q.id) ?? 0).toBeLessThan(400 * (q.kind === 'multiple' ? 0.04 : 0.08) * 2)
  })

  test('缺什么说什么', () => {
    const b: Blueprint = { ...usualBlueprint, subjects: [{ subject: '急救', count: 2 }], ownPost: 1 }
    expect(shortagesOf(b, big, '司机')).toEqual([
      { of: 'subject', subject: '急救', need: 2, have: 0 },
      { of: 'post', post: '司机', need: 1, have: 0 },
    ])
    expect(shortagesOf(usualBlueprint, big.slice(0, 9), '')).toEqual([
      { of: 'kind', kind: 'single', need: 8, have: 3 },
      { of: 'kind', kind: 'multiple', need: 4, have: 3 },
      { of: 'kind', kind: 'judge', need: 8, have: 3 },
    ])
  })
  test('没有岗位的人，不要求本岗位的题', () => {
    expect(shortagesOf({ ...usualBlueprint, ownPost: 3 }, big, '')).toEqual([])
  })
})

describe('蓝图', () => {
  test('题型份额按最大余数取整，加起来一题不差', () => {
    fc.assert(
      fc.property(blueprints, (b) => {
        expect(Object.values(kindCounts(b)).reduce((a, n) => a + n, 0)).toBe(b.total)
      }),
    )
    expect(kindCounts(usualBlueprint)).toEqual({ single: 8, multiple: 4, judge: 8 })
  })
  test.each([
    [{}, undefined],
    [{ total: 4 }, 'total'],
    [{ kinds: { single: 40, multiple: 20, judge: 30 } }, 'kinds'],
    [{ subjects: [{ subject: '', count: 1 }] }, 'subjects'],
    [{ subjects: [{ subject: '瓦斯', count: 21 }] }, 'quotas'],
    [{ difficulty: [4, 2] }, 'difficulty'],
    [{ passMark: 0 }, 'passMark'],
    [{ minutes: 500 }, 'minutes'],
  ] as const)('%j', (change, fault) => {
    expect(faultOf({ ...usualBlueprint, ...change } as Blueprint)).toBe(fault)
  })
})

describe('选项打乱', () => {
  const q = (...options: string[]) => ({ kind: 'single' as const, options })
  test.each([
    ['以上都是'],
    ['以上都对'],
    ['以上都不对'],
    ['A和B'],
    ['A、C都对'],
    ['ABC'],
    ['选项A正确'],
    ['上述说法均正确'],
    ['都是'],
  ])('“%s” 要留在原处', (option) => expect(optionOrder(q('停电', '撤人', '报告', option), 'x')).toBeUndefined())
  test.each([['CH4'], ['CO、CH4'], ['B级'], ['停止作业，都撤到安全地点']])('“%s” 可以动', (option) =>
    expect(optionOrder(q('停电', '撤人', option), 'x')).toHaveLength(3),
  )
  test('判断题不动；打乱的是一个排列，人不同次序不同', () => {
    expect(optionOrder({ kind: 'judge', options: [] }, 'x')).toBeUndefined()
    const orders = Array.from({ length: 60 }, (_, i) => optionOrder(q('停电', '撤人', '报告', '洒水'), `人${i}`) ?? [])
    for (const order of orders) expect(order.toSorted()).toEqual([0, 1, 2, 3])
    expect(new Set(orders.map(String)).size).toBeGreaterThan(12)
  })
})
