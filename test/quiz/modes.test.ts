import { expect, test } from 'vitest'
import { questions } from '../../src/domain/questions/schema.ts'
import { quizConsents, quizRounds } from '../../src/features/meetings/quiz/schema.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { aQuestion, bars } from '../study/stage.ts'
import {
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
  table,
} from './stage.ts'

test('抢答：先答对的不提前知道，收题时写“一位同志”；问过一次，同意了才写名字，反悔马上改掉', async () => {
  const b = await quizBench()
  await begins(b, 1, '抢答')
  expect(inGroup(b)).toContain('还没有人抢到')
  await b.as(4).clicks(table(b), 'C')
  await b.settle()
  expect(inGroup(b)).toContain('还没有人抢到')
  const won = await b.as(5).clicks(table(b), 'B')
  const second = await b.as(6).clicks(table(b), 'B')
  expect(won.toast).toEqual(second.toast)
  await b.settle()
  expect(inGroup(b)).toContain('已经有同志答对了')
  expect(said(b, 5)).toEqual([])
  await leads(b, 1, '收题')
  const first = table(b)
  expect(readCard(b, first)).toContain('一位同志')
  expect(readCard(b, first)).not.toContain('职工0005')
  expect(said(b, 5)).toHaveLength(1)
  expect(said(b, 5)[0]).toContain('要不要在群里的卡片上写你的名字')
  expect(said(b, 6)).toEqual([])

  await b.as(5).clicks(own(b, 5), '写上')
  await b.settle()
  expect(readCard(b, first)).toContain('职工0005')
  await leads(b, 1, '下一题')
  await b.as(5).clicks(table(b), 'B')
  await leads(b, 1, '收题')
  const next = table(b)
  expect(readCard(b, next)).toContain('**最先答对**　职工0005')
  expect(said(b, 5)).toHaveLength(1)

  await b.as(5).says('bot', '抢答署名')
  await b.settle()
  expect(said(b, 5).at(-1)).toContain('现在：写名字')
  await b.as(5).clicks(own(b, 5), '不写')
  await b.settle()
  for (const id of [first, next]) {
    expect(readCard(b, id)).toContain('一位同志')
    expect(readCard(b, id)).not.toContain('职工0005')
  }
  expect(await b.world.db.read.select().from(quizConsents)).toMatchObject([{ named: false }])
})

test('抢答：同一秒一起点，抢到的只有一个，就是先落账的那个，和钟走得快慢无关', async () => {
  const b = await quizBench()
  await begins(b, 1, '抢答')
  await Promise.all([3, 4, 5, 6, 7, 8].map((n) => b.as(n).clicks(table(b), 'B')))
  const [round] = await rounds(b)
  expect(round?.firstRight).not.toBeNull()
  await leads(b, 1, '收题')
  const asked = (await b.world.db.read.select().from(letters)).filter((l) => l.key.startsWith('quiz/name/'))
  expect(asked.map((l) => l.key)).toEqual([`quiz/name/${round?.firstRight}`])
  expect(await b.world.db.read.select().from(quizRounds)).toMatchObject([{ firstRight: round?.firstRight }])
})

test('抢答：没有人答对就没有人抢到', async () => {
  const b = await quizBench()
  await begins(b, 1, '抢答')
  for (const n of [4, 5, 6]) await b.as(n).clicks(table(b), 'D')
  await b.settle()
  await leads(b, 1, '收题')
  expect(inGroup(b)).toContain('这一题没有人抢到')
  expect(said(b, 4)).toEqual([])
})

test('小组接力：够三个人的班组才显示；只差一两个人时总数也不显示，免得减一减就知道', async () => {
  const b = await quizBench()
  await begins(b, 1, '小组接力')
  for (const n of [1, 2, 3]) await b.as(n).clicks(table(b), 'B')
  await b.as(4).clicks(table(b), 'C')
  await b.as(7).clicks(table(b), 'B')
  await b.as(8).clicks(table(b), 'C')
  await b.settle()
  await leads(b, 1, '收题')
  expect(inGroup(b)).toContain('采煤一班　4 人作答，答对 75%')
  expect(inGroup(b)).not.toContain('采煤二班')
  expect(inGroup(b)).toContain('不足 3 人的班组不显示')
  expect(inGroup(b)).toContain('不显示总数')
  expect(bars(groupCards(b).at(-1))).toEqual({})
  await leads(b, 1, '结束')
  expect(inGroup(b)).toContain('采煤一班　4 人作答，答对 75%')
  expect(inGroup(b)).not.toContain('采煤二班')
  expect(inGroup(b)).not.toContain('答对率 67%')
})

test('小组接力：两个班组都够人，就都显示，也有总数；按名字排，不排高低，没有个人', async () => {
  const b = await quizBench({ people: crowd(9) })
  await begins(b, 1, '小组接力')
  for (const n of [1, 2, 3]) await b.as(n).clicks(table(b), 'C')
  for (const n of [7, 8, 9]) await b.as(n).clicks(table(b), 'B')
  await b.settle()
  await leads(b, 1, '收题')
  const shown = inGroup(b)
  expect(shown).toContain('采煤一班　3 人作答，答对 0%\n采煤二班　3 人作答，答对 100%')
  expect(shown).toContain('答对 3 人')
  expect(shown).not.toContain('职工0')
})

test('选几题、考什么：科目从题库来，不够就问有的；没有题说清楚', async () => {
  const b = await quizBench({ questions: [] })
  await b.as(1).says('bot', '知识问答')
  await b.settle()
  expect(readCard(b, own(b, 1))).toContain('题库里没有可用的题')

  const rows = [
    aQuestion(1, { subject: '顶板' }),
    aQuestion(2, { subject: '急救' }),
    aQuestion(3, { post: '绞车司机' }),
  ]
  for (const row of rows) await b.world.db.commit((to) => [to.insert(questions).values(row)])
  await begins(b, 1, '10 题', '顶板')
  expect(inGroup(b)).toContain('第 1/1 题')
  expect(inGroup(b)).toContain('第 1 题')
  await leads(b, 1, '收题')
  expect(readCard(b, await control(b))).toContain('这是最后一题了')
})
