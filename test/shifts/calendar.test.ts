import { describe, expect, test } from 'vitest'
import type { BranchId, MemberId } from '../../src/core/ids.ts'
import { changeCalendar, coverageHorizon, officeDay } from '../../src/domain/calendar/calendar.ts'
import { calendarDays } from '../../src/domain/calendar/schema.ts'
import { branches } from '../../src/domain/people/schema.ts'
import { bench, person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { day } from '../support/shifts/book.ts'

const calendarBench = async () => {
  const b = await bench('2026-11-24T08:00:00+08:00')
  const [branch] = await b.world.db.read.select().from(branches)
  return { ...b, branchId: branch?.id as BranchId }
}
const by = 'keeper' as MemberId

test('录入一年的放假安排：那年就知道了；同样的再录一次什么也不变', async () => {
  const { world, branchId } = await calendarBench()
  const year = {
    branchId,
    year: 2027,
    days: [
      { day: day('2027-02-06'), kind: 'rest', name: '春节' },
      { day: day('2027-02-20'), kind: 'work', name: '春节' },
    ],
    by,
  } as const
  expect(await coverageHorizon(world.db, branchId, day('2026-11-24'))).toBe('2026-12-31')
  expect(await changeCalendar(world, year)).toBe('changed')
  expect(await changeCalendar(world, year)).toBe('same')
  expect(await coverageHorizon(world.db, branchId, day('2026-11-24'))).toBe('2027-12-31')
  expect(await officeDay(world.db, branchId, day('2027-02-20'))).toMatchObject({
    office: true,
    known: true,
    name: '春节',
  })
  expect(await officeDay(world.db, branchId, day('2027-03-01'))).toMatchObject({ office: true, known: true })
  expect(await changeCalendar(world, { ...year, days: year.days.slice(0, 1) })).toBe('changed')
  expect(await officeDay(world.db, branchId, day('2027-02-20'))).toMatchObject({ office: false, known: true })
})

test('改一天，再改回公布的：每次都留着，谁改的也留着；同时改的，先到的算', async () => {
  const { world, branchId } = await calendarBench()
  const say = (kind: 'work' | 'rest' | 'published', name: string) =>
    changeCalendar(world, { branchId, days: [{ day: day('2026-12-05'), kind, name }], by })
  await Promise.all([say('work', '补班'), say('rest', '放假')])
  const once = await world.db.read.select().from(calendarDays)
  expect(once).toHaveLength(1)
  expect((await officeDay(world.db, branchId, day('2026-12-05'))).name).toBe(once[0]?.name)
  await say('published', '')
  expect(await officeDay(world.db, branchId, day('2026-12-05'))).toEqual({
    day: '2026-12-05',
    office: false,
    known: true,
  })
  expect((await world.db.read.select().from(calendarDays)).map((d) => [d.version, d.by])).toEqual([
    [1, by],
    [2, by],
  ])
})

describe('日历页面', () => {
  const at = (b: Awaited<ReturnType<typeof bench>>, n: number) => surfer(b, `ou_000${n}`)
  const people = [person(1, { roles: ['administrator'] }), person(2)]

  test('大家看得到今年放哪天假、补哪天班，知道到哪天；改的入口只有管理员有', async () => {
    const b = await bench('2026-11-24T08:00:00+08:00', { people })
    const seen = await at(b, 2).opens('/calendar')
    expect(seen.words).toContain('放假安排知道到 2026-12-31')
    expect(seen.words).toContain('2月14日 周六 上班 春节 国务院公布 2月15日 周日 到 2月23日 周一，9 天 放假 春节')
    expect(seen.html).not.toContain('/calendar/day')
    expect((await at(b, 2).opens('/calendar?year=2027')).words).toContain('2027 年的放假安排还没有录入')
    const worker = at(b, 2)
    await worker.opens('/home')
    expect((await worker.sends('/calendar/day', { day: '2026-12-05', kind: 'work' })).status).toBe(404)
  })
  test('管理员抄下一年的通知：一行不对整个不收，对了就知道到那年年底；再改一天，改回去', async () => {
    const b = await bench('2026-11-24T08:00:00+08:00', { people })
    const keeper = at(b, 1)
    await keeper.opens('/calendar')
    const year = { year: '2027', lines: '2027-02-06~2027-02-12 休 春节\n2027-02-20 班 春节', done: 'yes' }
    const wrong = await keeper.sends('/calendar/year', { ...year, lines: `${year.lines}\n乱写` })
    expect([wrong.status, wrong.words]).toEqual([422, expect.stringContaining('第 3 行看不明白')])
    expect((await keeper.opens('/calendar')).words).toContain('知道到 2026-12-31')
    const done = await keeper.sends('/calendar/year', year)
    expect(done.words).toContain('放假安排知道到 2027-12-31')
    expect(done.words).toContain('2月20日 周六 上班 春节 支部改的')
    const day = { day: '2026-12-05', kind: 'work', name: '补班' }
    expect((await keeper.sends('/calendar/day', day)).words).toContain('12月5日 周六 上班 补班 支部改的')
    expect((await keeper.sends('/calendar/day', { ...day, kind: 'published' })).words).not.toContain('12月5日')
    expect((await keeper.sends('/calendar/day', { ...day, day: '' })).status).toBe(422)
  })
})
