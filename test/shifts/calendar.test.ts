import { expect, test } from 'vitest'
import type { BranchId, MemberId } from '../../src/core/ids.ts'
import { changeCalendar, coverageHorizon, officeDay } from '../../src/domain/calendar/calendar.ts'
import { calendarDays } from '../../src/domain/calendar/schema.ts'
import { branches } from '../../src/domain/people/schema.ts'
import { bench } from '../bench.ts'
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
