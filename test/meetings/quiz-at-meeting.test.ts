import { expect, test } from 'vitest'
import { quizzes } from '../../src/features/meetings/quiz/schema.ts'
import { aQuestion, at, meetingBench } from './stage.ts'

test('会议卡上点“知识问答”：班组长主持自己那场会的问答，应到人数是这一班的，问答记着是哪一场会', async () => {
  const bank = [1, 2, 3].map((n) => aQuestion(n))
  const b = await meetingBench({ bank })
  await b.at(at('13:27'))
  await b.at(at('14:02'))
  await b.as(3).says('bot', '会议')
  await b.settle()
  await b.taps(2, '开会')
  expect((await b.taps(2, '知识问答')).toast?.type).not.toBe('error')
  await b.settle()
  await b.as(2).clicks(b.cardOf(2, '知识问答 · 准备'), '开始')
  await b.settle()
  const { id } = await b.meetingOf('早班')
  const [quiz] = await b.world.db.read.select().from(quizzes)
  expect(quiz).toMatchObject({ meetingId: id, expected: 6 })
})
