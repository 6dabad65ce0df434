import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { carry } from '../../cards/kit/action.ts'
import { quizStartAction } from '../../cards/meetings/quiz.actions.ts'
import { features } from '../../src/app/features.ts'
import type { BranchId, MemberId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { revokeRole } from '../../src/domain/people/change-role.ts'
import { branches, members } from '../../src/domain/people/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { quizIn } from '../../src/features/meetings/quiz/feature.ts'
import { dailyAnswers } from '../../src/features/study/daily/schema.ts'
import { bench, group, isWorkerd, person } from '../bench.ts'
import { tapsOld } from './old-card.ts'
import {
  answers,
  bank,
  begins,
  control,
  crowd,
  groupCards,
  inGroup,
  leads,
  own,
  quizBench,
  readCard,
  rounds,
  said,
  sessions,
  start,
  table,
} from './stage.ts'

test('没有权的人主持不了：发口令、点按钮都回绝，群里什么也没有', async () => {
  const b = await quizBench()
  await b.as(4).says('bot', '知识问答')
  await b.as(5).says(group, '知识问答', { at: true })
  await b.settle()
  expect(said(b, 4).join()).not.toContain('准备')
  expect(groupCards(b)).toEqual([])
  await b.as(2).says('bot', '知识问答')
  await b.settle()
  expect(readCard(b, own(b, 2))).toContain('知识问答 · 准备')
})

test('两个人同时开始：一个群只有一场，另一个知道已经开始了', async () => {
  const b = await quizBench()
  for (const n of [1, 3]) await b.as(n).says('bot', '知识问答')
  await b.settle()
  const both = await Promise.all([b.as(1).clicks(own(b, 1), '开始'), b.as(3).clicks(own(b, 3), '开始')])
  await b.settle()
  expect(both.map((r) => r.toast?.type).sort()).toEqual(['info', 'success'])
  expect(await sessions(b)).toHaveLength(1)
  expect(await rounds(b)).toHaveLength(1)
  expect(groupCards(b)).toHaveLength(1)
})

test('收题、下一题、结束各点两次，只办一次；没收就换题，先请他收', async () => {
  const b = await quizBench()
  await begins(b, 1)
  const card = await control(b)
  const old = structuredClone(b.feishu.message(card)?.content ?? '')
  await Promise.all([b.as(1).clicks(card, '收题'), b.as(1).clicks(card, '收题')])
  await b.settle()
  const shown = structuredClone(b.feishu.message(card)?.content ?? '')
  const twice = await Promise.all([b.as(1).clicks(card, '下一题'), b.as(1).clicks(card, '下一题')])
  await b.settle()
  expect(twice.map((r) => r.toast?.content).sort()).toEqual(['下一题到群里了', '下一题已经在群里了'])
  expect(await rounds(b)).toHaveLength(2)
  expect(await tapsOld(b, 1, card, old, '收题')).toBe('这一题已经收了')
  expect(await tapsOld(b, 1, card, shown, '下一题')).toBe('下一题已经在群里了')
  await leads(b, 1, '结束')
  await b.settle()
  expect(await tapsOld(b, 1, card, shown, '结束问答')).toBe('这一场问答已经结束了')
  expect(await tapsOld(b, 1, card, shown, '下一题')).toBe('这一场问答已经结束了')
  expect(groupCards(b)).toHaveLength(3)
})

test('主持人走开了：别的干部发“知识问答”接手，原来的卡片点了不算，还能要回来', async () => {
  const b = await quizBench()
  await begins(b, 1)
  const first = await control(b)
  const before = structuredClone(b.feishu.message(first)?.content ?? '')
  await b.as(3).says('bot', '知识问答')
  await b.settle()
  expect(readCard(b, own(b, 3))).toContain('职工0001 在主持')
  expect((await b.as(3).clicks(own(b, 3), '接手主持')).toast?.content).toContain('现在由你主持')
  await b.settle()
  expect(readCard(b, first)).toContain('职工0003 接手主持了')
  expect(await tapsOld(b, 1, first, before, '收题')).toContain('别的同志在主持')
  expect((await leads(b, 3, '收题')).toast?.content).toBe('收题了，答案在群里')
  expect((await b.as(1).clicks(first, '接手主持')).toast?.content).toContain('现在由你主持')
  await b.settle()
  expect((await leads(b, 1, '下一题')).toast?.content).toBe('下一题到群里了')
})

test('主持人丢了卡片：再发一次“知识问答”，换一张新的；权收回了就点不动', async () => {
  const b = await quizBench()
  await begins(b, 1)
  const first = await control(b)
  await b.as(1).says('bot', '知识问答')
  await b.settle()
  expect(await control(b)).not.toBe(first)
  expect(readCard(b, first)).toContain('换到下面的新卡片')
  expect(await sessions(b)).toHaveLength(1)
  const [one] = await b.world.db.read.select().from(members).where(eq(members.staffNo, '0001'))
  const grant = { memberId: one?.id as MemberId, role: 'secretary', scopeKind: 'branch', scopeId: one?.branchId ?? '' }
  await revokeRole(b.world, grant as Parameters<typeof revokeRole>[1], 'operator')
  await leads(b, 1, '收题')
  expect((await rounds(b))[0]?.state).toBe('open')
})

test('到点没人收，自己收；再没人管，自己结束，小结照发', async () => {
  const b = await quizBench()
  await begins(b, 1)
  for (const n of [4, 5, 6]) await b.as(n).clicks(table(b), 'B')
  await b.at('2026-03-03T14:04:30+08:00')
  expect(inGroup(b)).not.toContain('已收题')
  await b.at('2026-03-03T14:05:30+08:00')
  expect(inGroup(b)).toContain('已收题')
  expect(inGroup(b)).toContain('先撤人')
  await b.at('2026-03-03T14:24:30+08:00')
  expect(await sessions(b)).toMatchObject([{ live: group }])
  await b.at('2026-03-03T14:26:30+08:00')
  expect(inGroup(b)).toContain('很久没有动静，自动结束')
  expect(await sessions(b)).toMatchObject([{ live: null, because: 'idle', endedBy: 'system' }])
  await begins(b, 3)
  expect(inGroup(b)).toContain('第 1/5 题')
})

test('别的支部的人、外来的人：点了不算，说清楚', async () => {
  const b = await quizBench({ people: [...crowd(), person(9, { branch: '掘进队党支部', team: '掘进一班' })] })
  await begins(b, 1)
  expect((await b.as(9).clicks(table(b), 'B')).toast?.content).toContain('别的支部')
  const stranger = await b.stranger.clicks(table(b), 'B')
  expect(stranger.toast?.type).toBe('warning')
  await b.stranger.says(group, 'B')
  await b.settle()
  expect(await answers(b)).toEqual([])
  expect(b.stranger.sees('bot')).toEqual([])
})

test('群里打字作答：问答在进行就算问答的，不算每日一题的；没收题不说对错，收了说收了', async () => {
  const b = await quizBench()
  await b.at('2026-03-04T07:23:00+08:00')
  const daily = table(b)
  expect(inGroup(b)).toContain('每日一题')
  await begins(b, 1)
  const message = await b.as(4).says(group, 'Ｂ', { at: true })
  await b.as(5).says(group, 'c')
  await b.as(6).says(group, 'B', { replyTo: table(b) })
  await b.as(7).says(group, 'B', { replyTo: daily })
  await b.as(8).says(group, 'E', { at: true })
  await b.settle()
  expect((await answers(b)).map((a) => [a.choice, a.way])).toEqual([
    ['B', 'group'],
    ['C', 'group'],
    ['B', 'group'],
  ])
  expect(await b.world.db.read.select().from(dailyAnswers)).toHaveLength(1)
  expect(b.feishu.message(message.messageId)?.reactions).toHaveLength(1)
  expect(said(b, 4)).toEqual([])
  expect(said(b, 8).join()).toContain('没有这个选项')
  await leads(b, 1, '收题')
  await b.as(8).says(group, 'B', { at: true })
  await b.settle()
  expect(said(b, 8).at(-1)).toContain('这一题已经收了')
  await leads(b, 1, '结束')
  await b.as(8).says(group, 'B', { at: true })
  await b.settle()
  expect(await b.world.db.read.select().from(dailyAnswers)).toHaveLength(2)
})

test('重启不丢：答到一半、收到一半，都接着办完', async () => {
  const b = await quizBench()
  await begins(b, 1)
  for (const n of [4, 5, 6]) await b.as(n).clicks(table(b), 'B')
  // As a process leaves it that dies between the last answer and the records.
  await b.world.db.commit((to) => [to.run(sql`update quiz_rounds set state = 'closing', closed_at = 1772517600000`)])
  const { program } = b.restarted()
  b.clockTo('2026-03-03T14:01:10+08:00')
  await program.tick()
  await b.settle()
  expect(inGroup(b)).toContain('答对 3 人')
  expect(await b.world.db.read.select().from(attempts)).toHaveLength(3)
  await leads(b, 1, '下一题')
  expect(inGroup(b)).toContain('第 2/5 题')
})

test('两场之间先问没问过的题', async () => {
  const b = await quizBench({ questions: bank(6) })
  for (let session = 0; session < 2; session++) {
    await begins(b, 1, '3 题')
    for (let n = 1; n <= 3; n++) {
      await leads(b, 1, '收题')
      if (n < 3) await leads(b, 1, '下一题')
    }
    await leads(b, 1, '结束')
  }
  expect(new Set((await rounds(b)).map((r) => r.questionId)).size).toBe(6)
})

test.skipIf(isWorkerd)('会议里开的问答：会议的主持人没有职务也能主持，人数按会议算，别的会议不认', async () => {
  const found = { chairs: [] as MemberId[], branchId: '' as BranchId }
  const quiz = quizIn(async (_, id) => (id === 'm1' ? { ...found, expected: 5 } : undefined))
  const b = await bench(start, {
    people: crowd(),
    features: [quiz, ...features.filter((f) => f.name !== 'quiz')],
  })
  await b.program.tick()
  for (const row of bank()) await b.world.db.commit((to) => [to.insert(questions).values(row)])
  const [chair] = await b.world.db.read.select().from(members).where(eq(members.staffNo, '0004'))
  const [branch] = await b.world.db.read.select().from(branches)
  found.chairs = [chair?.id as MemberId]
  found.branchId = branch?.id as BranchId
  const taps = (n: number, meeting: string) =>
    tapsOld(
      b,
      n,
      'om_1',
      JSON.stringify({
        text: { content: 'x' },
        behaviors: [{ value: carry(quizStartAction, { branch: found.branchId, meeting }) }],
      }),
      'x',
    )
  expect(await taps(5, 'm1')).not.toContain('单聊')
  expect(await taps(4, 'm2')).not.toContain('单聊')
  expect(await taps(4, 'm1')).toContain('单聊')
  await b.settle()
  await b.as(4).clicks(own(b, 4), '开始')
  await b.settle()
  expect(inGroup(b)).toContain('已答 0/5')
  expect(await sessions(b)).toMatchObject([{ meetingId: 'm1', ledBy: chair?.id }])
  for (const n of [1, 2, 3, 5, 6, 7]) await b.as(n).clicks(table(b), 'B')
  await b.settle()
  expect(inGroup(b)).toContain('已答 6/6')
  expect((await leads(b, 4, '收题')).toast?.content).toBe('收题了，答案在群里')
})
