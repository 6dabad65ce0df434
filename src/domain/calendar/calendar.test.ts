import { LegalHoliday } from 'tyme4ts'
import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { BranchId } from '../../core/ids.ts'
import { horizonFrom, type Overrides, officeDayOf } from './office-day.ts'
import { publishedOn, publishedYears } from './published.ts'
import { holidayNames } from './texts.ts'

const day = (text: string) => text as LocalDate
const none: Overrides = { days: new Map(), years: new Set() }
const said = (...words: readonly [string, 'work' | 'rest' | 'published', string][]): Overrides => ({
  years: new Set(),
  days: new Map(
    words.map(([d, kind, name]) => [
      day(d),
      { branchId: 'b' as BranchId, day: day(d), version: 1, kind, name, by: 'operator', at: new Date(0) },
    ]),
  ),
})
const inTyme = (d: LocalDate) => {
  const [year = 0, month = 0, date = 0] = d.split('-').map(Number)
  return LegalHoliday.fromYmd(year, month, date)
}

describe('公布的放假安排', () => {
  test.each(publishedYears)('%i 年的每一天都和 tyme4ts 一样', (year) => {
    for (let d = day(`${year}-01-01`); d <= `${year}-12-31`; d = addDays(d, 1)) {
      const [ours, theirs] = [publishedOn(d), inTyme(d)]
      const words = ours && `${holidayNames[ours.holiday]} ${ours.kind}`
      expect(`${d} ${words}`).toBe(
        `${d} ${theirs ? `${theirs.getName()} ${theirs.isWork() ? 'work' : 'rest'}` : undefined}`,
      )
    }
  })
  test('tyme4ts 知道的新年份，我们也要有', () => {
    const newest = Math.max(...publishedYears)
    expect(inTyme(day(`${newest}-10-01`))).not.toBeNull()
    expect(inTyme(day(`${newest + 1}-01-01`))).toBeNull()
    expect(inTyme(day(`${newest + 1}-10-01`))).toBeNull()
  })
})

describe('办公日', () => {
  test('调休的周六上班，春节的周二休息', () => {
    expect(officeDayOf(none, day('2026-02-14'))).toEqual({ day: '2026-02-14', office: true, known: true, name: '春节' })
    expect(officeDayOf(none, day('2026-02-17'))).toMatchObject({ office: false, name: '春节' })
    expect(officeDayOf(none, day('2026-03-03'))).toEqual({ day: '2026-03-03', office: true, known: true })
    expect(officeDayOf(none, day('2026-03-07')).office).toBe(false)
  })
  test('没公布的年份不装作知道：元旦仍休，别的按星期，并说明不确定', () => {
    expect(officeDayOf(none, day('2027-01-01'))).toEqual({
      day: '2027-01-01',
      office: false,
      known: false,
      name: '元旦',
    })
    expect(officeDayOf(none, day('2027-02-08'))).toEqual({ day: '2027-02-08', office: true, known: false })
  })
  test('管理员说的算，撤了又回到公布的', () => {
    expect(officeDayOf(said(['2026-02-14', 'rest', '矿上放假']), day('2026-02-14'))).toMatchObject({
      office: false,
      name: '矿上放假',
      overridden: true,
    })
    expect(officeDayOf(said(['2026-02-14', 'published', '']), day('2026-02-14')).office).toBe(true)
    expect(officeDayOf(said(['2027-02-08', 'rest', '春节']), day('2027-02-08'))).toMatchObject({
      office: false,
      known: true,
    })
  })
  test('管到哪天：公布到 2026 年底，录入 2027 年后到 2027 年底，中间断档的不算', () => {
    const entered = (...years: number[]): Overrides => ({ ...none, years: new Set(years) })
    expect(horizonFrom(none, day('2026-11-24'))).toBe('2026-12-31')
    expect(horizonFrom(entered(2027), day('2026-11-24'))).toBe('2027-12-31')
    expect(horizonFrom(entered(2028), day('2026-11-24'))).toBe('2026-12-31')
    expect(horizonFrom(none, day('2027-03-01'))).toBeUndefined()
  })
})
