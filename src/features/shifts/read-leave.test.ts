import { expect, test } from 'vitest'
import type { LocalDate } from '../../core/clock.ts'
import { readLeave } from './read-leave.ts'

const read = (rest: string) => {
  const found = readLeave(rest, '2026-03-02' as LocalDate)
  if (found.kind !== 'leave') return found.kind
  const { who, kind, firstDay, days } = found.leave
  return `${who} ${kind} ${firstDay} ${days}`
}

test.each([
  ['张三 3天', '张三 leave 2026-03-02 3'],
  ['010004 3', '010004 leave 2026-03-02 3'],
  ['张三3天', '张三 leave 2026-03-02 3'],
  ['张三 三天 病假', '张三 sick 2026-03-02 3'],
  ['张三 病假 两天 明天起', '张三 sick 2026-03-03 2'],
  ['张三 公出 一周 3-9起', '张三 away 2026-03-09 7'],
  ['张三 十二天 从3月20日', '张三 leave 2026-03-20 12'],
  ['张三 二十天 2026-04-01', '张三 leave 2026-04-01 20'],
  ['张三 两个星期', '张三 leave 2026-03-02 14'],
])('“请假 %s”', (rest, expected) => {
  expect(read(rest)).toBe(expected)
})

test.each([
  ['', 'usage'],
  ['张三', 'usage'],
  ['张三 很久', 'usage'],
  ['张三 3天 5天', 'usage'],
  ['张三 3天 2-30', 'usage'],
  ['张三 0天', 'days'],
  ['张三 181', 'days'],
])('“请假 %s”看不明白就问', (rest, expected) => {
  expect(read(rest)).toBe(expected)
})

test('年底登记的一月，是明年一月；上个月的，是补登', () => {
  const firstDay = (rest: string, today: string) => {
    const found = readLeave(rest, today as LocalDate)
    return found.kind === 'leave' && found.leave.firstDay
  }
  expect(firstDay('张三 3天 1-2', '2026-12-30')).toBe('2027-01-02')
  expect(firstDay('张三 3天 2-20', '2026-03-02')).toBe('2026-02-20')
})
