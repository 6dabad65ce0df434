import { expect, test } from 'vitest'
import { mute } from '../../src/domain/disturbance/mutes.ts'
import type { Writer, Writes } from '../../src/platform/db/db.ts'
import { person } from '../bench.ts'
import { read, type Stage } from '../study/stage.ts'
import { day, last, meBench, memberOf, states, tell, titles } from './stage.ts'

test('一天主动找人两次；第三件、第四件第二天合成一张汇总，一件不丢', async () => {
  const b = await meBench(day('09:00'))
  for (const what of ['甲', '乙', '丙', '丁']) await tell(b, 1, what)
  expect(titles(b, 1)).toEqual(['甲', '乙'])
  await b.at(day('21:00'))
  expect(titles(b, 1)).toEqual(['甲', '乙'])
  await b.at(day('00:02', '2026-03-03'))
  expect(titles(b, 1)).toEqual(['甲', '乙'])
  await b.at(day('07:02', '2026-03-03'))
  expect(titles(b, 1)).toEqual(['甲', '乙', '攒下的提醒'])
  const digest = read(last(b, 1))
  expect(digest.indexOf('丙')).toBeGreaterThan(0)
  expect(digest.indexOf('丁')).toBeGreaterThan(digest.indexOf('丙'))
  expect(digest).not.toContain('甲')
  await tell(b, 1, '戊')
  await tell(b, 1, '己')
  expect(titles(b, 1)).toEqual(['甲', '乙', '攒下的提醒', '戊'])
})

test('夜里攒下的：放得下就各发各的，放不下就一张汇总', async () => {
  const b = await meBench(day('22:00'))
  for (const what of ['甲', '乙']) await tell(b, 1, what)
  for (const what of ['甲', '乙', '丙']) await tell(b, 2, what)
  await b.at(day('06:57', '2026-03-03'))
  expect([titles(b, 1), titles(b, 2)]).toEqual([[], []])
  await b.at(day('07:02', '2026-03-03'))
  expect(titles(b, 1)).toEqual(['甲', '乙'])
  expect(read(last(b, 1))).toContain('整张卡片：乙')
  expect(titles(b, 2)).toEqual(['攒下的提醒'])
  expect(read(last(b, 2))).toContain('这 3 条')
})

test('安全的事不占条数、不等天亮，也不受免打扰', async () => {
  const b = await meBench(day('22:00'))
  await b.as(1).says('bot', '免打扰 3天')
  await b.settle()
  await tell(b, 1, '停', { kind: 'stop-work' })
  for (const what of ['险一', '险二', '险三']) await tell(b, 1, what, { kind: 'danger' })
  expect(titles(b, 1)).toEqual(['免打扰已打开', '停', '险一', '险二', '险三'])
  await b.as(1).says('bot', '我的设置')
  await b.settle()
  const settings = read(last(b, 1))
  expect(settings).toContain('用了 0/2 条')
  expect(settings).toContain('险情　险三')
})

test('快到睡觉的时候不再写信，留到早上', async () => {
  const b = await meBench(day('21:17'))
  await tell(b, 1, '甲')
  b.clockTo(day('21:19'))
  await tell(b, 1, '乙')
  expect(titles(b, 1)).toEqual(['甲'])
  await b.at(day('07:02', '2026-03-03'))
  expect(titles(b, 1)).toEqual(['甲', '乙'])
})

/** Feishu takes nothing for an hour. */
const outage = (b: Stage, letters: number) => {
  for (let i = 0; i < letters; i++) b.feishu.faults.next.push({ code: 99991400, resetSeconds: 3600 })
}

test('飞书断了：过了好时候的信收回来，不在夜里补发，早上才到，条数也还给他', async () => {
  const b = await meBench(day('21:00'))
  outage(b, 1)
  await tell(b, 1, '甲')
  expect(titles(b, 1)).toEqual([])
  for (const time of ['21:40', '21:41', '22:05', '23:59']) await b.at(day(time))
  expect(titles(b, 1)).toEqual([])
  expect(await states(b)).toEqual({ 甲: 'waiting' })
  await b.at(day('07:02', '2026-03-03'))
  expect(titles(b, 1)).toEqual(['甲'])
  await tell(b, 1, '乙')
  expect(titles(b, 1)).toEqual(['甲', '乙'])
})

test('断的时候正好是汇总：里面的事都还在，下一张汇总里见', async () => {
  const b = await meBench(day('22:00'))
  for (const what of ['甲', '乙', '丙']) await tell(b, 1, what)
  // What the night's jobs ask of Feishu is over before the outage begins.
  await b.at(day('06:30', '2026-03-03'))
  outage(b, 1)
  await b.at(day('07:02', '2026-03-03'))
  expect(titles(b, 1)).toEqual([])
  for (const time of ['07:20', '07:21', '08:30']) await b.at(day(time, '2026-03-03'))
  expect(titles(b, 1)).toEqual(['攒下的提醒'])
  for (const what of ['甲', '乙', '丙']) expect(read(last(b, 1))).toContain(what)
})

test('信写好了还没走，人请了假：收回来，假里不发', async () => {
  const b = await meBench(day('09:00'))
  outage(b, 1)
  await tell(b, 1, '甲')
  b.clockTo(day('09:03'))
  // What registers a leave commits this beside it; here the wish not to be disturbed stands for the leave.
  const writes = (to: Writer) =>
    mute(to, b.world, { memberId, until: new Date(day('09:00', '2026-03-09')), eventId: 'e1' })
  const memberId = await memberOf(b, 1)
  await b.world.db.commit((to) => writes(to) as unknown as Writes)
  for (const time of ['09:04', '10:30', '20:00']) await b.at(day(time))
  await b.at(day('12:00', '2026-03-05'))
  expect(titles(b, 1)).toEqual([])
  await b.at(day('09:02', '2026-03-09'))
  expect(titles(b, 1)).toEqual(['攒下的提醒'])
})

test('过了时候的不发，也不进汇总', async () => {
  const b = await meBench(day('22:00'))
  await tell(b, 1, '早饭前的事', { expiresAt: day('06:00', '2026-03-03') })
  await tell(b, 1, '上午的事', { expiresAt: day('12:00', '2026-03-03') })
  await tell(b, 1, '早就过了的事', { expiresAt: day('21:00') })
  await b.at(day('07:02', '2026-03-03'))
  expect(titles(b, 1)).toEqual(['上午的事'])
  expect(await states(b)).toEqual({ 早饭前的事: 'expired', 上午的事: 'sent' })
})

test('没有账号的、离开的人，不写也不留着', async () => {
  const { account, ...noAccount } = person(2)
  const b = await meBench(day('22:00'), { people: [person(1), noAccount] })
  await tell(b, 2, '甲')
  expect(await states(b)).toEqual({})
})

test('同一件事说两遍，只算一件', async () => {
  const b = await meBench(day('09:00'))
  for (const what of ['甲', '甲', '乙', '丙', '丙']) await tell(b, 1, what)
  expect(titles(b, 1)).toEqual(['甲', '乙'])
  await b.at(day('07:02', '2026-03-03'))
  expect(read(last(b, 1))).toContain('这 1 条')
})

test('要他点的卡片不缩成一行字：今天满了明天发，免打扰以后也还是整张', async () => {
  const b = await meBench(day('09:00'))
  for (const what of ['甲', '乙', '丙']) await tell(b, 1, what)
  for (const what of ['批一', '批二']) await tell(b, 1, what, { kind: 'approval' })
  expect(titles(b, 1)).toEqual(['甲', '乙'])
  await b.as(1).says('bot', '我的设置')
  await b.settle()
  await b.at(day('07:02', '2026-03-03'))
  expect(titles(b, 1).slice(3)).toEqual(['批一', '攒下的提醒'])
  expect(await states(b)).toMatchObject({ 丙: 'digested', 批二: 'waiting' })
  await b.as(1).says('bot', '免打扰 1天')
  await b.at(day('07:02', '2026-03-04'))
  await b.at(day('07:07', '2026-03-04'))
  expect(titles(b, 1).at(-1)).toBe('批二')
  expect(read(last(b, 1))).toContain('整张卡片：批二')
})

test('夜里写下的，早上之前登记了请假：假里一条不发，假满那天早上才到', async () => {
  const people = [person(1), person(2, { roles: ['team-leader'] })]
  const b = await meBench(day('22:00'), { people })
  await tell(b, 1, '甲')
  await b.as(2).says('bot', '请假 0001 3天 3-3')
  await b.settle()
  for (const date of ['2026-03-03', '2026-03-04', '2026-03-05'])
    for (const time of ['07:02', '09:12', '20:17']) await b.at(day(time, date))
  expect(titles(b, 1)).toEqual([])
  expect(await states(b)).toEqual({ 甲: 'waiting' })
  await b.at(day('07:02', '2026-03-06'))
  expect(titles(b, 1)).toEqual(['甲'])
})
