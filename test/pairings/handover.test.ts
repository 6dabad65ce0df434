import { expect, test } from 'vitest'
import { historyOf } from '../../src/domain/mentorships/store.ts'
import { declareTie } from '../../src/domain/mentorships/ties.ts'
import { group, person } from '../bench.ts'
import { click, idOf, lastPrivate, leave, mentorOf, pairingBench, people, privately, read, say } from './stage.ts'

test('书记提出，双方都点确认才换人；职工在单聊里知道', async () => {
  const b = await pairingBench()
  await say(b, 1, '交接 职工0005 给 职工0003，因为调到二班')
  expect(read(lastPrivate(b, 3))).toContain('调到二班')
  expect((await click(b, 2, '确认')).toast?.content).toContain('等另一位确认')
  expect(await mentorOf(b, 5)).toBe('0002')
  expect(read(lastPrivate(b, 3))).toContain('已确认')
  expect((await click(b, 3, '确认')).toast?.content).toContain('已完成')
  expect(await mentorOf(b, 5)).toBe('0003')
  expect(privately(b, 5).at(-1)).toContain('从今天起由 **职工0003')
  expect(read(lastPrivate(b, 2))).toContain('交接已完成')
  expect(privately(b, 1).at(-1)).toContain('交接已完成')
  const history = await historyOf(b.world.db, await idOf(b, 5))
  expect(history.map((h) => [h.mentor.staffNo, h.pairing.endedWhy, h.pairing.reason])).toEqual([
    ['0003', null, '调到二班'],
    ['0002', 'handed-over', ''],
  ])
})

test('包保人自己提出就算自己确认，一次交接全部', async () => {
  const b = await pairingBench()
  await say(b, 2, '交接 全部 给 0003')
  expect((await click(b, 3, '确认')).toast?.type).toBe('success')
  expect(await Promise.all([5, 6, 7].map((n) => mentorOf(b, n)))).toEqual(['0003', '0003', '0003'])
})

test('不同意要点一个原因，提出的人会知道，包保不变', async () => {
  const b = await pairingBench()
  await say(b, 1, '交接 0005 给 0003')
  expect((await click(b, 3, '不同意')).card()).toContain('为什么不同意')
  expect((await click(b, 3, '再想想')).card()).not.toContain('为什么不同意')
  await click(b, 3, '不同意')
  await click(b, 3, '忙不过来')
  expect(privately(b, 1).at(-1)).toContain('职工0003没有同意：忙不过来')
  expect(await mentorOf(b, 5)).toBe('0002')
  expect(b.log.lines.some((l) => JSON.stringify(l).includes('忙不过来'))).toBe(false)
})

test('过时的卡片答的是真正的结果；点两下也只记一次', async () => {
  const b = await pairingBench()
  await say(b, 1, '交接 0005 给 0003')
  const old = structuredClone(lastPrivate(b, 2))
  await Promise.all([b.as(2).clicks(old?.messageId ?? '', '确认'), b.as(2).clicks(old?.messageId ?? '', '确认')])
  await click(b, 1, '撤回')
  expect(read(b.feishu.message(old?.messageId ?? ''))).toContain('提出的人已经撤回')
  await say(b, 1, '交接 0005 给 0003')
  const third = lastPrivate(b, 3)?.messageId ?? ''
  await click(b, 2, '确认')
  await Promise.all([b.as(3).clicks(third, '确认'), b.as(3).clicks(third, '确认')])
  await b.settle()
  expect(await mentorOf(b, 5)).toBe('0003')
  expect(await historyOf(b.world.db, await idOf(b, 5))).toHaveLength(2)
  expect(privately(b, 5)).toHaveLength(1)
})

test('现包保人走了，新包保人一个人确认就行', async () => {
  const b = await pairingBench()
  await say(b, 1, '交接 0005 给 0003')
  await leave(b, 2)
  expect((await click(b, 3, '确认')).toast?.type).toBe('success')
  expect(await mentorOf(b, 5)).toBe('0003')
})

test('还没有包保人的，新包保人一个人确认就行', async () => {
  const b = await pairingBench()
  await say(b, 1, '交接 0008 给 0003')
  expect(read(lastPrivate(b, 3))).toContain('还没有')
  await click(b, 3, '确认')
  expect(await mentorOf(b, 8)).toBe('0003')
  expect(privately(b, 8).at(-1)).toContain('你有包保人了')
})

test('等确认的时候满了七个：两人都确认了也办不成，只告诉书记', async () => {
  const full = Array.from({ length: 6 }, (_, i) => person(20 + i, { mentorStaffNo: '0003' }))
  const b = await pairingBench({ people: [...people, ...full] })
  await say(b, 1, '交接 0005 给 0003')
  await say(b, 1, '交接 0008 给 0003')
  await click(b, 2, '确认')
  const [first, second] = b
    .as(3)
    .sees('bot')
    .filter((m) => m.content.includes('"content":"确认"'))
  await b.as(3).clicks(second?.messageId ?? '', '确认')
  const { toast } = await b.as(3).clicks(first?.messageId ?? '', '确认')
  await b.settle()
  expect([toast?.type, toast?.content]).toEqual(['warning', expect.stringContaining('已到人数上限')])
  expect(await mentorOf(b, 5)).toBe('0002')
  expect(privately(b, 1).at(-1)).toContain('交接后会有 8 人，上限是 7 人')
  expect(privately(b, 2).some((t) => t.includes('包保人数到上限'))).toBe(false)
})

test.each([
  ['0005 给 0006', '不是党员'],
  ['0005 给 0005', '不能是自己'],
  ['0005 给 0002', '本来就由这位包保'],
  ['没有这个人 给 0003', '没有找到'],
  ['0005', '请这样发'],
])('「交接 %s」办不了，说明白为什么', async (words, why) => {
  const b = await pairingBench()
  await say(b, 1, `交接 ${words}`)
  expect(read(lastPrivate(b, 1))).toContain(why)
  expect(privately(b, 3)).toEqual([])
})

test('同名的用工号问回来；不在权限里的和没有的人一样', async () => {
  const twins = [person(31, { name: '同名的人' }), person(32, { name: '同名的人', team: '采煤二班' })]
  const b = await pairingBench({ people: [...people, ...twins] })
  await say(b, 1, '交接 同名的人 给 0003')
  expect(read(lastPrivate(b, 1))).toMatch(/0031　采煤一班\n0032　采煤二班/)
  await say(b, 5, '交接 0006 给 0003')
  const words = () => read(lastPrivate(b, 5)).replace(/№.*/, '')
  const foreign = words()
  await say(b, 5, '交接 9999 给 0003')
  expect(words()).toBe(foreign.replace('0006', '9999'))
  await say(b, 3, '交接 0006 给 0004')
  expect(read(lastPrivate(b, 3))).toContain('没有找到')
})

test('七天没人确认就作废，提出的人知道；别人的卡片点不动', async () => {
  const b = await pairingBench({ policy: { adminChat: group } })
  await say(b, 1, '交接 0005 给 0003')
  const card = lastPrivate(b, 3)?.messageId ?? ''
  b.clockTo('2026-03-09T09:05:00+08:00')
  expect((await b.as(3).clicks(card, '确认')).toast?.content).toContain('已经过期')
  await b.at('2026-03-09T09:11:00+08:00')
  await b.at('2026-03-10T08:00:00+08:00')
  expect(privately(b, 1).join('\n')).toMatch(/到期没有都确认|包保交接 · 已过期：职工0005/)
  expect(await mentorOf(b, 5)).toBe('0002')
})

test('等确认的时候，职工已经另有安排：作废并说明', async () => {
  const b = await pairingBench()
  await say(b, 1, '交接 0005 给 0003')
  await click(b, 2, '确认')
  await leave(b, 5)
  expect((await click(b, 3, '确认')).card()).toContain('情况已经变了')
  expect(privately(b, 1).at(-1)).toContain('情况已经变了')
})

test('一个人同时只能有一件交接在等', async () => {
  const b = await pairingBench()
  await say(b, 1, '交接 0005 给 0003')
  await say(b, 2, '交接 全部 给 0004')
  expect(read(lastPrivate(b, 2))).toContain('已经有一件交接')
  expect(privately(b, 4)).toEqual([])
})

test('利益关系只有书记看得到：包保人提出时只说不适合', async () => {
  const b = await pairingBench()
  const [one, other, by] = await Promise.all([idOf(b, 5), idOf(b, 3), idOf(b, 1)])
  await declareTie(b.world, { one, other, kind: 'relative', by })
  await say(b, 2, '交接 0005 给 0003')
  expect(read(lastPrivate(b, 2))).toContain('不适合结成包保')
  await say(b, 1, '交接 0005 给 0003')
  expect(read(lastPrivate(b, 1))).toContain('登记过的利益关系')
})
