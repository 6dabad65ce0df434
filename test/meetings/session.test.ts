import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { LocalDate } from '../../src/core/clock.ts'
import type { AbsenceId } from '../../src/core/ids.ts'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { registerAbsence } from '../../src/domain/shifts/absence.ts'
import { meetingById } from '../../src/features/meetings/store.ts'
import { person } from '../bench.ts'
import { at, heldSession, meetingBench, people, tuesday } from './stage.ts'

test('周二：每个班一场，提前一小时到群里，说议程和应到人数，不提人名', async () => {
  const b = await meetingBench()
  for (const time of ['11:15', '12:57', '13:27', '19:15']) await b.at(at(time))
  const cards = b.inGroup().filter((t) => t.includes('二五安全会'))
  expect(cards.map((t) => t.split('\n')[0])).toEqual(['二五安全会 · 白班', '二五安全会 · 早班', '二五安全会 · 夜班'])
  expect(cards[1]).toContain('3月3日 14:30')
  expect(cards[1]).toContain('应到 6 人')
  expect(cards[1]).toContain('3. 知识问答')
  expect(cards.join()).not.toContain('职工0')
})

test('在井下不打扰：升井后主持人拿到会议卡，工人收到提醒；夜班在睡觉，谁也不叫他', async () => {
  const b = await meetingBench()
  await b.at(at('13:27'))
  expect([2, 3, 4, 8].map((n) => b.inbox(n).length)).toEqual([0, 0, 0, 0])
  await b.at(at('14:02'))
  expect(b.shows(2, '二五安全会')).toContain('开会')
  expect(b.shows(4, '提醒：二五安全会')).toContain('3月3日 14:30')
  expect(b.inbox(3)).toHaveLength(1)
  expect(b.inbox(8)).toHaveLength(0)
})

test('请假的人不叫，也不在应到里', async () => {
  const b = await meetingBench()
  await registerAbsence(b.world, {
    ...{ id: 'a' as AbsenceId, memberId: b.id(4), kind: 'leave' as const, by: b.id(1) },
    ...{ firstDay: tuesday as LocalDate, lastDay: tuesday as LocalDate },
  })
  await b.at(at('13:27'))
  await b.at(at('14:02'))
  expect(b.inbox(4)).toEqual([])
  await b.taps(2, '开会')
  expect(await b.roll((await b.meetingOf('早班')).id)).not.toHaveProperty('4')
})

test('一场会：开会、点名只点例外、走议程、散会；没带手机的由主持人点', async () => {
  const b = await meetingBench()
  const { id } = await heldSession(b)
  expect(await b.roll(id)).toEqual({ 2: 'present', 3: 'present', 4: 'absent', 5: 'late', 6: 'present', 7: 'present' })
  expect((await b.taps(2, '完成 1. 点名')).toast?.type).toBe('success')
  expect(b.shows(2, '二五安全会')).toContain('✓ 1. 点名，通报出勤')
  await b.taps(2, '有家属讲述')
  await b.taps(2, '写记录')
  await b.fills(2, {
    place: '队部',
    host: '职工0002',
    recorder: '职工0003',
    topics: '学案例',
    resolution: '多敲帮问顶',
  })
  expect((await b.taps(2, '散会')).toast?.content).toContain('散会')
  const card = b.shows(2, '二五安全会')
  expect(card).toContain('应到 6　实到 5　迟到 1　缺 1')
  expect(card).toContain('缺：职工0004')
  expect(card).toContain('不计入法定培训学时')
  await b.settle()
  const shared = b.inGroup().find((t) => t.includes('早班')) ?? ''
  expect(shared).toContain('已开完，14:02 到 14:02')
  expect(shared).toContain('有家属讲述')
  // One is missing: a number would say who.
  expect(shared).not.toContain('实到')
})

test('没点完名不能散会；散了以后再点旧卡上的按钮，会还是那个样子', async () => {
  const b = await meetingBench({ people: [...people, person(11, { roles: ['duty-cadre'], shift: '早班' })] })
  await b.at(at('13:27'))
  await b.at(at('14:02'))
  await b.taps(2, '开会')
  await b.settle()
  expect((await b.taps(2, '散会')).toast?.content).toContain('先点名')
  await b.taps(2, '返回')
  await b.taps(2, '其余全到')
  // Both hold a card with the button; the second taps it a moment later.
  const [mine, other] = [b.cardOf(2, '二五安全会'), b.cardOf(11, '二五安全会')]
  const both = await Promise.all([b.as(2).clicks(mine, '散会'), b.as(11).clicks(other, '散会')])
  expect(both.map((r) => r.toast?.type).sort()).toEqual(['success', 'warning'])
  const { state, endedAt } = await b.meetingOf('早班')
  expect([state, endedAt]).toEqual(['ended', new Date(at('14:02'))])
})

test('同一个按钮连点、两个人同时点开会：只开一次，主持人是先点的；中途可以接过主持', async () => {
  const b = await meetingBench({
    people: [...people, person(11, { roles: ['duty-cadre'], shift: '早班' })],
  })
  await b.at(at('13:27'))
  await b.at(at('14:02'))
  const [first, second] = [b.cardOf(2, '二五安全会'), b.cardOf(11, '二五安全会')]
  const both = await Promise.all([
    b.as(2).clicks(first, '开会'),
    b.as(11).clicks(second, '开会'),
    b.as(2).clicks(first, '开会'),
  ])
  const { id, chairId } = await b.meetingOf('早班')
  expect(both.filter((r) => r.toast?.type === 'success')).toHaveLength(1)
  expect(Object.keys(await b.roll(id))).toHaveLength(7)
  const other = chairId === b.id(2) ? 11 : 2
  await b.settle()
  expect(b.shows(other, '二五安全会')).toContain('我来主持')
  await b.as(other).clicks(b.cardOf(other, '二五安全会'), '我来主持')
  expect((await b.meetingOf('早班')).chairId).toBe(b.id(other))
  const lines = await b.world.db.read.select().from(auditLines).where(eq(auditLines.action, 'meetings.started'))
  expect(lines).toHaveLength(1)
})

test('发“会议”：工人看到自己接下来的会；主持人还拿到会议卡', async () => {
  const b = await meetingBench()
  await b.at(at('13:27'))
  await b.at(at('14:02'))
  for (const n of [4, 2, 8]) await b.as(n).says('bot', '会议')
  await b.settle()
  expect(b.shows(4, '我的会议')).toContain('二五安全会 · 早班　3月3日 14:30')
  expect(b.shows(8, '我的会议')).toContain('二五安全会 · 夜班　3月3日 20:15')
  expect(b.shows(2, '我的会议')).toContain('要你主持的会')
  expect(b.inbox(4).some((m) => m.content.includes('"开会"'))).toBe(false)
  expect(b.inbox(2).filter((m) => m.content.includes('"开会"'))).toHaveLength(2)
})

test('过了时间才记：写明原因才补得上，两个时间都留着；过了 24 小时补不上', async () => {
  const b = await meetingBench()
  await b.at(at('13:27'))
  await b.at(at('14:02'))
  await b.at(at('19:30'))
  await b.as(2).says('bot', '会议')
  await b.settle()
  expect(b.shows(2, '二五安全会')).toContain('补记')
  const { toast } = await b.fills(2, { why: '井口没有信号' })
  expect(toast?.content).toContain('两个时间')
  const meeting = await b.meetingOf('早班')
  expect(meeting).toMatchObject({ late: true, lateWhy: '井口没有信号', state: 'open' })
  expect(meeting.startedAt).toEqual(new Date(at('14:30')))
  expect(meeting.startRecordedAt).toEqual(new Date(at('19:30')))
  await b.taps(2, '其余全到')
  await b.taps(2, '散会')
  expect(await b.meetingOf('早班')).toMatchObject({ state: 'ended', endedAt: null })
  const day = b.cardOf(1, '白班')
  b.clockTo(at('14:31', '2026-03-04'))
  expect((await b.as(1).clicks(day, '开会')).toast?.content).toContain('24 小时')
})

test('程序重启、同一个点击送来两次：会还是那一场', async () => {
  const b = await meetingBench()
  await b.at(at('13:27'))
  await b.program.tick()
  const again = b.restarted().program
  await again.tick()
  await b.settle()
  expect(b.inGroup().filter((t) => t.includes('早班'))).toHaveLength(1)
  expect((await b.all()).filter((m) => m.shift === '早班')).toHaveLength(1)
})

test('提醒的那几分钟程序正好停着：回来补上，会开始以后才回来就不补', async () => {
  const b = await meetingBench()
  await b.at(at('13:20'))
  await b.at(at('13:52'))
  expect(b.inGroup().filter((t) => t.includes('早班'))).toHaveLength(1)
  await b.at(at('14:02'))
  expect(b.shows(2, '二五安全会')).toContain('开会')
  await b.at(at('20:16'))
  expect(b.inGroup().filter((t) => t.includes('夜班'))).toEqual([])
})

test('一个一个都点过了：名就点完了，不用再点“其余全到”', async () => {
  const b = await meetingBench()
  await b.at(at('13:27'))
  await b.at(at('14:02'))
  await b.taps(2, '开会')
  const { id } = await b.meetingOf('早班')
  await b.taps(2, '点名')
  await b.fills(2, { who: [b.id(2), b.id(3), b.id(4)], what: 'present' })
  expect((await meetingById(b.world.db, id))?.rollTakenAt).toBeNull()
  await b.fills(2, { who: [b.id(5), b.id(6), b.id(7)], what: 'late' })
  expect((await meetingById(b.world.db, id))?.rollTakenAt).not.toBeNull()
  await b.taps(2, '返回')
  expect(b.shows(2, '二五安全会')).toContain('改点名')
  expect((await b.taps(2, '散会')).toast?.type).toBe('success')
})
