import { expect, test } from 'vitest'
import type { LocalDate } from '../../core/clock.ts'
import { weekdayOf } from '../../core/days.ts'
import type { MeetingId } from '../../core/ids.ts'
import { type Duty, dutiesOf, periodOf, stageOf } from './duties.ts'
import { partyKinds } from './kinds.ts'

const day = (text: string) => text as LocalDate
const held = (kind: Duty['kind'], on: string, change: object = {}) => ({
  ...{ id: on as MeetingId, kind, day: day(on), state: 'ended' as const, late: false },
  ...change,
})
const states = (today: string, meetings: ReturnType<typeof held>[], since = '2020-01-01') =>
  Object.fromEntries(
    dutiesOf(meetings, { today: day(today), since: day(since), kinds: partyKinds, back: 2 }).map((d) => [
      `${d.kind}/${d.period.first.slice(0, 7)}`,
      d.state,
    ]),
  )

test('季度和月份的头尾，跨年也对', () => {
  expect(periodOf('quarter', day('2026-02-10'))).toEqual({ first: '2026-01-01', last: '2026-03-31' })
  expect(periodOf('quarter', day('2026-12-31'))).toEqual({ first: '2026-10-01', last: '2026-12-31' })
  expect(periodOf('month', day('2028-02-29'))).toEqual({ first: '2028-02-01', last: '2028-02-29' })
})

test('已开、补记、已安排、待开、逾期', () => {
  const found = states('2026-03-20', [
    held('assembly', '2026-03-05'),
    held('committee', '2026-02-11', { late: true }),
    held('committee', '2026-03-25', { state: 'planned' }),
    held('group', '2026-03-02', { state: 'cancelled' }),
  ])
  expect(found).toMatchObject({
    'assembly/2026-01': 'held',
    'assembly/2025-10': 'overdue',
    'committee/2026-02': 'entered-late',
    'committee/2026-03': 'planned',
    'group/2026-03': 'due',
    'group/2026-02': 'overdue',
    'lecture/2026-01': 'due',
  })
})

test('安排了没开，到期还是逾期；支部建起来以前的不算欠', () => {
  expect(states('2026-04-01', [held('group', '2026-03-25', { state: 'planned' })])['group/2026-03']).toBe('overdue')
  const fresh = states('2026-04-02', [], '2026-03-10')
  expect(fresh['group/2026-03']).toBeUndefined()
  expect(fresh['group/2026-04']).toBe('due')
})

test('按办公日催：月底前五天说一次，最后两天再说；逾期先告诉书记，过五个办公日告诉公司', () => {
  const office = (d: LocalDate) => weekdayOf(d) <= 5
  const duty = (state: Duty['state']): Duty => ({
    kind: 'committee',
    period: periodOf('month', day('2026-03-01')),
    state,
  })
  const on = (today: string, state: Duty['state'] = 'due') => stageOf(duty(state), day(today), office)
  expect(['2026-03-24', '2026-03-25', '2026-03-29', '2026-03-30', '2026-03-31'].map((d) => on(d))).toEqual([
    undefined,
    'soon',
    'last',
    'last',
    'last',
  ])
  expect(['2026-04-01', '2026-04-07', '2026-04-08'].map((d) => on(d, 'overdue'))).toEqual([
    'overdue',
    'overdue',
    'company',
  ])
  expect(on('2026-03-31', 'held')).toBeUndefined()
})
