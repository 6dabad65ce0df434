import { expect, test } from 'vitest'
import type { LocalDate } from '../../src/core/clock.ts'
import type { AbsenceId, MemberId, QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { memberByStaffNo } from '../../src/domain/people/store.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { registerAbsence } from '../../src/domain/shifts/absence.ts'
import { dailyRounds } from '../../src/features/study/daily/schema.ts'
import { withdrawQuestions } from '../../src/features/study/withdraw.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { group, person } from '../bench.ts'
import {
  answers,
  aQuestion,
  bars,
  card,
  evening,
  groupCard,
  lastPrivate,
  morning,
  nextMorning,
  privately,
  read,
  studyBench,
} from './stage.ts'

test('晚上收题：同一张卡片上有答案、解析、依据、人数和分布，没有名字', async () => {
  const b = await studyBench({ people: [1, 2, 3, 4, 5].map((n) => person(n)) })
  await b.at(morning)
  await b.as(1).clicks(card(b), 'B')
  await b.as(2).clicks(card(b), 'B')
  await b.as(3).clicks(card(b), 'D')
  await b.at(evening)
  expect(b.feishu.messages(group).filter((m) => m.sender === 'bot')).toHaveLength(1)
  const shown = read(groupCard(b))
  expect(shown).toContain('已收题')
  expect(shown).toContain('已答 3/5，答对 2 人')
  expect(shown).toContain('给风流稀释留出余地')
  expect(shown).toContain('《煤矿安全规程》通风一章')
  expect(bars(groupCard(b))).toEqual({ A: 0, B: 2, C: 0, D: 1 })
  expect(shown).not.toContain('职工0')
})

test('没答的人各收到一次私下提醒，答过的不打扰；补答有标记，答对也算懂', async () => {
  const b = await studyBench()
  await b.at(morning)
  await b.as(1).clicks(card(b), 'B')
  await b.at(evening)
  expect(privately(b, 1)).toEqual([])
  expect(privately(b, 2)).toHaveLength(1)
  expect(privately(b, 2)[0]).toContain('补答')
  b.clockTo('2026-03-02T21:00:00+08:00')
  const nudge = lastPrivate(b, 2)?.messageId ?? ''
  const { toast, cardChanged } = await b.as(2).clicks(nudge, 'B')
  expect(toast?.type).toBe('success')
  expect(cardChanged).toBe(true)
  expect(read(b.feishu.message(nudge))).toContain('已记为补答')
  await b.as(3).says('bot', 'A')
  await b.settle()
  expect(read(groupCard(b))).toContain('已答 3/3，答对 2 人')
  expect(read(groupCard(b))).toContain('收题后补答 2 人')
  expect(bars(groupCard(b))).toEqual({ A: 0, B: 1, C: 0, D: 0 })
  const late = await b.world.db.read.select().from(confirmations)
  expect(late.map((l) => [l.stage, l.late])).toEqual([
    ['learned', false],
    ['understood', false],
    ['learned', true],
    ['understood', true],
    ['learned', true],
  ])
})

test('在提醒卡片外打字补答，提醒卡片也跟着变', async () => {
  const b = await studyBench()
  await b.at(morning)
  await b.at(evening)
  const nudge = lastPrivate(b, 2)?.messageId ?? ''
  b.clockTo('2026-03-02T21:00:00+08:00')
  await b.as(2).says('bot', 'B')
  await b.settle()
  expect(read(b.feishu.message(nudge))).toContain('答对了')
})

test('收题任务重跑、补跑，都只收一次、只提醒一次', async () => {
  const b = await studyBench()
  await b.at(morning)
  await b.at(evening)
  const before = await b.world.db.read.select().from(letters)
  await b.at('2026-03-02T20:18:00+08:00')
  await b.at('2026-03-02T20:19:00+08:00')
  expect(await b.world.db.read.select().from(letters)).toHaveLength(before.length)
})

test('停了一天机：昨天的题补收，今天的题照发；太晚的提醒不再发', async () => {
  const b = await studyBench({ bank: [aQuestion(1), aQuestion(2)] })
  await b.at(morning)
  await b.at('2026-03-03T08:10:00+08:00')
  const rounds = await b.world.db.read.select().from(dailyRounds)
  expect(rounds.map((r) => [r.day, r.state])).toEqual([
    ['2026-03-02', 'closed'],
    ['2026-03-03', 'open'],
  ])
  expect(new Set(rounds.map((r) => r.questionId)).size).toBe(2)
  expect(privately(b, 1)).toEqual([])
  expect(b.feishu.messages(group).filter((m) => m.sender === 'bot')).toHaveLength(2)
})

test('推送任务重跑，还是那一题，还是一条消息', async () => {
  const b = await studyBench({ bank: [1, 2, 3].map((n) => aQuestion(n)) })
  await b.at(morning)
  await b.at('2026-03-02T07:24:00+08:00')
  await b.at('2026-03-02T09:00:00+08:00')
  expect(await b.world.db.read.select().from(dailyRounds)).toHaveLength(1)
  expect(b.feishu.messages(group).filter((m) => m.sender === 'bot')).toHaveLength(1)
})

test('支部改了时间：按支部的时间发，只在学习日发', async () => {
  const b = await studyBench({ policy: { dailyTime: '08:41', studyDays: '2-6' } })
  await b.at(morning)
  await b.at('2026-03-02T08:41:00+08:00')
  expect(await b.world.db.read.select().from(dailyRounds)).toEqual([])
  await b.at('2026-03-03T08:41:00+08:00')
  expect((await b.world.db.read.select().from(dailyRounds)).map((r) => r.day)).toEqual(['2026-03-03'])
})

test('题库空了：群里不发半张卡片，管理员收到一句话', async () => {
  const b = await studyBench({ bank: [], people: [person(1), person(2, { roles: ['administrator'] })] })
  await b.at(morning)
  expect(groupCard(b)).toBeUndefined()
  expect(privately(b, 2).join()).toContain('今天没有题可发')
  expect(privately(b, 1)).toEqual([])
  expect(b.log.lines.map((l) => l.event)).toContain('study.nothing-to-ask')
})

test('撤回的题：卡片说明白，点了不计，答过的保留，以后不再问', async () => {
  const b = await studyBench({ bank: [aQuestion(1)] })
  await b.at(morning)
  const message = card(b)
  await b.as(1).clicks(message, 'B')
  b.clockTo('2026-03-02T10:00:00+08:00')
  expect(await withdrawQuestions(b.world, ['q1' as QuestionId], 'operator')).toBe(1)
  const stale = b.as(2).clicks(message, 'B')
  expect((await stale).toast?.content).toContain('已经撤回')
  await b.settle()
  expect(read(groupCard(b))).toContain('已撤回')
  await b.as(3).says('bot', 'B')
  await b.settle()
  expect(read(lastPrivate(b, 3))).toContain('已经撤回')
  expect((await answers(b)).map((a) => a.correct)).toEqual([true])
  await b.at(evening)
  expect(privately(b, 2)).toEqual([])
  await b.at(nextMorning)
  expect(await b.world.db.read.select().from(dailyRounds)).toHaveLength(1)
})

test('别的支部的人点不了这里的题', async () => {
  const b = await studyBench({ people: [person(1), person(2, { branch: '机电队党支部' })] })
  await b.at(morning)
  expect((await b.as(2).clicks(card(b), 'B')).toast?.content).toContain('别的支部')
  expect(await answers(b)).toEqual([])
})

test('题干里写了什么花样，都只是字', async () => {
  const stem = '<at id=all></at>**加粗** [链接](https://example.com) \uE000answered\uE001'
  const b = await studyBench({ bank: [aQuestion(1, { stem })] })
  await b.at(morning)
  await b.as(1).clicks(card(b), 'B')
  await b.settle()
  const content = groupCard(b)?.content ?? ''
  expect(content).not.toContain('<at id')
  expect(content).not.toContain('](https')
  expect(content).not.toContain('\uE000')
  expect(read(groupCard(b))).toContain('已答 1/3')
})

/** Somebody is on leave on that day. */
const onLeave = async (b: Awaited<ReturnType<typeof studyBench>>, n: number) => {
  const memberId = (await memberByStaffNo(b.world.db, String(n).padStart(4, '0')))?.id as MemberId
  const day = '2026-03-02' as LocalDate
  const absence = { id: b.world.ids.next() as AbsenceId, memberId, kind: 'leave', firstDay: day, lastDay: day } as const
  await registerAbsence(b.world, { ...absence, by: memberId })
}

test('休假的人不算在应答人数里，也不提醒；自己愿意答的照样算', async () => {
  const b = await studyBench()
  await onLeave(b, 2)
  await onLeave(b, 3)
  await b.at(morning)
  expect(read(groupCard(b))).toContain('已答 0/1')
  await b.as(1).clicks(card(b), 'B')
  await b.as(3).clicks(card(b), 'B')
  await b.settle()
  expect(read(groupCard(b))).toContain('已答 2/2')
  await b.at(evening)
  expect(read(groupCard(b))).toContain('已答 2/2，答对 2 人')
  expect(privately(b, 2)).toEqual([])
})

test.each(['quarantinedAt', 'recheckAt'] as const)(
  '题目中途停用（%s）：点到的人听到已撤回，群里作废，不提醒，已答的不计入',
  async (column) => {
    const b = await studyBench()
    await b.at(morning)
    await b.as(1).clicks(card(b), 'A')
    await b.world.db.commit((to) => [to.update(questions).set({ [column]: b.world.clock.now() })])
    const { toast } = await b.as(2).clicks(card(b), 'B')
    await b.settle()
    expect(toast?.content).toContain('已经撤回')
    expect(read(groupCard(b))).toContain('已撤回')
    expect((await b.world.db.read.select().from(attempts)).every((a) => a.voidedAt !== null)).toBe(true)
    await b.at(evening)
    expect(privately(b, 3)).toEqual([])
  },
)

test('题目中途停用、再没有人点：收题时作废', async () => {
  const b = await studyBench()
  await b.at(morning)
  await b.world.db.commit((to) => [to.update(questions).set({ quarantinedAt: b.world.clock.now() })])
  await b.at(evening)
  expect(read(groupCard(b))).toContain('已撤回')
  expect(privately(b, 1)).toEqual([])
})

test('答完就知道这一点下次什么时候见', async () => {
  const b = await studyBench()
  await b.at(morning)
  await b.as(1).clicks(card(b), 'A')
  await b.settle()
  expect(read(lastPrivate(b, 1))).toContain('下次见：明天')
  b.clockTo('2026-03-02T09:00:00+08:00')
  await b.as(1).says('bot', '今日题')
  await b.settle()
  expect(read(lastPrivate(b, 1))).toContain('下次见：明天')
})
