import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { group } from '../bench.ts'
import { beforeShift, gapBench, point, privately, read } from './stage.ts'

test('一圈走完：班前会前告诉主持人问谁，问会了；包保人带着在现场做对了，过关，本人收到一句热乎话', async () => {
  const b = await gapBench()
  await b.opens(5)
  await b.at(beforeShift)
  const list = b.holding(4, '职工0005')
  expect(read(b.feishu.message(list))).toContain(point)
  expect(read(b.feishu.message(list))).not.toContain('听声辨险')
  const one = await b.click(4, '职工0005')
  expect(one.shows()).toContain('敲帮问顶应当由谁来做')
  expect(one.shows()).not.toContain('听声辨险')
  expect(b.feishu.message(list)?.content).not.toContain('"answer"')
  expect((await b.click(4, '看答案', list)).shows()).toContain('听声辨险')
  expect((await b.click(4, '会', list)).toast?.content).toBe('已记下')
  expect(read(b.feishu.message(list))).toContain('都问过了')

  await b.at('2026-03-02T13:00:00+08:00')
  await b.at('2026-03-03T10:17:00+08:00')
  const help = b.holding(2, '做对了')
  expect(read(b.feishu.message(help))).toContain('请和 **职工0005（采煤一班）** 一起做：**敲帮问顶**')
  await b.click(2, '已给他讲过', help)
  const done = await b.shows(2, '2026-03-03', '做对了', help)
  expect(done.toast?.content).toContain('过关')
  expect(done.shows()).toContain('过关了，谢谢')
  expect((await b.gapsNow(5))[0]?.gap).toMatchObject({ closedBy: b.id(2), closedWhy: 'shown' })
  await b.at('2026-03-03T10:40:00+08:00')
  await b.at('2026-03-03T12:20:00+08:00')
  expect(privately(b, 5).join('\n')).toContain('“敲帮问顶”你会说也会做了')

  const lines = (await b.world.db.read.select().from(confirmations)).filter((c) => c.subject.startsWith('gap/'))
  expect(
    lines.map(
      (l) =>
        `${l.kind}:${l.stage}:${l.confirmedBy === b.id(2) ? '包保人' : l.confirmedBy === b.id(4) ? '班组长' : '?'}`,
    ),
  ).toEqual(['study:learned:班组长', 'preshift:understood:班组长', 'site:done:包保人', 'site:confirmed:包保人'])
  expect(await b.world.db.read.select().from(attempts)).toMatchObject([
    { source: 'preshift', memberId: b.id(5), point, correct: true },
  ])
  // Nobody's name came into the group.
  expect(b.feishu.messages(group).filter((m) => m.content.includes('职工0005'))).toEqual([])
})

test('一个班最多问三个人，每人一题；问过的三天内不再问', async () => {
  const b = await gapBench()
  for (const n of [5, 6, 7, 8]) {
    await b.opens(n)
    await b.opens(n, { point: '瓦斯', questionId: 'q2' as never })
  }
  await b.at(beforeShift)
  const list = b.holding(4, '职工0005')
  const text = read(b.feishu.message(list))
  expect(['职工0005', '职工0006', '职工0007', '职工0008'].filter((name) => text.includes(name))).toHaveLength(3)
  for (const n of [5, 6, 7]) {
    await b.click(4, `职工000${n}`, list)
    await b.click(4, '不会', list)
  }
  const cards = () =>
    b
      .as(4)
      .sees('bot')
      .filter((m) => m.content.includes('班前抽问')).length
  const before = cards()
  // 再来一趟，同一个班不再发。
  await b.at('2026-03-02T12:39:00+08:00')
  expect(cards()).toBe(before)
  await b.at('2026-03-03T12:34:00+08:00')
  const next = read(
    b
      .as(4)
      .sees('bot')
      .findLast((m) => m.content.includes('班前抽问')),
  )
  expect(next).toContain('职工0008')
})

test('升井以后补：72 小时内记得上，做的日子和记的日子分开；再晚记不上', async () => {
  const b = await gapBench()
  const id = await b.opens(5)
  await b.at(beforeShift)
  const list = b.holding(4, '职工0005')
  await b.click(4, '职工0005', list)
  b.clockTo('2026-03-03T20:00:00+08:00')
  expect((await b.click(4, '提示后会', list)).toast?.content).toBe('已记下')
  const [step] = (await b.gapsNow(5))[0]?.steps ?? []
  expect(step?.occurredAt.toISOString()).toBe(new Date('2026-03-02T14:00:00+08:00').toISOString())
  expect(step?.recordedAt.toISOString()).toBe(new Date('2026-03-03T20:00:00+08:00').toISOString())
  await b.at('2026-03-04T10:17:00+08:00')
  const help = b.holding(2, '做对了')
  b.clockTo('2026-03-06T15:00:00+08:00')
  expect((await b.shows(2, '2026-03-03', '做对了', help)).toast?.content).toContain('超过 72 小时')
  expect((await b.shows(2, '2026-03-07', '做对了', help)).toast?.content).toContain('还没到')
  expect((await b.shows(2, '2026-03-04', '提示后做对', help)).toast?.content).toBe('已记下')
  expect((await b.gapsNow(5))[0]?.gap).toMatchObject({ id, closedAt: null })
})

test('连点两次、换个结果再点：一张名单上一个人只记一次；两台设备同时点也一样', async () => {
  const b = await gapBench()
  await b.opens(5)
  await b.at(beforeShift)
  const list = b.holding(4, '职工0005')
  await b.click(4, '职工0005', list)
  const two = await Promise.all([b.as(4).clicks(list, '会'), b.as(4).clicks(list, '不会')])
  expect(two.map((r) => r.toast?.content).sort()).toEqual(['已记下', '这一次已经记过了'])
  await b.at('2026-03-03T10:17:00+08:00')
  const help = b.holding(2, '没做对')
  await b.shows(2, '2026-03-03', '没做对', help)
  expect((await b.shows(2, '2026-03-03', '没做对', help)).toast?.content).toBe('这一次已经记过了')
  expect((await b.gapsNow(5))[0]?.steps).toHaveLength(2)
})

test('过关以后又答错一次，再打开；没过关时又错，之前的会不算了', async () => {
  const b = await gapBench()
  await b.opens(5)
  await b.say(4, '抽问 职工0005')
  await b.click(4, '抽问')
  await b.click(4, '会')
  await b.answers(5, 'r1', false, '2026-03-02T09:30:00+08:00')
  await b.at('2026-03-02T10:17:00+08:00')
  await b.shows(2, '2026-03-02', '做对了')
  expect((await b.gapsNow(5))[0]?.gap.closedAt).toBeNull()
  b.clockTo('2026-03-02T11:00:00+08:00')
  await b.say(4, '抽问 职工0005')
  await b.click(4, '抽问')
  expect((await b.click(4, '会')).toast?.content).toContain('过关')
  await b.answers(5, 'r2', false, '2026-03-04T08:00:00+08:00')
  await b.at('2026-03-05T02:53:00+08:00')
  expect((await b.gapsNow(5)).map((v) => [v.gap.because, v.gap.closedAt === null])).toEqual([
    ['misses', true],
    ['leech', false],
  ])
})

test('三十天里同一点答错两次，夜里打开；错一次的、作废的、隔得远的不打开', async () => {
  const b = await gapBench()
  await b.answers(5, 'r1', false, '2026-03-01T08:00:00+08:00')
  await b.answers(6, 'r1', false, '2026-01-20T08:00:00+08:00')
  await b.answers(6, 'r2', false, '2026-03-01T08:00:00+08:00')
  await b.at('2026-03-03T02:53:00+08:00')
  expect([...(await b.gapsNow(5)), ...(await b.gapsNow(6))]).toEqual([])
  await b.answers(5, 'r2', false, '2026-03-03T08:00:00+08:00')
  await b.at('2026-03-04T02:53:00+08:00')
  expect((await b.gapsNow(5)).map((v) => v.gap)).toMatchObject([{ point, because: 'misses', openedBy: 'system' }])
  await b.at('2026-03-05T02:53:00+08:00')
  expect(await b.gapsNow(5)).toHaveLength(1)
  for (const ref of ['r1', 'r2']) await b.answers(7, ref, false, '2026-03-04T08:00:00+08:00')
  await b.world.db.commit((to) => [
    to
      .update(attempts)
      .set({ voidedAt: b.world.clock.now() })
      .where(eq(attempts.memberId, b.id(7))),
  ])
  await b.at('2026-03-06T02:53:00+08:00')
  expect(await b.gapsNow(7)).toEqual([])
})

test('支部定了“现场”：现场做对就过关，不等抽问；没定的两样都要', async () => {
  const b = await gapBench({ policy: { gapClosing: 'site' } })
  await b.opens(5)
  await b.at('2026-03-02T10:17:00+08:00')
  expect(await b.say(5, '我的短板')).toContain('下一步：和包保人在现场做一次')
  expect((await b.shows(2, '2026-03-02', '提示后做对')).toast?.content).toBe('已记下')
  expect((await b.shows(2, '2026-03-02', '做对了')).toast?.content).toContain('过关')
})
