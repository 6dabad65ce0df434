import { expect, test } from 'vitest'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { group } from '../bench.ts'
import {
  answers,
  aQuestion,
  card,
  evening,
  groupCard,
  lastPrivate,
  morning,
  nextMorning,
  privately,
  read,
  type Stage,
  studyBench,
} from './stage.ts'

const ledger = async (b: Stage) =>
  (await b.world.db.read.select().from(confirmations)).map((c) => `${c.evidence.split('/').at(-1)}:${c.stage}`)

test('早上一题到群里：题干、选项、按钮、已答 0/3，谁也没提到', async () => {
  const b = await studyBench()
  await b.at(morning)
  const shown = read(groupCard(b))
  expect(shown).toContain('每日一题 · 3月2日')
  expect(shown).toContain('瓦斯浓度到多少')
  expect(shown).toContain('已答 0/3')
  expect(shown).not.toContain('职工0')
  expect(shown).not.toContain('给风流稀释')
})

test('点对：悄悄告诉他，群里只多一个数；学和懂都记下', async () => {
  const b = await studyBench()
  await b.at(morning)
  const { toast, cardChanged } = await b.as(1).clicks(card(b), 'B')
  expect(toast).toEqual({ type: 'success', content: '答对了，已记下：B' })
  expect(cardChanged).toBe(false)
  await b.settle()
  expect(read(groupCard(b))).toContain('已答 1/3')
  expect(privately(b, 1)).toEqual([])
  expect((await ledger(b)).map((l) => l.split(':')[1])).toEqual(['learned', 'understood'])
})

test('点错：悄悄告诉他，解析和依据马上到单聊；只记学了', async () => {
  const b = await studyBench()
  await b.at(morning)
  const { toast } = await b.as(1).clicks(card(b), 'C')
  expect(toast?.content).toContain('正确答案是 B')
  await b.settle()
  const told = privately(b, 1).join('\n')
  expect(told).toContain('给风流稀释留出余地')
  expect(told).toContain('《煤矿安全规程》通风一章')
  expect((await ledger(b)).map((l) => l.split(':')[1])).toEqual(['learned'])
  expect(read(groupCard(b))).not.toContain('答案')
})

test('群里 @机器人 回复字母：消息上一个不露底的表情，对错到单聊', async () => {
  const b = await studyBench()
  await b.at(morning)
  const right = await b.as(1).says(group, 'ｂ', { at: true })
  const wrong = await b.as(2).says(group, '选A', { at: true })
  await b.settle()
  const signs = (message: { messageId: string }) => b.feishu.message(message.messageId)?.reactions.map((r) => r.emoji)
  expect(signs(right)).toHaveLength(1)
  expect(signs(right)).toEqual(signs(wrong))
  expect(read(lastPrivate(b, 1))).toContain('答对了')
  expect(read(lastPrivate(b, 2))).toContain('再看一眼')
  expect(b.feishu.messages(group).filter((m) => m.sender === 'bot')).toHaveLength(1)
  expect(read(groupCard(b))).toContain('已答 2/3')
})

test('回复那张卡片、或在能读全部群消息时直接打字母，也算作答', async () => {
  const b = await studyBench()
  await b.at(morning)
  await b.as(1).says(group, 'B', { replyTo: card(b) })
  await b.as(2).says(group, 'B')
  await b.settle()
  expect((await answers(b)).map((a) => a.correct)).toEqual([true, true])
})

test('同事之间说话不算作答：闲聊、回复别人、像话的话', async () => {
  const b = await studyBench({ bank: [aQuestion(1, { kind: 'judge', options: [], answer: 'T' })] })
  await b.at(morning)
  const question = await b.as(1).says(group, '今晚开会吗？')
  await b.as(2).says(group, '对', { replyTo: question.messageId })
  await b.as(2).says(group, '是')
  await b.as(3).says(group, '对了，谁有充电器')
  await b.settle()
  expect(await answers(b)).toEqual([])
  expect(privately(b, 2)).toEqual([])
})

test('单聊里直接回复', async () => {
  const b = await studyBench()
  await b.at(morning)
  await b.as(1).says('bot', '答题 B')
  await b.settle()
  expect(read(lastPrivate(b, 1))).toContain('答对了')
  expect(lastPrivate(b, 1)?.parentId).toBeDefined()
  expect((await answers(b)).map((a) => a.way)).toEqual(['p2p'])
})

test('判断题：按钮是对和错，打 √ 也行', async () => {
  const b = await studyBench({ bank: [aQuestion(1, { kind: 'judge', options: [], answer: 'F' })] })
  await b.at(morning)
  expect((await b.as(1).clicks(card(b), '错')).toast?.type).toBe('success')
  expect((await b.as(2).clicks(card(b), '对')).toast?.type).toBe('info')
  await b.as(3).says('bot', '×')
  await b.settle()
  expect((await answers(b)).map((a) => a.choice).sort()).toEqual(['F', 'F', 'T'])
})

test('题换了说法、后来又改了答案：还开着的这一题按改对的答案判', async () => {
  const b = await studyBench()
  await b.at(morning)
  const withdrawnAt = b.world.clock.now()
  await b.world.db.commit((to) => [to.update(questions).set({ withdrawnAt, superseded: true, correctedAnswer: 'C' })])
  expect((await b.as(1).clicks(card(b), 'C')).toast).toEqual({ type: 'success', content: '答对了，已记下：C' })
  expect((await answers(b)).map((a) => a.correct)).toEqual([true])
})

test('多选题：点上、取消、提交；别人看不见他点了什么', async () => {
  const b = await studyBench({ bank: [aQuestion(1, { kind: 'multiple', answer: 'AC' })] })
  await b.at(morning)
  expect((await b.as(1).clicks(card(b), '提交')).toast?.content).toContain('还没有选')
  expect((await b.as(1).clicks(card(b), 'C')).toast?.content).toContain('已选 C')
  expect((await b.as(1).clicks(card(b), 'B')).toast?.content).toContain('已选 B、C')
  expect((await b.as(2).clicks(card(b), 'D')).toast?.content).toContain('已选 D，')
  expect((await b.as(1).clicks(card(b), 'B')).toast?.content).toContain('已选 C，')
  expect((await b.as(1).clicks(card(b), 'A')).toast?.content).toContain('已选 A、C')
  expect((await b.as(1).clicks(card(b), '提交')).toast).toEqual({ type: 'success', content: '答对了，已记下：A、C' })
  await b.as(3).says('bot', 'a c')
  await b.settle()
  expect((await answers(b)).map((a) => [a.choice, a.correct])).toEqual([
    ['AC', true],
    ['AC', true],
  ])
})

test('第一次作答为准：连点两次、两台设备、先点后打字', async () => {
  const b = await studyBench()
  await b.at(morning)
  const two = await Promise.all([b.as(1).clicks(card(b), 'A'), b.as(1).clicks(card(b), 'B')])
  expect(two.filter((r) => r.toast?.content.startsWith('你已经答过了'))).toHaveLength(1)
  // The verdict goes to the person and the word to the chat: on the way together, either may be first.
  await b.settle()
  await b.as(1).says('bot', 'B')
  await b.settle()
  expect(await answers(b)).toHaveLength(1)
  expect(read(lastPrivate(b, 1))).toContain('以第一次为准')
  expect((await ledger(b)).length).toBeLessThanOrEqual(2)
})

test('推送重来、换了事件号重来，作答还是一次，信也只有一封', async () => {
  const b = await studyBench()
  await b.at(morning)
  b.feishu.faults.duplicateRate = 1
  b.feishu.faults.newEventIdRate = 1
  await b.as(1).says('bot', 'A')
  await b.settle()
  b.clockTo('2026-03-02T07:40:00+08:00')
  await b.settle()
  expect(await answers(b)).toHaveLength(1)
  expect(privately(b, 1)).toHaveLength(1)
})

test('不合题型的，告诉他怎么答，不记', async () => {
  const b = await studyBench()
  await b.at(morning)
  for (const text of ['AB', 'F', '对']) await b.as(1).says('bot', text)
  await b.settle()
  const told = privately(b, 1)
  expect(told[0]).toContain('只能选一个')
  expect(told[1]).toContain('没有这个选项')
  expect(told[2]).toContain('回复选项字母')
  expect(await answers(b)).toEqual([])
})

test('花名册外的人：点了、@了，都客气地告诉他，什么也不记；没 @ 就不打扰', async () => {
  const b = await studyBench()
  await b.at(morning)
  expect((await b.stranger.clicks(card(b), 'B')).toast?.content).toContain('花名册里还没有你')
  await b.stranger.says(group, 'B', { at: true })
  await b.stranger.says(group, 'B')
  await b.settle()
  expect(b.stranger.sees('bot').filter((m) => m.sender === 'bot')).toHaveLength(1)
  expect(await answers(b)).toEqual([])
})

test('收题以后点旧卡片、在群里打字：说清楚，不改记录', async () => {
  const b = await studyBench()
  await b.at(morning)
  await b.at(evening)
  expect(groupCard(b)?.content).not.toContain('study.answer')
  b.clockTo('2026-03-02T20:30:00+08:00')
  const late = await b.as(1).says(group, 'B', { at: true })
  await b.settle()
  expect(b.feishu.message(late.messageId)?.reactions).toHaveLength(1)
  expect(read(lastPrivate(b, 1))).toContain('这句话没有计入')
  expect(await answers(b)).toEqual([])
})

test('收题前说的、收题后才送到的，算按时', async () => {
  const b = await studyBench()
  await b.at(morning)
  b.clockTo('2026-03-02T20:16:50+08:00')
  b.feishu.connect(async () => new Response(null, { status: 503 }))
  await b.as(1).says('bot', 'B')
  await b.at(evening)
  b.feishu.connect(async (request) => b.program.app.fetch(request))
  b.clockTo('2026-03-02T20:20:00+08:00')
  await b.settle()
  expect((await answers(b)).map((a) => a.late)).toEqual([false])
  expect(read(groupCard(b))).toContain('已答 1/3，答对 1 人')
})

test('昨天的卡片：新题来了以后，补答也过了', async () => {
  const b = await studyBench({ bank: [aQuestion(1), aQuestion(2)] })
  await b.at(morning)
  await b.at(evening)
  const nudge = lastPrivate(b, 1)?.messageId ?? ''
  await b.at(nextMorning)
  expect((await b.as(1).clicks(nudge, 'B')).toast?.content).toContain('已经过去了')
  expect(await answers(b)).toEqual([])
})
