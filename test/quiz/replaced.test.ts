import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { holdQuestions } from '../../src/domain/questions/held.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import {
  asked,
  bank,
  begins,
  control,
  inGroup,
  leads,
  quizBench,
  readCard,
  rounds,
  sessions,
  start,
  table,
} from './stage.ts'

test.each([
  ['撤回', { withdrawnAt: new Date(start) }],
  ['暂停使用', { quarantinedAt: new Date(start) }],
  ['待复核', { recheckAt: new Date(start) }],
  ['换成新的一版', { withdrawnAt: new Date(start), superseded: true }],
])('题目在答的时候被%s：这一题作废，谁也不计，马上换一题，题号不变', async (_, change) => {
  const b = await quizBench()
  await begins(b, 1)
  const first = table(b)
  const question = await asked(b)
  for (const n of [4, 5, 6]) await b.as(n).clicks(first, 'C')
  await b.settle()
  await b.world.db.commit((to) => [to.update(questions).set(change).where(eq(questions.id, question.id))])
  expect((await b.as(7).clicks(first, 'B')).toast?.content).toContain('已经撤回')
  await b.settle()
  expect(readCard(b, first)).toContain('第 1/5 题 · 已撤回')
  expect(readCard(b, first)).not.toContain('先撤人')
  expect(inGroup(b)).toContain('第 1/5 题')
  expect(table(b)).not.toBe(first)
  expect((await asked(b)).id).not.toBe(question.id)
  await leads(b, 1, '收题')
  await leads(b, 1, '结束')
  expect(await b.world.db.read.select().from(attempts)).toEqual([])
  expect(inGroup(b)).toContain('这一场没有人作答')
})

test('换成了新的一版，没有人再点就收题：也作废换题，换上的不是那一版', async () => {
  const b = await quizBench()
  await begins(b, 1)
  const question = await asked(b)
  for (const n of [4, 5, 6]) await b.as(n).clicks(table(b), 'B')
  const change = { withdrawnAt: new Date(start), superseded: true }
  await b.world.db.commit((to) => [to.update(questions).set(change).where(eq(questions.id, question.id))])
  await leads(b, 1, '收题')
  expect((await rounds(b)).map((r) => r.state)).toEqual(['void', 'open'])
  expect((await asked(b)).id).not.toBe(question.id)
  expect(await b.world.db.read.select().from(attempts)).toEqual([])
})

test('作废换题以后：照样收题、换下一题，一直到问完', async () => {
  const b = await quizBench()
  await begins(b, 1, '3 题')
  const question = await asked(b)
  const change = { withdrawnAt: new Date(start) }
  await b.world.db.commit((to) => [to.update(questions).set(change).where(eq(questions.id, question.id))])
  await b.as(7).clicks(table(b), 'B')
  await b.settle()
  for (const next of ['第 2/3 题', '第 3/3 题']) {
    expect((await leads(b, 1, '收题')).toast?.content).toBe('收题了，答案在群里')
    expect((await leads(b, 1, '下一题')).toast?.content).toBe('下一题到群里了')
    expect(inGroup(b)).toContain(next)
  }
})

test('问答开着的时候月考发了卷：卷子上的题不再问，答案不到群里', async () => {
  const b = await quizBench()
  await begins(b, 1, '3 题')
  const [{ plan } = { plan: [] }] = await sessions(b)
  await b.world.db.commit((to) => [holdQuestions(to, [plan[1], plan[2]] as never, 'the exam')])
  await leads(b, 1, '收题')
  await leads(b, 1, '下一题')
  expect((await asked(b)).id).toBe(plan[3])
  await b.world.db.commit((to) => [holdQuestions(to, plan as never, 'the exam')])
  await leads(b, 1, '收题')
  expect(readCard(b, await control(b))).toContain('这是最后一题了')
})

test('撤回了没有人点，到下一分钟也换题；没有别的题就等结束', async () => {
  const b = await quizBench({ questions: bank(1) })
  await begins(b, 1)
  await b.world.db.commit((to) => [to.update(questions).set({ withdrawnAt: b.world.clock.now() })])
  await b.at('2026-03-03T14:01:20+08:00')
  expect(inGroup(b)).toContain('已撤回')
  expect(await rounds(b)).toMatchObject([{ state: 'void' }])
  expect(readCard(b, await control(b))).toContain('这是最后一题了')
  expect((await leads(b, 1, '结束')).toast?.content).toContain('结束了')
})
