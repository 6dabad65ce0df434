import { describe, expect, test } from 'vitest'
import { decide, slotsBetween } from './due.ts'

const at = (s: string) => new Date(`${s}+08:00`)
const iso = (dates: readonly Date[]) => dates.map((d) => d.toISOString())

describe('时点是算出来的', () => {
  test('不管主机在哪个时区，都按上海时间', () => {
    expect(iso(slotsBetween('23 7 * * *', at('2026-03-02T07:22:30'), at('2026-03-02T07:23:00')))).toEqual([
      '2026-03-01T23:23:00.000Z',
    ])
  })
  test('同一个时点不会到期两次', () => {
    expect(slotsBetween('23 7 * * *', at('2026-03-02T07:23:00'), at('2026-03-02T07:24:00'))).toEqual([])
  })
  test('周几按 cron 的数：1 是周一，7 是周日', () => {
    expect(iso(slotsBetween('0 9 * * 7', at('2026-03-01T00:00:00'), at('2026-03-08T23:00:00')))).toEqual([
      '2026-03-01T01:00:00.000Z',
      '2026-03-08T01:00:00.000Z',
    ])
  })
  test('闰日、年底、月末都不漏', () => {
    expect(slotsBetween('8 8 * * *', at('2028-02-28T09:00:00'), at('2028-03-01T09:00:00'))).toHaveLength(2)
    expect(slotsBetween('8 8 1 1 *', at('2026-12-31T09:00:00'), at('2027-01-01T09:00:00'))).toHaveLength(1)
  })
  test('一年没看日历也只往回看四百天', () => {
    expect(slotsBetween('0 9 * * *', at('2020-01-01T00:00:00'), at('2026-03-02T12:00:00')).length).toBe(400)
  })
})

describe('错过的时点按任务自己的说法处理', () => {
  const three = [at('2026-03-01T09:00:00'), at('2026-03-02T09:00:00'), at('2026-03-03T09:00:00')]
  const run = (catchUp: Parameters<typeof decide>[2], now: string) => {
    const due = decide(three, at(now), catchUp)
    return [due.run.length, due.skipped.map((s) => s.reason)]
  }
  test('each：一个不落', () => {
    expect(run({ kind: 'each' }, '2026-03-03T20:00:00')).toEqual([3, []])
  })
  test('latest-within：只要最近的一个，太晚就都放下，并写明原因', () => {
    expect(run({ kind: 'latest-within', minutes: 180 }, '2026-03-03T11:59:00')).toEqual([
      1,
      ['a newer slot runs', 'a newer slot runs'],
    ])
    expect(run({ kind: 'latest-within', minutes: 180 }, '2026-03-03T12:01:00')).toEqual([
      0,
      ['too late', 'too late', 'too late'],
    ])
  })
  test('skip：只有准点的才跑', () => {
    expect(run({ kind: 'skip' }, '2026-03-03T09:01:00')[0]).toBe(1)
    expect(run({ kind: 'skip' }, '2026-03-03T09:05:00')[0]).toBe(0)
  })
  test('deadline：多晚都跑最近的一个', () => {
    expect(run({ kind: 'deadline' }, '2026-04-01T00:00:00')[0]).toBe(1)
  })
})
