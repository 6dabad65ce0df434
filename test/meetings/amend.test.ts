import { expect, test } from 'vitest'
import { attendanceOf } from '../../src/features/meetings/store.ts'
import { surfer } from '../pages/surfer.ts'
import { tapsOld } from '../quiz/old-card.ts'
import { aQuestion, at, heldSession, type MeetingStage, meetingBench } from './stage.ts'

const bank = [aQuestion(1, { subject: '应急避灾', stem: '冒烟了先做什么' })]

/** The early shift's session is over and followed up; 4 was missing. The secretary has its page before them. */
const over = async () => {
  const b = await meetingBench({ bank })
  const { id } = await heldSession(b)
  b.clockTo(at('15:00'))
  await b.taps(2, '散会')
  await b.at(at('15:04'))
  const s = surfer(b, 'ou_0001')
  const amend = async (member: number, state: string) => {
    await s.opens(`/meetings/${id}`)
    const page = await s.sends(`/meetings/${id}/amend`, { member: b.id(member), state })
    await b.settle()
    return page
  }
  const line = (n: number) => attendanceOf(b.world.db, id, b.id(n))
  return { b, id, s, amend, line }
}
const claims = (b: MeetingStage) => b.as(4).clicks(b.cardOf(4, '补课：'), '我到了')

test('散会以后改成没到：本人收到补课卡，写的是现在记的；说“我到了”，核对的人也看得到', async () => {
  const { b, amend, line } = await over()
  expect(b.shows(6, '补课：')).toBe('')
  await b.at(at('16:00', '2026-03-11'))
  expect((await amend(6, 'absent')).words).toContain('（原来记“到”）')
  await b.at(at('16:04', '2026-03-11'))
  const told = b.shows(6, '补课：')
  expect(told).toContain('点名记的是“**缺**”')
  expect(told).toContain('**3月18日**前补上')
  await b.as(6).clicks(b.cardOf(6, '补课：'), '我到了')
  await b.settle()
  expect(b.shows(2, '有人说自己到了')).toContain('点名记的是“缺”')
  await b.as(2).clicks(b.cardOf(2, '有人说自己到了'), '属实')
  await b.settle()
  expect(await line(6)).toMatchObject({ state: 'present', before: 'present', claim: 'granted' })
})

test('说了“我到了”，书记先在网页上改了：算核对过了，主持人再点不改什么，本人手里的卡也变了', async () => {
  const { b, amend, line } = await over()
  await claims(b)
  await b.settle()
  await amend(4, 'present')
  expect(b.shows(4, '补课：')).toContain('改成“到”')
  const judged = await b.as(2).clicks(b.cardOf(2, '有人说自己到了'), '不属实')
  expect(judged.toast?.content).toContain('已经有人核对过了')
  await b.settle()
  expect(await line(4)).toMatchObject({ state: 'present', before: 'absent', claim: 'granted' })
})

test('改成假：卡上写假，照样可以补；当面补了，卡上写补上了', async () => {
  const { b, id, s, amend } = await over()
  await amend(4, 'leave')
  expect(b.shows(4, '补课：')).toContain('点名记的是“**假**”')
  await s.sends(`/meetings/${id}/in-person`, { member: b.id(4) })
  await b.settle()
  expect(b.shows(4, '补课：')).toContain('已补课')
})

test('核对没有通过，再点旧卡上的“我到了”：说核对过了，没有改', async () => {
  const { b } = await over()
  const card = b.cardOf(4, '补课：')
  const old = structuredClone(b.feishu.message(card)?.content ?? '')
  await claims(b)
  await b.settle()
  await b.as(2).clicks(b.cardOf(2, '有人说自己到了'), '不属实')
  await b.settle()
  expect(await tapsOld(b, 4, card, old, '我到了')).toContain('核对过了')
})

test('说了“我到了”一天没人核对：主持人和书记各再收到一次；谁核对了，两个人手里的卡都变', async () => {
  const { b, line } = await over()
  await claims(b)
  await b.settle()
  expect(b.shows(1, '有人说自己到了')).toBe('')
  await b.at(at('10:40', '2026-03-11'))
  expect(b.shows(1, '有人说自己到了')).toBe('')
  await b.at(at('16:40', '2026-03-11'))
  await b.at(at('10:40', '2026-03-12'))
  await b.at(at('16:40', '2026-03-12'))
  expect(b.shows(1, '有人说自己到了')).toContain('点名记的是“缺”')
  await b.as(1).clicks(b.cardOf(1, '有人说自己到了'), '属实')
  await b.settle()
  expect(await line(4)).toMatchObject({ state: 'present', before: 'absent', claim: 'granted' })
  for (const judge of [1, 2]) expect(b.shows(judge, '有人说自己到了')).toContain('已改成“到”')
  await b.at(at('16:40', '2026-03-13'))
  const shown = b
    .as(2)
    .sees('bot')
    .filter((m) => m.content.includes('有人说自己到了'))
  expect(shown).toHaveLength(2)
  expect(shown.every((m) => m.content.includes('已改成“到”'))).toBe(true)
})
