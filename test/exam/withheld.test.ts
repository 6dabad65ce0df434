import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { QuestionId } from '../../src/core/ids.ts'
import { attemptsOf } from '../../src/domain/attempts/attempts.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { memoriesNow } from '../../src/domain/memory/store.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { candidates } from '../../src/domain/questions/store.ts'
import { candidatesFor } from '../../src/features/study/daily/store.ts'
import { closeTime, examBank, examBench } from './stage.ts'

test('考试开着：卷上的题别处不出，答了什么也没有哪里看得出对错；出了成绩才放开、才算学过', async () => {
  const s = await examBench({ bank: examBank(20) })
  await s.opened()
  const { branchId, id } = await s.memberOf(2)
  const onPapers = new Set(
    (await Promise.all([1, 2, 3, 4, 5].map((n) => s.paperOf(n)))).flatMap((p) => p.items.map((i) => i.questionId)),
  )
  const asked = async () => ({
    practice: (await candidates(s.world.db, { branchId })).filter((q) => onPapers.has(q.id)).length,
    daily: (await candidatesFor(s.world.db, branchId)).filter((q) => onPapers.has(q.id)).length,
    others: (await candidates(s.world.db, { branchId })).length,
  })
  const during = await asked()
  expect(during).toMatchObject({ practice: 0, daily: 0 })
  expect(during.others).toBeGreaterThan(0)
  await s.sits(2, 3)
  expect(await attemptsOf(s.world.db, id)).toEqual([])
  expect(await memoriesNow(s.world.db, id)).toEqual([])

  await s.at(closeTime)
  expect((await asked()).practice).toBe(onPapers.size)
  const learned = await attemptsOf(s.world.db, id)
  expect(learned.map((a) => a.correct).filter(Boolean)).toHaveLength(3)
  expect(learned).toHaveLength(5)
  expect((await memoriesNow(s.world.db, id)).length).toBeGreaterThan(0)
})

test('考着的时候答案改对了：收卷以后按改对的算，没有一处提前说', async () => {
  const s = await examBench({ bank: examBank(20) })
  await s.opened()
  await s.sits(2, 3)
  const { id } = await s.memberOf(2)
  const wrong = (await s.paperOf(2)).items[4]?.questionId as QuestionId
  const [given] = await s.world.db.read.select().from(attempts).where(eq(attempts.questionId, wrong))
  await s.world.db.commit((to) => [
    to
      .update(questions)
      .set({ correctedAnswer: given?.choice ?? '' })
      .where(eq(questions.id, wrong)),
  ])
  expect(await attemptsOf(s.world.db, id)).toEqual([])
  await s.at(closeTime)
  expect((await attemptsOf(s.world.db, id)).filter((a) => a.correct)).toHaveLength(4)
})
