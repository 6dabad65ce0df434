import { expect, test } from 'vitest'
import { group } from '../bench.ts'
import { aQuestion, evening, groupCard, lastPrivate, morning, privately, read, studyBench } from './stage.ts'

test('我的：只在单聊，看得到自己的作答和确认', async () => {
  const b = await studyBench({ bank: [aQuestion(1), aQuestion(2, { subject: '机电' })] })
  await b.at(morning)
  await b.as(1).clicks(groupCard(b)?.messageId ?? '', 'A')
  await b.at(evening)
  await b.as(1).says(group, '我的', { at: true })
  await b.as(2).says('bot', '/我的')
  await b.settle()
  expect(b.feishu.messages(group).filter((m) => m.sender === 'bot')).toHaveLength(1)
  const mine = read(lastPrivate(b, 1))
  expect(mine).toContain('本月已学 **1** 题，其中学懂 **0** 题')
  expect(mine).toContain('选 A，答案 B')
  expect(mine).toContain('学了')
  expect(read(lastPrivate(b, 2))).toContain('还没有作答记录')
})

test('今日题：没答的可以在单聊里答，答过的看到自己的', async () => {
  const b = await studyBench()
  await b.at(morning)
  await b.as(1).says('bot', '今日题')
  await b.settle()
  const own = lastPrivate(b, 1)?.messageId ?? ''
  const { toast, cardChanged } = await b.as(1).clicks(own, 'B')
  expect([toast?.type, cardChanged]).toEqual(['success', true])
  await b.as(1).says('bot', '今日题')
  await b.settle()
  expect(read(lastPrivate(b, 1))).toContain('以第一次为准')
  expect(read(groupCard(b))).toContain('已答 1/3')
})

test('还没有题的早上，问今日题、答 A，都有回音', async () => {
  const b = await studyBench()
  await b.as(1).says('bot', '今日题')
  await b.as(1).says('bot', 'A')
  await b.settle()
  expect(privately(b, 1).every((t) => t.includes('现在没有可以答的题'))).toBe(true)
  expect(privately(b, 1)).toHaveLength(2)
})

test('多选题在单聊里，卡片自己显示点了什么', async () => {
  const b = await studyBench({ bank: [aQuestion(1, { kind: 'multiple', answer: 'AC' })] })
  await b.at(morning)
  await b.as(1).says('bot', '今日题')
  await b.settle()
  const own = lastPrivate(b, 1)?.messageId ?? ''
  await b.as(1).clicks(own, 'A')
  expect((await b.as(1).clicks(own, 'C')).cardChanged).toBe(true)
  const primary = [...(b.feishu.message(own)?.content ?? '').matchAll(/"content":"([A-H])"\},"type":"primary"/g)]
  expect(primary.map((m) => m[1])).toEqual(['A', 'C'])
  await b.as(1).clicks(own, '提交')
  expect(read(b.feishu.message(own))).toContain('答对了')
})
