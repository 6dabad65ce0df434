import { expect, test } from 'vitest'
import { localDateOf } from '../../src/core/clock.ts'
import { erase } from '../../src/domain/erasure/erase.ts'
import { gapAsks } from '../../src/domain/gaps/schema.ts'
import { leave } from '../../src/domain/leaving/leave.ts'
import { appointDeputy } from '../../src/domain/mentorships/deputies.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { registerAbsence } from '../../src/domain/shifts/absence.ts'
import { forget } from '../../src/features/gaps/forget.ts'
import { surfer } from '../pages/surfer.ts'
import { beforeShift, gapBench, lastPrivate, point, privately, read } from './stage.ts'

const day = (at: string) => localDateOf(new Date(at))

test('我的短板：自己看得到走到哪一步、下一步是什么；没有的说没有', async () => {
  const b = await gapBench()
  await b.opens(5)
  expect(await b.say(5, '我的短板')).toContain('学 … → 懂 … → 做 … → 确认 …')
  expect(read(lastPrivate(b, 5))).toContain('班前会上问一次，再和包保人在现场做一次')
  await b.say(4, '抽问 0005')
  await b.click(4, '抽问')
  await b.click(4, '会')
  expect(await b.say(5, '我的短板')).toContain('学 ✓ → 懂 ✓ → 做 … → 确认 …')
  expect(await b.say(7, '我的短板')).toContain('现在没有要补的')
})

test('抽问：班组长看到本班组的，包保人看到自己包保的，别人看不到，本人也点不了', async () => {
  const b = await gapBench()
  await b.opens(5)
  await b.opens(9)
  expect(await b.say(4, '抽问')).toContain('职工0005 · 敲帮问顶')
  expect(read(lastPrivate(b, 4))).not.toContain('职工0009')
  expect(await b.say(2, '抽问')).toContain('职工0005 · 敲帮问顶')
  expect(await b.say(3, '抽问')).toContain('你名下现在没有要帮的短板')
  expect(await b.say(3, '抽问 职工0005')).toContain('没有找到')
  expect(await b.say(5, '抽问 职工0005')).toContain('没有找到')
  expect(await b.say(4, '抽问 职工0007')).toContain('现在没有要帮的短板')
  // 包保人能帮不能代替班前抽问；班组长能问能看现场。
  const mentor = b.as(2).sees('bot').at(-1)?.content ?? ''
  expect(mentor).toContain('gaps.help')
  expect(mentor).not.toContain('gaps.look')
})

test('班组长自己的短板，他问不了自己，名单上没有他', async () => {
  const b = await gapBench()
  await b.opens(4)
  await b.at(beforeShift)
  expect(privately(b, 4).join('')).not.toContain('班前抽问')
  expect(await b.say(4, '抽问')).toContain('你名下现在没有要帮的短板')
  expect((await surfer(b, 'ou_0004').opens(`/gaps/person/${b.id(4)}`)).words).not.toContain('记下')
})

test('包保人休假，代包保人接着帮：卡片到他那里，他点了算数；代期一过就不能点', async () => {
  const b = await gapBench()
  await b.opens(5)
  const on = day('2026-03-02T00:00:00+08:00')
  await appointDeputy(b.world, {
    mentorId: b.id(2),
    deputyId: b.id(3),
    since: on,
    until: day('2026-03-04T00:00:00+08:00'),
    by: b.id(1),
  })
  await registerAbsence(b.world, {
    id: 'a1' as never,
    memberId: b.id(2),
    kind: 'leave',
    firstDay: on,
    lastDay: day('2026-03-04T00:00:00+08:00'),
    by: b.id(1),
  })
  await b.at('2026-03-02T10:17:00+08:00')
  expect(privately(b, 2).join('')).not.toContain('一起练')
  const help = b.holding(3, '做对了')
  expect((await b.shows(3, '2026-03-02', '提示后做对', help)).toast?.content).toBe('已记下')
  b.clockTo('2026-03-05T10:20:00+08:00')
  expect((await b.shows(3, '2026-03-05', '做对了', help)).toast?.content).toContain('没有找到')
  expect((await b.gapsNow(5))[0]?.steps.map((s) => s.by)).toEqual([b.id(3)])
})

test('包保人一周提醒一次，不天天催；过关了就不再提醒', async () => {
  const b = await gapBench()
  await b.opens(5)
  for (const d of ['02', '03', '05', '08']) await b.at(`2026-03-${d}T10:17:00+08:00`)
  const cards = () =>
    b
      .as(2)
      .sees('bot')
      .filter((m) => m.content.includes('一起练一练')).length
  expect(cards()).toBe(1)
  await b.at('2026-03-10T10:17:00+08:00')
  expect(cards()).toBe(2)
  await b.shows(2, '2026-03-10', '做对了')
  await b.say(4, '抽问 0005')
  await b.click(4, '抽问')
  await b.click(4, '会')
  await b.at('2026-03-18T10:17:00+08:00')
  expect(cards()).toBe(2)
})

test('题停用了，换同一点的另一题；一题也没有，就只说问哪一点', async () => {
  const b = await gapBench()
  await b.opens(5)
  await b.world.db.commit((to) => [to.update(questions).set({ withdrawnAt: b.world.clock.now() })])
  await b.say(4, '抽问 0005')
  const { shows } = await b.click(4, '抽问')
  expect(shows()).toContain('问他这一点的道理就行')
  expect(shows()).toContain('会')
})

test('网页：班组长提出、补记；本人看得到谁看过；职工打不开，支部的数不足三人不列', async () => {
  const b = await gapBench()
  const leader = surfer(b, 'ou_0004')
  expect((await leader.opens('/gaps')).words).toContain('提出一个短板')
  expect((await leader.sends('/gaps/open', { who: b.id(5), point })).words).toContain('已提出')
  expect((await leader.sends('/gaps/open', { who: b.id(5), point })).words).toContain('已经在帮了')
  expect((await leader.sends('/gaps/open', { who: b.id(9), point })).status).toBe(404)
  expect((await leader.sends('/gaps/open', { who: b.id(4), point })).status).toBe(404)
  const [view] = await b.gapsNow(5)
  const gap = view?.gap.id ?? ''
  expect(view?.gap).toMatchObject({ because: 'by-hand', openedBy: b.id(4) })
  await leader.opens(`/gaps/person/${b.id(5)}`)
  expect((await leader.sends(`/gaps/asked?gap=${gap}`, { result: 'can', day: '2026-03-02' })).words).toContain('已记下')
  expect((await leader.sends(`/gaps/coached?gap=${gap}`)).status).toBe(404)
  const worker = surfer(b, 'ou_0005')
  expect((await worker.opens('/gaps')).status).toBe(404)
  expect((await worker.sends(`/gaps/shown?gap=${gap}`, { result: 'can', day: '2026-03-02' })).status).toBe(404)
  expect((await leader.sends(`/gaps/shown?gap=${gap}`, { result: 'can', day: '2026-03-02' })).words).toContain('过关了')
  const mine = (await worker.opens('/me/gaps')).words
  expect(mine).toContain('敲帮问顶')
  expect(mine).toContain('确认了')
  expect(mine).toContain('职工0004')
  const me = (await worker.opens('/me')).words
  expect(me).toContain('短板上做过什么')
  expect(me).toContain('我的短板')
  for (const n of [6, 7]) await b.opens(n)
  const secretary = surfer(b, 'ou_0001')
  expect((await secretary.opens('/gaps')).words).toContain('不足 3 人，不列')
  await b.opens(8)
  expect((await secretary.opens('/gaps')).words).toContain('敲帮问顶（3 人）')
})

test('人离开：他的短板到此为止，不算过关；资料删了，名单也没有了', async () => {
  const b = await gapBench()
  await b.opens(5)
  await b.opens(6)
  await b.at(beforeShift)
  const going = (n: number) =>
    leave(b.world, { memberId: b.id(n), at: b.world.clock.now(), because: 'operator', by: 'operator', cause: `t${n}` })
  await going(5)
  expect((await b.gapsNow(5))[0]?.gap).toMatchObject({ closedWhy: 'left', closedBy: 'system' })
  expect((await b.gapsNow(6))[0]?.gap.closedAt).toBeNull()
  await going(4)
  expect(await erase(b.world, forget, { memberId: b.id(4), by: 'operator' })).toEqual({ kind: 'erased' })
  expect(await b.world.db.read.select().from(gapAsks)).toEqual([])
})

test('答案只在问的人点“看答案”之后才出现，被问的人手里没有这张卡', async () => {
  const b = await gapBench()
  await b.opens(5)
  await b.at(beforeShift)
  const key = '听声辨险'
  const held = (n: number) => JSON.stringify(b.as(n).sees('bot'))
  await b.click(4, '职工0005')
  expect(held(4)).not.toContain(key)
  await b.say(5, '我的短板')
  await b.say(2, '抽问')
  await b.click(2, '辅导、现场')
  for (const n of [1, 2, 3, 5, 6]) expect(held(n)).not.toContain(key)
  await b.click(4, '看答案')
  expect(held(4)).toContain(key)
  for (const n of [1, 2, 3, 5, 6]) expect(held(n)).not.toContain(key)
})
