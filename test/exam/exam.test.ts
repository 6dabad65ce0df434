import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { gaps } from '../../src/domain/gaps/schema.ts'
import { pair } from '../../src/domain/mentorships/pair.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { registerAbsence } from '../../src/domain/shifts/absence.ts'
import { exams } from '../../src/features/exam/schema.ts'
import { person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { announceTime, closeTime, examBank, examBench, openTime, resitTime } from './stage.ts'

test('月考日前三天：群里和每个人都知道什么时候、多长、多少算过、为了什么', async () => {
  const s = await examBench()
  await s.at(announceTime)
  for (const words of [s.inGroup(), s.said(2)])
    for (const said of ['11月月考', '11月25日 08:07', '11月26日 20:07', '5 题', '40 分钟', '80 分', '不排名'])
      expect(words).toContain(said)
  expect(await s.exam()).toMatchObject({ state: 'announced', month: '2026-11' })
})

test('走表慢了几分钟，还是那一天考', async () => {
  const s = await examBench()
  await s.at('2026-11-22T08:19:40+08:00')
  expect((await s.exam())?.opensAt.toISOString()).toBe(new Date(openTime).toISOString())
})

test('题不够：不公布，管理的人当天就知道缺什么；补齐以前不考', async () => {
  const s = await examBench({
    bank: examBank(8).map((q) => ({ ...q, reviewedAt: q.kind === 'judge' ? null : q.reviewedAt })),
  })
  await s.at(announceTime)
  expect(s.inGroup()).toBe('')
  expect(s.said(1)).toContain('判断题要 2 道，审过的只有 0 道')
  expect(s.said(2)).toBe('')
  expect((await s.exam())?.state).toBe('short')
  await s.at(openTime)
  expect(await s.sittings()).toEqual([])
})

test('题到下个月才补齐：考的还是上个月那一次，不占下个月的', async () => {
  const s = await examBench({
    bank: examBank(8).map((q) => ({ ...q, reviewedAt: q.kind === 'judge' ? null : q.reviewedAt })),
  })
  await s.at(announceTime)
  await s.at('2026-11-29T09:00:00+08:00')
  const secretary = surfer(s.b, 'ou_0001')
  await secretary.opens('/exams')
  expect((await secretary.sends('/exams/announce', { once: '1' })).words).toContain('题还不够')
  await s.world.db.commit((to) => [to.update(questions).set({ reviewedAt: s.world.clock.now() })])
  expect((await secretary.sends('/exams/announce', { once: '2' })).words).toContain('公布了')
  const all = await s.world.db.read.select().from(exams)
  expect(all.map(({ month, state }) => [month, state])).toEqual([['2026-11', 'announced']])
  expect(all[0]?.opensAt.toISOString()).toBe(new Date('2026-12-02T08:07:00+08:00').toISOString())
})

test('一个人从公布考到出成绩：分数只告诉本人，群里只有合计', async () => {
  const s = await examBench()
  await s.opened()
  for (const n of [1, 2, 3]) await s.sits(n, 5)
  await s.sits(4, 1)
  await s.sits(5, 4)
  await s.at('2026-11-26T20:00:00+08:00')
  expect(s.said(2)).toContain('卷子收好了')
  expect(s.said(2)).not.toContain('成绩：')
  expect(s.said(2)).not.toContain('你得了')
  await s.at(closeTime)
  expect(s.said(2)).toContain('你得了 **100** 分')
  expect(s.said(4)).toContain('离 80 分还差一点')
  expect(s.said(4)).toContain('11月30日 08:07')
  expect(s.said(3)).not.toContain('补考 11月')
  expect(s.inGroup()).toContain('应考 5 人，参加 5 人')
  // One did not pass: a figure that would name nobody and yet tell.
  expect(s.inGroup()).not.toContain('通过 4 人')
  expect(s.inGroup()).not.toContain('职工')
  expect((await s.sittings()).map((x) => x.passed)).toEqual([true, true, true, false, true])
})

test('没过：知识点成了短板，包保人知道陪着补哪几处，不知道分数，也不立案', async () => {
  const people = [person(1, { partyMember: true, shift: '' }), person(2, { shift: '' })]
  const s = await examBench({ people })
  const [worker, mentor] = [await s.memberOf(2), await s.memberOf(1)]
  expect(
    (
      await pair(s.world, {
        memberId: worker.id,
        mentorId: mentor.id,
        reason: '结对',
        by: 'operator',
        ending: 'replaced',
      })
    ).kind,
  ).toBe('paired')
  await s.opened()
  await s.sits(2, 2)
  await s.at(closeTime)
  const open = await s.world.db.read.select().from(gaps)
  expect(open).toHaveLength(3)
  expect(open.every((g) => g.memberId === worker.id && g.because === 'exam' && g.closedAt === null)).toBe(true)
  expect(s.said(1)).toContain('职工0002要补课')
  for (const { point } of open) expect(s.said(1)).toContain(point)
  const note = s
    .said(1)
    .split('\n')
    .find((card) => card.includes('要补课'))
  expect(note).not.toMatch(/\d+(\.\d+)?\*{0,2} 分/)
  expect(s.said(2)).toContain('已经请包保人陪你补这几处')
})

test('人人都过，就没有补考', async () => {
  const s = await examBench({ people: [person(1, { shift: '' }), person(2, { shift: '' })] })
  await s.opened()
  for (const n of [1, 2]) await s.sits(n, 5)
  await s.at(closeTime)
  expect((await s.exam())?.state).toBe('settled')
  await s.at(resitTime)
  expect(await s.sittings('resit')).toEqual([])
})

test('时间到了没交：答过的算，开始以后就按那份时间', async () => {
  const s = await examBench()
  await s.opened()
  await s.sits(2, 4, { handsIn: false })
  s.clockTo('2026-11-25T08:50:00+08:00')
  const late = await s.as(2).clicks(await s.cardOf(2), '交卷')
  expect(late.toast?.content).toContain('时间到了')
  await s.at(closeTime)
  expect((await s.sittings()).find((x) => x.n === 2)).toMatchObject({ sat: true, passed: true })
})

test('同一下点两次、两台手机一起点，只算一次；重启以后接着答', async () => {
  const s = await examBench()
  await s.opened()
  const message = await s.cardOf(2)
  const row = await s.paperOf(2)
  await Promise.all([s.as(2).clicks(message, '开始'), s.as(2).clicks(message, '开始')])
  const key = await s.keyOf(row.items[0]?.questionId ?? ('' as never))
  const [label = ''] = s.shownFor(row, 0, key)
  await Promise.all([s.as(2).clicks(message, label), s.as(2).clicks(message, label)])
  s.restarted()
  await s.as(2).clicks(message, '下一题')
  await s.settle()
  const seen = s
    .as(2)
    .sees('bot')
    .find((m) => m.messageId === message)
  expect(seen?.content).toContain('第 2/5 题')
  expect((await s.paperOf(2)).startedAt?.toISOString()).toBe(new Date(openTime).toISOString())
})

test('整段请假的、登记病假的，不算没过，也不问；没有账号的记在班组安排', async () => {
  const people = [person(1, { shift: '' }), person(2, { shift: '' }), person(3, { shift: '', account: null })]
  const s = await examBench({ people })
  await s.at(announceTime)
  const two = await s.memberOf(2)
  await registerAbsence(s.world, {
    ...{ id: 'a1' as never, memberId: two.id, kind: 'sick', by: two.id },
    ...{ firstDay: '2026-11-24' as never, lastDay: '2026-11-27' as never },
  })
  await s.at(openTime)
  await s.at(closeTime)
  expect((await s.sittings()).map((x) => [x.n, x.sat, x.excuse, x.passed])).toEqual([
    [1, false, null, null],
    [2, false, 'sick', null],
    [3, false, 'offline', null],
  ])
  expect(s.said(2)).not.toContain('没见到你')
  expect(s.said(1)).toContain('没见到你')
})

test('考试中途撤下的题，用过它的都给分', async () => {
  const s = await examBench()
  await s.opened()
  await s.sits(2, 4)
  const last = (await s.paperOf(2)).items[4]?.questionId ?? ('' as never)
  await s.world.db.commit((to) => [
    to.update(questions).set({ withdrawnAt: s.world.clock.now() }).where(eq(questions.id, last)),
  ])
  await s.at(closeTime)
  expect(s.said(2)).toContain('你得了 **100** 分')
})

test('那几天程序没有开：错过了公布就晚几天考，错过了考试就改期，都留足三天', async () => {
  const s = await examBench()
  await s.at('2026-11-23T15:00:00+08:00')
  expect((await s.exam())?.opensAt.toISOString()).toBe(new Date('2026-11-27T08:07:00+08:00').toISOString())
  await s.at('2026-11-29T09:00:00+08:00')
  const moved = await s.exam()
  expect(moved).toMatchObject({ state: 'announced' })
  expect(moved?.opensAt.toISOString()).toBe(new Date('2026-12-02T08:07:00+08:00').toISOString())
  expect(s.inGroup()).toContain('时间改了')
  await s.at('2026-12-02T08:07:00+08:00')
  expect((await s.world.db.read.select().from(exams))[0]?.state).toBe('open')
})
