import { expect, test } from 'vitest'
import type { QuestionId } from '../../src/core/ids.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { candidates } from '../../src/domain/questions/store.ts'
import { questionFor } from '../../src/features/gaps/faces.ts'
import { closeTime, examBank, examBench } from './stage.ts'

test('考试开着：短板抽问不问卷上的题；卷上的题换了说法，新的一版别处也不出；收完才放开', async () => {
  const s = await examBench({ bank: examBank(20) })
  await s.opened()
  const { branchId } = await s.memberOf(2)
  const held = (await s.paperOf(2)).items[0]?.questionId as QuestionId
  const row = (await s.world.db.read.select().from(questions)).find((q) => q.id === held)
  if (!row) throw new Error('gone')
  const asksForGap = async () =>
    (await questionFor(s.world.db, { gap: { branchId, questionId: held, point: row.point } } as never))?.id
  expect(await asksForGap()).not.toBe(held)
  const next = { ...row, id: 'next' as QuestionId, contentHash: 'next', stem: '换个说法', follows: held }
  await s.world.db.commit((to) => [to.insert(questions).values(next)])
  const practice = async () => (await candidates(s.world.db, { branchId })).map((q) => q.id as string)
  expect(await practice()).not.toContain('next')
  await s.at(closeTime)
  expect(await practice()).toContain('next')
  expect(await asksForGap()).toBe(held)
})
