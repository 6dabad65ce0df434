import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LocalDate } from '../../src/core/clock.ts'
import { groupBy } from '../../src/core/group-by.ts'
import { cases } from '../../src/domain/cases/schema.ts'
import { everyBranch, rosterOf } from '../../src/domain/people/store.ts'
import { policyOf } from '../../src/domain/policy/policy.ts'
import { listQuestions } from '../../src/domain/questions/store.ts'
import { texts } from '../../src/entry/cli/texts.ts'
import { sampleChat, seedSample } from '../../src/entry/sandbox/seed.ts'
import { announceExam } from '../../src/features/exam/announce.ts'
import { examBank, lacksOf } from '../../src/features/exam/bank.ts'
import { usualBlueprint } from '../../src/features/exam/blueprint.ts'
import { compose } from '../../src/features/exam/compose.ts'
import { exams } from '../../src/features/exam/schema.ts'
import { blueprintFor } from '../../src/features/exam/shortage.ts'
import { materialVersions } from '../../src/features/materials/schema.ts'
import { meetings } from '../../src/features/meetings/schema.ts'
import { practisedIn } from '../../src/features/practice/texts-of.ts'
import { smallWorld } from '../support/world.ts'

test('沙盒从示例文件起步：写“-”的人没有账号，其余人人有；再来一次什么也不变', async () => {
  const samples = mkdtempSync(join(tmpdir(), 'four-confirmations-samples-'))
  const fixtures = join(import.meta.dirname, '../fixtures')
  copyFileSync(join(fixtures, 'roster.csv'), join(samples, texts.samples.roster))
  copyFileSync(join(fixtures, 'bank.csv'), join(samples, texts.samples.bank))
  const { world, database } = await smallWorld('2026-03-02T07:00:00+08:00')
  await seedSample(world, samples)
  await seedSample(world, samples)
  const [branch, ...more] = await everyBranch(world.db)
  expect(more).toEqual([])
  expect(branch?.chatId).toBe(sampleChat)
  const people = branch ? await rosterOf(world.db, branch.id) : []
  expect(people.map((p) => p.account)).toEqual(['ou_sample_0001', 'ou_wang', null])
  expect(branch && (await policyOf(world.db, branch.id)).exposure).toBe('rule')
  expect(await listQuestions(world.db)).toHaveLength(3)
  await database.close()
  rmSync(samples, { recursive: true, force: true })
})

test('真正的示例：题都有第二个人审过，组得出月考卷，有案例可讲、有资料可学、有口述可练，明天有会', async () => {
  const { world, database } = await smallWorld('2026-03-02T07:00:00+08:00')
  await seedSample(world)
  const [branch] = await everyBranch(world.db)
  if (!branch) throw new Error('no branch')
  const bank = await listQuestions(world.db)
  expect(bank.filter((q) => q.reviewedBy === null)).toEqual([])
  expect(await lacksOf(world.db, branch.id, usualBlueprint)).toEqual([])
  expect((await world.db.read.select().from(cases)).length).toBeGreaterThanOrEqual(3)
  const learned = await world.db.read.select().from(materialVersions)
  expect(learned.filter((m) => m.questionId === null)).toEqual([])
  expect(learned).toHaveLength(2)
  const practised = await practisedIn(world.db, branch.id)
  expect(practised.filter((p) => !p.example)).toEqual([])
  expect(practised.length).toBeGreaterThanOrEqual(3)
  const [meeting] = await world.db.read.select().from(meetings)
  expect(meeting).toMatchObject({ kind: 'committee', day: '2026-03-03', state: 'planned' })
  await database.close()
})

test('真正的示例：月考公布得出来，卷子发得下去；每个科目都够做一周的周周练', async () => {
  const { world, database } = await smallWorld('2026-03-02T07:00:00+08:00')
  await seedSample(world)
  const [branch] = await everyBranch(world.db)
  if (!branch) throw new Error('no branch')
  const wanted = '2026-03-25' as LocalDate
  expect(await announceExam(world, { branchId: branch.id, wanted, by: 'system' })).toBe('announced')
  const [exam] = await world.db.read.select().from(exams)
  expect(exam?.shortages).toBeNull()
  const bank = examBank(world.db, branch.id)
  for (const { id, post } of await rosterOf(world.db, branch.id)) {
    const paper = compose(blueprintFor(usualBlueprint, post), await bank(post), { seed: `${exam?.id}/${id}`, post })
    expect(new Set(paper).size).toBe(usualBlueprint.total)
  }
  const subjects = groupBy(await listQuestions(world.db), (q) => q.subject)
  expect(subjects.size).toBeGreaterThanOrEqual(7)
  for (const questions of subjects.values()) expect(questions.length).toBeGreaterThanOrEqual(10)
  await database.close()
})
