import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cases } from '../../src/domain/cases/schema.ts'
import { everyBranch, rosterOf } from '../../src/domain/people/store.ts'
import { policyOf } from '../../src/domain/policy/policy.ts'
import { listQuestions } from '../../src/domain/questions/store.ts'
import { texts } from '../../src/entry/cli/texts.ts'
import { sampleChat, seedSample } from '../../src/entry/sandbox/seed.ts'
import { lacksOf } from '../../src/features/exam/bank.ts'
import { usualBlueprint } from '../../src/features/exam/blueprint.ts'
import { materialVersions } from '../../src/features/materials/schema.ts'
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

test('真正的示例：题都有第二个人审过，组得出月考卷，有案例可讲、有资料可学', async () => {
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
  await database.close()
})
