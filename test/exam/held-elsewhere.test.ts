import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { QuestionId } from '../../src/core/ids.ts'
import { openPaper, preparePaper } from '../../src/domain/papers/open.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { candidates } from '../../src/domain/questions/store.ts'
import { questionFor } from '../../src/features/gaps/faces.ts'
import { dailyRounds } from '../../src/features/study/daily/schema.ts'
import { weeklyPaper } from '../../src/features/study/weekly/paper.ts'
import { announceTime, closeTime, examBank, examBench, openTime, small } from './stage.ts'

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

test('开考那天别的卷子还开着：那上面当场就看得到答案的题，这回谁的卷上也不考', async () => {
  const s = await examBench({ bank: examBank(20) })
  await s.at(announceTime)
  const { branchId, id: memberId } = await s.memberOf(2)
  const bank = await candidates(s.world.db, { branchId })
  const asked = bank.filter((_, i) => i % 2 === 0).map((q) => q.id)
  const { row } = await preparePaper(s.world, weeklyPaper, {
    ...{ key: 'w', memberId, branchId, ref: `${branchId}/2026-11-22/` },
    ...{ items: asked.map((questionId) => ({ questionId })), closesAt: new Date(closeTime) },
  })
  await s.world.db.commit((to) => [openPaper(to, row)])
  await s.at(openTime)
  const onPapers = (await Promise.all([1, 2, 3, 4, 5].map((n) => s.paperOf(n)))).flatMap((p) => p.items)
  expect(onPapers).toHaveLength(25)
  expect(onPapers.filter(({ questionId }) => asked.includes(questionId))).toEqual([])
})

test('当天群里问的那一题，这回谁的卷上也不考', async () => {
  // Six questions for a paper of five: there is no more than one to leave out.
  const bank = examBank(6).filter(({ kind }) => kind === 'single')
  const blueprint = { ...small, kinds: { single: 100, multiple: 0, judge: 0 } }
  const s = await examBench({ bank, blueprint })
  await s.at(announceTime)
  await s.at('2026-11-25T07:23:00+08:00')
  const [today] = await s.world.db.read.select().from(dailyRounds).orderBy(desc(dailyRounds.pushedAt))
  await s.at(openTime)
  const onPapers = (await Promise.all([1, 2, 3, 4, 5].map((n) => s.paperOf(n)))).flatMap((p) => p.items)
  expect(onPapers.filter(({ questionId }) => questionId === today?.questionId)).toEqual([])
  expect(today?.day).toBe('2026-11-25')
})
