import { expect, test } from 'vitest'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { questionFlags } from '../../src/features/bank/schema.ts'
import { group } from '../bench.ts'
import { bars } from '../study/stage.ts'
import { tapsOld } from './old-card.ts'
import {
  answers,
  bank,
  begins,
  control,
  groupCards,
  inGroup,
  leads,
  own,
  quizBench,
  readCard,
  rounds,
  said,
  sessions,
  table,
} from './stage.ts'

test('主持人发“知识问答”：准备卡片在单聊，选好开始，第一题到群里，主持卡片也不带答案', async () => {
  const b = await quizBench()
  await b.as(1).says(group, '知识问答', { at: true })
  await b.settle()
  expect(groupCards(b)).toEqual([])
  expect(readCard(b, own(b, 1))).toContain('全员答')
  await b.as(1).clicks(own(b, 1), '3 题')
  expect((await b.as(1).clicks(own(b, 1), '开始')).toast?.content).toContain('开始了')
  await b.settle()
  expect(inGroup(b)).toContain('知识问答 · 第 1/3 题')
  expect(inGroup(b)).toContain('已答 0/8')
  for (const words of [inGroup(b), readCard(b, await control(b))]) {
    expect(words).not.toContain('先撤人')
    expect(words).not.toContain('《煤矿安全规程》')
  }
  expect(await sessions(b)).toMatchObject([{ mode: 'everyone', size: 3, live: group, meetingId: null }])
})

test('答对答错听到的一样，群里只多一个数；收题后群里有答案、解析、依据和分布', async () => {
  const b = await quizBench()
  await begins(b, 1)
  const right = await b.as(4).clicks(table(b), 'B')
  const wrong = await b.as(5).clicks(table(b), 'C')
  expect(right.cardChanged || wrong.cardChanged).toBe(false)
  expect(right.toast?.content.replace('B', '')).toBe(wrong.toast?.content.replace('C', ''))
  expect(right.toast?.type).toBe(wrong.toast?.type)
  await b.as(6).clicks(table(b), 'B')
  await b.settle()
  expect(inGroup(b)).toContain('已答 3/8　最晚 14:05 收题')
  expect(readCard(b, await control(b))).toContain('已答 3/8\n')
  expect((await leads(b, 1, '收题')).toast?.content).toBe('收题了，答案在群里')
  const shown = inGroup(b)
  for (const words of ['已收题', '答对 2 人', '先撤人', '《煤矿安全规程》通风一章']) expect(shown).toContain(words)
  expect(bars(groupCards(b).at(-1))).toEqual({ A: 0, B: 2, C: 1, D: 0 })
  expect(shown).not.toContain('职工0')
  expect(said(b, 5)).toEqual([])
})

test('收题以前，谁的记录里都还没有对错；收题时学和懂一起记，作答进总账', async () => {
  const b = await quizBench()
  await begins(b, 1)
  await b.as(4).clicks(table(b), 'B')
  await b.as(5).clicks(table(b), 'C')
  await b.settle()
  expect(await b.world.db.read.select().from(confirmations)).toEqual([])
  expect(await b.world.db.read.select().from(attempts)).toEqual([])
  await leads(b, 1, '收题')
  const ledger = await b.world.db.read.select().from(confirmations)
  expect(ledger.map((l) => l.stage).sort()).toEqual(['learned', 'learned', 'understood'])
  const written = await b.world.db.read.select().from(attempts)
  const [round] = await rounds(b)
  expect(written.map((a) => [a.source, a.ref, a.choice, a.correct])).toEqual(
    expect.arrayContaining([
      ['meeting', round?.id, 'B', true],
      ['meeting', round?.id, 'C', false],
    ]),
  )
})

test('我的这轮明细上能说这题有问题；没答的人没有这个按钮；回群里的题卡也认得出是哪一题', async () => {
  const b = await quizBench()
  await begins(b, 1)
  await b.as(5).clicks(table(b), 'C')
  await leads(b, 1, '收题')
  for (const n of [5, 6]) await b.as(n).clicks(table(b), '我的这轮')
  await b.settle()
  expect((await b.as(5).clicks(own(b, 5), '这题有问题')).toast?.content).toContain('记下了')
  expect(readCard(b, own(b, 6))).not.toContain('这题有问题')
  await b.as(6).says(group, '这题有问题：两个选项一样', { replyTo: table(b) })
  await b.settle()
  const flags = await b.world.db.read.select().from(questionFlags)
  expect(new Set(flags.map((f) => f.questionId)).size).toBe(1)
  expect(flags).toHaveLength(2)
})

test('我的这轮：收题前只说自己选了什么，收题后说对错，明细到单聊，点几次都一封', async () => {
  const b = await quizBench()
  await begins(b, 1)
  expect((await b.as(5).clicks(table(b), '我的这轮')).toast?.content).toContain('还没有答')
  await b.as(5).clicks(table(b), 'C')
  expect((await b.as(5).clicks(table(b), '我的这轮')).toast?.content).toBe('你选的是 C，收题后看对错')
  await b.settle()
  expect(said(b, 5)).toEqual([])
  await leads(b, 1, '收题')
  expect((await b.as(5).clicks(table(b), '我的这轮')).toast?.content).toContain('答案是 B')
  await b.as(5).clicks(table(b), '我的这轮')
  expect((await b.as(6).clicks(table(b), '我的这轮')).toast?.content).toContain('没有作答')
  await b.settle()
  expect(said(b, 5)).toHaveLength(1)
  expect(said(b, 5)[0]).toContain('选 C，答案 B')
})

test('第一次为准；收了题再点、换了题再点旧卡片，都说清楚', async () => {
  const b = await quizBench()
  await begins(b, 1)
  const first = table(b)
  const two = await Promise.all([b.as(4).clicks(first, 'A'), b.as(4).clicks(first, 'B')])
  expect(two.filter((r) => r.toast?.content.startsWith('你已经答过了'))).toHaveLength(1)
  // Whose phone still shows the card as it was.
  const old = structuredClone(b.feishu.message(first)?.content ?? '')
  await leads(b, 1, '收题')
  expect(await tapsOld(b, 5, first, old, 'B')).toContain('这一题已经收了')
  await leads(b, 1, '下一题')
  expect(inGroup(b)).toContain('第 2/5 题')
  expect(await tapsOld(b, 4, first, old, 'B')).toContain('你已经答过了')
  expect(await answers(b)).toHaveLength(1)
})

test('问完最后一题只剩结束；小结到群里，主持卡片变成每一题的数；谁也没点名', async () => {
  const b = await quizBench()
  await begins(b, 1, '3 题')
  for (let n = 1; n <= 3; n++) {
    for (const who of [4, 5, 6]) await b.as(who).clicks(table(b), 'C')
    await b.as(7).clicks(table(b), 'B')
    await b.settle()
    await leads(b, 1, '收题')
    if (n < 3) await leads(b, 1, '下一题')
  }
  await expect(b.as(1).clicks(await control(b), '下一题')).rejects.toThrow()
  expect((await leads(b, 1, '结束')).toast?.content).toBe('结束了，小结在群里')
  expect(inGroup(b)).toContain('知识问答 · 结束')
  expect(inGroup(b)).toContain('4 人参加，答对率 25%')
  expect(inGroup(b)).toContain('最容易错的')
  expect(inGroup(b)).not.toContain('职工')
  const chair = readCard(b, await control(b))
  expect(chair).toContain('3. 第')
  expect(chair).toContain('4 人作答，答对 25%')
  expect(await sessions(b)).toMatchObject([{ live: null, because: 'finished' }])
  const asked = (await rounds(b)).map((r) => r.questionId)
  expect(new Set(asked).size).toBe(3)
})

test('少于三个人答：群里不显示对错、分布和薄弱点', async () => {
  const b = await quizBench({ questions: bank(3) })
  await begins(b, 1)
  await b.as(4).clicks(table(b), 'C')
  await b.as(5).clicks(table(b), 'B')
  await b.settle()
  await leads(b, 1, '收题')
  expect(inGroup(b)).toContain('人太少，不显示对错和分布')
  expect(bars(groupCards(b).at(-1))).toEqual({})
  await leads(b, 1, '结束')
  expect(inGroup(b)).toContain('参加的人太少，不显示对错')
  expect(inGroup(b)).not.toContain('人次')
})

test('多选题：点上、取消、提交；卡片是大家的，点了什么只有本人知道', async () => {
  const b = await quizBench({ questions: bank(3, { kind: 'multiple', answer: 'AC' }) })
  await begins(b, 1)
  expect((await b.as(4).clicks(table(b), '提交')).toast?.content).toContain('还没有选')
  await b.as(4).clicks(table(b), 'C')
  expect((await b.as(4).clicks(table(b), 'B')).toast?.content).toContain('已选 B、C')
  await b.as(4).clicks(table(b), 'B')
  const ticked = await b.as(4).clicks(table(b), 'A')
  expect(ticked.toast?.content).toContain('已选 A、C')
  expect(ticked.cardChanged).toBe(false)
  expect((await b.as(4).clicks(table(b), '提交')).toast?.content).toContain('已记下：A、C')
  await b.as(5).says(group, 'a c', { at: true })
  await b.settle()
  expect((await answers(b)).map((a) => [a.choice, a.correct])).toEqual([
    ['AC', true],
    ['AC', true],
  ])
})
