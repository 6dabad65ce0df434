import { expect, test } from 'vitest'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { papers } from '../../src/domain/papers/schema.ts'
import { attendanceOf } from '../../src/features/meetings/store.ts'
import { surfer } from '../pages/surfer.ts'
import { aQuestion, at, heldSession, type MeetingStage, meetingBench, read } from './stage.ts'

const bank = [
  aQuestion(1, { subject: '应急避灾', stem: '冒烟了先做什么' }),
  aQuestion(2, { subject: '应急避灾', stem: '自救器多久内戴好' }),
  aQuestion(3, { subject: '机电', stem: '开关怎么停电' }),
]
const ledger = async (b: MeetingStage, n: number) =>
  (await b.world.db.read.select().from(confirmations))
    .filter((c) => c.memberId === b.id(n))
    .map((c) => `${c.subject.split('/')[0]}:${c.stage}${c.late ? ':补' : ''}`)

/** The session of the early shift is over, and what follows has been seen to. */
const over = async (b: MeetingStage) => {
  const meeting = await heldSession(b)
  await b.taps(2, '写记录')
  await b.fills(2, {
    place: '队部',
    host: '职工0002',
    recorder: '职工0003',
    topics: '学顶板案例',
    resolution: '多敲帮问顶',
  })
  b.clockTo(at('15:00'))
  await b.taps(2, '散会')
  await b.at(at('15:04'))
  return meeting
}

test('缺了会：收到补课卡，看记录、答一题；答对就算补上，台账写明是补的', async () => {
  const b = await meetingBench({ bank })
  const { id } = await over(b)
  const told = b.shows(4, '补课：3月3日')
  expect(told).toContain('**缺**')
  expect(told).toContain('**3月10日**前补上')
  expect(told).toContain('多敲帮问顶')
  await b.as(4).clicks(b.cardOf(4, '补课：'), '看完了，答一题')
  await b.settle()
  expect((await b.as(4).clicks(b.cardOf(4, '补课：'), '看完了，答一题')).toast?.content).toContain('在上面')
  await b.as(4).clicks(b.cardOf(4, '会后一题'), 'B')
  await b.settle()
  expect(b.shows(4, '会后一题')).toContain('这次课补上了')
  expect(await attendanceOf(b.world.db, id, b.id(4))).toMatchObject({ state: 'absent', madeUp: 'question' })
  expect(await ledger(b, 4)).toEqual(['meeting:learned:补', 'meeting:understood:补'])
  expect((await b.world.db.read.select().from(attempts)).map((a) => a.source)).toEqual(['meeting'])
  expect((await b.as(4).clicks(b.cardOf(4, '补课：'), '看完了，答一题')).toast?.content).toContain('已经补过了')
})

test('答错了不算补上，再要一题；题用完了找主持人当面补', async () => {
  const b = await meetingBench({ bank: bank.slice(0, 2) })
  const { id } = await over(b)
  const card = b.cardOf(4, '补课：')
  for (const _ of [1, 2]) {
    await b.as(4).clicks(card, '看完了，答一题')
    await b.settle()
    await b.as(4).clicks(b.cardOf(4, '会后一题'), 'A')
    await b.settle()
  }
  expect((await b.as(4).clicks(card, '看完了，答一题')).toast?.content).toContain('当面补')
  expect((await attendanceOf(b.world.db, id, b.id(4)))?.madeUpAt).toBeNull()
  expect(await ledger(b, 4)).toEqual(['meeting:learned:补'])
  const s = surfer(b, 'ou_0001')
  await s.opens(`/meetings/${id}`)
  const page = await s.sends(`/meetings/${id}/in-person`, { member: b.id(4) })
  expect(page.words).toContain('已登记当面补课')
  expect(page.words).toContain('已补（当面）')
})

test('到了会的，有学习内容才有一题；没学习内容的会不追着问', async () => {
  const b = await meetingBench({ bank })
  await over(b)
  expect(await b.world.db.read.select().from(papers)).toHaveLength(0)
})

test('周五的一培并在二五会里：到会的每人一题，题目是那天讲的；答对记懂了', async () => {
  const friday = '2026-03-06'
  const b = await meetingBench({ bank, start: at('08:00', friday) })
  await b.at(at('13:27', friday))
  await b.at(at('14:02', friday))
  expect(b.inGroup().at(-1)).toContain('应急避灾')
  await b.taps(2, '开会')
  await b.taps(2, '其余全到')
  await b.taps(2, '散会')
  await b.at(at('14:04', friday))
  const asked = b.shows(5, '会后一题')
  expect(asked).toMatch(/冒烟了|自救器/)
  await b.as(5).clicks(b.cardOf(5, '会后一题'), 'B')
  await b.settle()
  expect(await ledger(b, 5)).toEqual(['meeting:learned', 'meeting:understood'])
  expect((await b.world.db.read.select().from(papers)).map((p) => p.memberId)).not.toContain(b.id(7))
})

test('周一只有一周三培：每个班一场，讲岗位标准', async () => {
  const monday = '2026-03-02'
  const b = await meetingBench({ start: at('08:00', monday) })
  await b.at(at('13:37', monday))
  await b.at(at('13:40', monday))
  const card = b.inGroup().find((t) => t.includes('一周三培')) ?? ''
  expect(card).toContain('岗位标准')
  expect((await b.all()).every((m) => m.kind === 'training')).toBe(true)
})

test('“我到了”：主持人核对，属实就改成到，原来记的也留着；只核对一次', async () => {
  const b = await meetingBench({ bank })
  const { id } = await over(b)
  const card = b.cardOf(4, '补课：')
  await b.as(4).clicks(card, '我到了')
  await b.settle()
  expect(b.shows(2, '有人说自己到了')).toContain('职工0004')
  const ask = b.cardOf(2, '有人说自己到了')
  expect((await b.as(2).clicks(ask, '属实')).toast?.type).toBe('success')
  await b.settle()
  expect(await attendanceOf(b.world.db, id, b.id(4))).toMatchObject({
    ...{ state: 'present', before: 'absent', claim: 'granted' },
  })
  expect(b.inbox(4).map(read).join()).toContain('改成“到”')
  const me = await surfer(b, 'ou_0004').opens('/me')
  expect(me.words).toContain('会议出勤')
  expect(me.words).toContain('属实，已改')
})

test('核对没有通过：照样可以补课；自己不能核对自己', async () => {
  const b = await meetingBench({ bank })
  const { id } = await over(b)
  await b.as(4).clicks(b.cardOf(4, '补课：'), '我到了')
  await b.settle()
  await b.as(2).clicks(b.cardOf(2, '有人说自己到了'), '不属实')
  await b.settle()
  expect(b.shows(4, '补课：')).toContain('没有改')
  await b.as(4).clicks(b.cardOf(4, '补课：'), '看完了，答一题')
  expect((await attendanceOf(b.world.db, id, b.id(4)))?.claim).toBe('refused')
  const s = surfer(b, 'ou_0002')
  await s.opens(`/meetings/${id}`)
  const own = await s.sends(`/meetings/${id}/amend`, { member: b.id(2), state: 'absent' })
  expect(own.status).toBe(404)
})

test('快到期再提醒一次；过了七天就不能在卡上补了', async () => {
  const b = await meetingBench({ bank })
  await over(b)
  // On a day with much to say it is a line among others.
  const told = () => b.inbox(4).filter((m) => /补课：|补3月3日的二五安全会/.test(read(m))).length
  const before = told()
  await b.at(at('10:23', '2026-03-09'))
  await b.at(at('14:07', '2026-03-09'))
  expect(told()).toBe(before + 1)
  const card = b.cardOf(4, '补课：')
  b.clockTo(at('15:10', '2026-03-10'))
  expect((await b.as(4).clicks(card, '看完了，答一题')).toast?.content).toContain('时间过了')
})

test('散会后的事做了一半程序没了：再来一次，谁也不会收到两遍', async () => {
  const b = await meetingBench({ bank })
  await over(b)
  const { followUp } = await import('../../src/features/meetings/follow-up.ts')
  const { meetings } = await import('../../src/features/meetings/schema.ts')
  const before = b.inbox(4).length
  await b.world.db.commit((to) => [to.update(meetings).set({ followedUpAt: null })])
  await followUp(b.world)
  await b.settle()
  expect(b.inbox(4)).toHaveLength(before)
})

test('会后一题只来了一行字：发“会议”就能答；答过了、过期了就不再来', async () => {
  const friday = '2026-03-06'
  const b = await meetingBench({ bank, start: at('08:00', friday) })
  await b.at(at('14:02', friday))
  await b.taps(2, '开会')
  await b.taps(2, '其余全到')
  await b.as(5).says('bot', '免打扰 3天')
  await b.settle()
  await b.taps(2, '散会')
  await b.at(at('14:04', friday))
  expect(b.shows(5, '会后一题')).toBe('')
  await b.as(5).says('bot', '会议')
  await b.settle()
  expect(b.shows(5, '我的会议')).toContain('会后一题没答')
  // It began before its time and is over: there is nowhere to go any more.
  expect(b.shows(5, '我的会议')).not.toContain('3月6日 14:30')
  await b.as(5).clicks(b.cardOf(5, '应急避灾 · 单选'), 'B')
  await b.settle()
  expect(await ledger(b, 5)).toEqual(['meeting:learned', 'meeting:understood'])
  await b.as(5).says('bot', '会议')
  await b.settle()
  expect(b.shows(5, '我的会议')).not.toContain('会后一题')
  b.clockTo(at('14:10', '2026-03-09'))
  await b.as(6).says('bot', '会议')
  await b.settle()
  expect(b.shows(6, '我的会议')).not.toContain('会后一题')
})

test('要补的课多过三次：说先补哪几次，不说全在下面', async () => {
  const { mineCard } = await import('../../cards/meetings/mine.card.ts')
  const said = (makeUps: number) =>
    JSON.stringify(mineCard({ next: [], checks: 0, makeUps, shown: Math.min(makeUps, 3), leads: false }))
  expect(said(2)).toContain('有 2 次课要补，卡片在下面')
  expect(said(5)).toContain('有 5 次课要补，下面是先到期的 3 次')
})

test('散会以后才写记录：没到的人手里的补课卡跟着有了记录，补过的不动', async () => {
  const b = await meetingBench({ bank })
  await heldSession(b)
  await b.taps(2, '改点名')
  await b.fills(2, { who: [b.id(6)], what: 'leave' })
  await b.taps(2, '返回')
  b.clockTo(at('15:00'))
  await b.taps(2, '散会')
  await b.at(at('15:04'))
  expect(b.shows(4, '补课：')).toContain('会议记录还没写好')
  await b.as(6).clicks(b.cardOf(6, '补课：'), '看完了，答一题')
  await b.settle()
  await b.as(6).clicks(b.cardOf(6, '会后一题'), 'B')
  await b.settle()
  await b.taps(2, '写记录')
  const words = { place: '', host: '职工0002', recorder: '', topics: '学顶板案例', resolution: '多敲帮问顶' }
  await b.fills(2, words)
  await b.settle()
  expect(b.shows(4, '补课：')).toContain('多敲帮问顶')
  expect(b.shows(6, '补课：')).not.toContain('多敲帮问顶')
})
