import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halvesOf, isPassed, markOf, type Ruling } from './grade.ts'

const multiple = { kind: 'multiple' as const, answer: 'ABD' }
const single = { kind: 'single' as const, answer: 'B' }
const half = { halfForPart: true }

describe('判分', () => {
  test.each([
    ['ABD', 2],
    ['AB', 1],
    ['D', 1],
    ['ABCD', 0],
    ['ABC', 0],
    ['', 0],
  ])('多选答 %s 得 %i 个半题', (choice, halves) => expect(halvesOf(multiple, choice, half)).toBe(halves))
  test('不给漏选一半的支部，要全对', () => expect(halvesOf(multiple, 'AB', { halfForPart: false })).toBe(0))
  test('单选、判断没有一半', () => {
    expect(halvesOf(single, 'B', half)).toBe(2)
    expect(halvesOf(single, 'C', half)).toBe(0)
    expect(halvesOf({ kind: 'judge', answer: 'T' }, 'F', half)).toBe(0)
  })
  test('作废的题人人得分；改了答案，按新的旧的都算', () => {
    expect(halvesOf(single, '', { ...half, ruling: { ruling: 'void' } })).toBe(2)
    const rekeyed: Ruling = { ruling: 'rekeyed', answer: 'C' }
    expect(halvesOf(single, 'C', { ...half, ruling: rekeyed })).toBe(2)
    expect(halvesOf(single, 'B', { ...half, ruling: rekeyed })).toBe(2)
    expect(halvesOf(single, 'A', { ...half, ruling: rekeyed })).toBe(0)
  })
  test('更正从不让谁的分变少', () => {
    const choice = fc.subarray(['A', 'B', 'C', 'D']).map((l) => l.join(''))
    fc.assert(
      fc.property(choice, choice, choice, fc.boolean(), (answer, chosen, fresh, halfForPart) => {
        const question = { kind: 'multiple' as const, answer }
        const before = halvesOf(question, chosen, { halfForPart })
        for (const ruling of [{ ruling: 'void' }, { ruling: 'rekeyed', answer: fresh }] as Ruling[])
          expect(halvesOf(question, chosen, { halfForPart, ruling })).toBeGreaterThanOrEqual(before)
      }),
    )
  })
  test('合格按整数判，显示往下取：显示 79.9 的不合格，显示 80 的合格', () => {
    expect(isPassed(32, 40, 80)).toBe(true)
    expect(markOf(32, 40)).toBe(80)
    expect(isPassed(799, 1_000, 80)).toBe(false)
    expect(markOf(7_999, 10_000)).toBe(79.9)
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 100 }), (a, b, pass) => {
        const earned = Math.min(a, b)
        expect(isPassed(earned, b, pass)).toBe(markOf(earned, b) >= pass)
      }),
    )
  })
})
