import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../../core/clock.ts'
import { limitsIn, readBasis, type Version, versionOf } from './basis.ts'

const version = (year: string, from: string, retiredAt: Date | null = null): Version => ({
  ...{ id: `某规程/${year}`, title: '某规程', version: year, effectiveFrom: from as LocalDate, retiredAt },
})
const versions = [version('2022', '2022-04-01'), version('2025', '2026-02-01')]

describe('依据', () => {
  test.each([
    ['《某规程》第一百七十三条', ['某规程', undefined, '第一百七十三条']],
    ['《某规程》（2022）第 173 条第二款', ['某规程', '2022', '第173条第二款']],
    ['《某规程（2022年版）》第五条', ['某规程', '2022', '第五条']],
    ['《某规程》2025版 通风一章', ['某规程', '2025', '']],
  ])('%s', (text, [title, year, article]) => {
    expect(readBasis(text)).toEqual({ title, version: year, article })
  })
  test('没有书名的，读不出是哪一部', () => {
    expect(readBasis('班前会讲过')).toBeUndefined()
    expect(readBasis('')).toBeUndefined()
  })
  test('写了年份按年份，没写按那一天施行的；不认识的年份不猜', () => {
    const of = (basis: string, day: string) => versionOf(basis, day as LocalDate, versions)?.version
    expect(of('《某规程》第五条', '2025-12-31')).toBe('2022')
    expect(of('《某规程》第五条', '2026-02-01')).toBe('2025')
    expect(of('《某规程》（2022）第五条', '2026-03-01')).toBe('2022')
    expect(of('《某规程》（2016）第五条', '2026-03-01')).toBeUndefined()
    expect(of('《别的规程》第五条', '2026-03-01')).toBeUndefined()
  })
  test('题里的数字都挑出来，条号和序号不算', () => {
    expect(limitsIn('瓦斯浓度到 1.0% 或 1.0% 时', '相距 20 m，间隔30 分钟', '第 3 条')).toEqual([
      ...['1.0%', '20 m', '30 分钟'],
    ])
  })
})
