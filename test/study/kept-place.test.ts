import { expect, test } from 'vitest'
import type { MemberId, QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { planPushes } from '../../src/domain/disturbance/plan.ts'
import { push } from '../../src/domain/disturbance/push.ts'
import { pushAll } from '../../src/domain/disturbance/push-all.ts'
import { pushSlots } from '../../src/domain/disturbance/schema.ts'
import { sentToday } from '../../src/domain/disturbance/store.ts'
import { branches, members } from '../../src/domain/people/schema.ts'
import type { Writes } from '../../src/platform/db/db.ts'
import { person } from '../bench.ts'
import { something } from '../disturbance/stage.ts'
import { aQuestion, studyBench } from './stage.ts'

/** Somebody missed a point on Friday: it comes on Tuesday at 10:31. */
const missedBefore = async () => {
  const b = await studyBench({ people: [person(1, { shift: '' })], bank: [aQuestion(1, { point: '瓦斯停钻' })] })
  const [branch] = await b.world.db.read.select().from(branches)
  const [member] = await b.world.db.read.select().from(members)
  const memberId = member?.id as MemberId
  const at = new Date('2026-02-27T12:00:00+08:00')
  await b.world.db.commit((to) => [
    to.insert(attempts).values({
      ...{ source: 'weekly', ref: 'before', memberId, questionId: 'q1' as QuestionId, point: '瓦斯停钻' },
      ...{ branchId: branch?.id as never, choice: 'A', correct: false, answeredAt: at, recordedAt: at },
    }),
  ])
  await b.at('2026-03-03T02:40:00+08:00')
  await b.at('2026-03-03T09:00:00+08:00')
  const sent = async () => (await sentToday(b.world.db, memberId, b.world.clock.now())).map((row) => row.key)
  const says = async (...keys: string[]) => {
    await pushAll(
      b.world,
      keys.map((key) => something(memberId, key)),
    )
    await b.settle()
  }
  return { ...b, memberId, sent, says }
}

test('当天要复习的人，给复习留一次：早上别的事再多，题也到；一天还是两条', async () => {
  const b = await missedBefore()
  await b.says('test/1', 'test/2', 'test/3')
  expect(await b.sent()).toEqual(['test/1'])
  await b.at('2026-03-03T10:31:00+08:00')
  expect(await b.sent()).toEqual(['test/1', expect.stringMatching(/^papers\/study\.review\//)])
  await b.at('2026-03-03T18:00:00+08:00')
  expect(await b.sent()).toHaveLength(2)
})

test('自己先发“今天学什么”答了：留的那一次还回来', async () => {
  const b = await missedBefore()
  await b.says('test/1')
  expect(await b.world.db.read.$count(pushSlots)).toBe(2)
  await b.as(1).says('bot', '今天学什么')
  await b.settle()
  expect(await b.world.db.read.$count(pushSlots)).toBe(1)
  await b.says('test/2')
  expect(await b.sent()).toEqual(['test/1', 'test/2'])
})

test('要在卡上办的事，没有别的地方时，用复习留的那一次；复习改成一行', async () => {
  const b = await missedBefore()
  await b.says('test/1')
  const plan = await planPushes(b.world, [b.memberId])
  const exam = something(b.memberId, 'test/exam', 'exam')
  await b.world.db.commit((to) => push(to, b.world, plan, exam) as unknown as Writes)
  await b.settle()
  expect(await b.sent()).toEqual(['test/1', 'test/exam'])
  await b.at('2026-03-03T10:31:00+08:00')
  expect(await b.sent()).toHaveLength(2)
})
