import { expect, test } from 'vitest'
import { helpAhead } from '../../src/entry/sandbox/crowd-gaps.ts'
import { meetingsAhead } from '../../src/entry/sandbox/crowd-meetings.ts'
import type { Session } from '../../src/entry/sandbox/session.ts'
import { quizAnswers, quizzes } from '../../src/features/meetings/quiz/schema.ts'
import { beforeShift, gapBench } from '../gaps/stage.ts'
import { aQuestion, at, meetingBench } from '../meetings/stage.ts'

test('示例的人会开会：开、全员到、问答三题、走完议程、散会；同一场会只开一次', async () => {
  const b = await meetingBench({ bank: [1, 2, 3, 4, 5].map((n) => aQuestion(n)) })
  await b.at(at('13:27'))
  await b.settle()
  const session = { assembly: { world: b.world }, feishu: b.feishu } as unknown as Session
  const known = new Set<string>()
  const deeds = await meetingsAhead(session, known)
  expect(await meetingsAhead(session, known)).toEqual([])
  for (const deed of deeds.toSorted((x, y) => x.at - y.at)) {
    await b.at(new Date(deed.at).toISOString())
    await deed.run()
    await b.settle()
  }
  const { id, state } = await b.meetingOf('早班')
  expect(state).toBe('ended')
  expect(new Set(Object.values(await b.roll(id)))).toEqual(new Set(['present']))
  const [quiz] = await b.world.db.read.select().from(quizzes)
  expect(quiz).toMatchObject({ size: 3, because: 'finished' })
  expect((await b.all()).map((m) => m.id)).toContain(quiz?.meetingId)
  expect((await b.world.db.read.select().from(quizAnswers)).length).toBeGreaterThan(3)
})

test('示例的人会帮人：班前抽问记下来，辅导过、现场做过；一张卡只管一次', async () => {
  const b = await gapBench()
  await b.opens(5)
  await b.opens(6)
  const session = { assembly: { world: b.world }, feishu: b.feishu } as unknown as Session
  const known = new Set<string>()
  for (const moment of ['2026-03-02T10:18:00+08:00', beforeShift]) {
    await b.at(moment)
    await b.settle()
    const deeds = await helpAhead(session, known)
    expect(await helpAhead(session, known)).toEqual([])
    for (const deed of deeds) {
      await deed.run()
      await b.settle()
    }
  }
  const steps = [...(await b.gapsNow(5)), ...(await b.gapsNow(6))].flatMap((view) => view.steps.map((s) => s.step))
  expect(new Set(steps)).toEqual(new Set(['asked', 'coached', 'shown']))
})
