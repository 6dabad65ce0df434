import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { smallWorld } from '../../../test/support/world.ts'
import type { BranchId } from '../../core/ids.ts'
import { auditLines } from '../../domain/audit/schema.ts'
import type { Question } from '../../domain/questions/question.ts'
import { questions } from '../../domain/questions/schema.ts'
import { listQuestions } from '../../domain/questions/store.ts'
import { importQuestions } from './import.ts'
import { questionConflicts, questionSources } from './schema.ts'

let b: Awaited<ReturnType<typeof smallWorld>>
beforeEach(async () => {
  b = await smallWorld('2026-03-02T09:00:00+08:00')
})
afterEach(() => b.database.close())

const question = (stem: string, change: Partial<Question> = {}): Question => ({
  ...{
    kind: 'single',
    stem,
    options: ['甲', '乙'],
    answer: 'A',
    explanation: '',
    basis: '',
    subject: '机电',
    point: '',
    post: '',
  },
  ...{ difficulty: 3 },
  ...change,
})

test('再导入一次什么也不加；改解析还是同一道；换了答案的不收，两道都停用等人定', async () => {
  expect(await importQuestions(b.world, [question('一'), question('二'), question('一')])).toEqual({
    added: 2,
    existing: 0,
    contradicting: 0,
  })
  const again = [question('一', { explanation: '改过' }), question('二', { answer: 'B' })]
  expect(await importQuestions(b.world, again)).toEqual({ added: 0, existing: 1, contradicting: 1 })
  const rows = await listQuestions(b.world.db)
  expect(rows.map((q) => [q.stem, q.answer, q.quarantinedAt !== null])).toEqual([
    ...[
      ['一', 'A', false],
      ['二', 'A', true],
      ['二', 'B', true],
    ],
  ])
  const [conflict] = await b.world.db.read.select().from(questionConflicts)
  expect(conflict).toMatchObject({ keptId: rows[1]?.id, offeredId: rows[2]?.id, winnerId: null })
  expect(await importQuestions(b.world, again)).toEqual({ added: 0, existing: 2, contradicting: 0 })
  const lines = await b.world.db.read.select().from(auditLines)
  expect(lines.map((l) => [l.actor, l.action, l.object, l.detail])).toEqual([
    ['operator', 'questions.imported', 'company', { offered: 2 }],
    ['operator', 'questions.imported', 'company', { offered: 1 }],
  ])
})

test('撤回的题再导入也还是撤回；公司题库里有的，支部不再存一份', async () => {
  await importQuestions(b.world, [question('一')])
  await b.world.db.commit((to) => [
    to
      .update(questions)
      .set({ withdrawnAt: b.world.clock.now(), withdrawnBy: 'operator' })
      .where(eq(questions.stem, '一')),
  ])
  expect(await importQuestions(b.world, [question('一')])).toEqual({ added: 0, existing: 1, contradicting: 0 })
  const branchId = 'branch1' as BranchId
  expect(await importQuestions(b.world, [question('一'), question('二')], { branchId })).toEqual({
    added: 1,
    existing: 1,
    contradicting: 0,
  })
  const stored = await listQuestions(b.world.db)
  expect(stored.map((q) => [q.stem, q.branchId, q.withdrawnAt !== null]).sort()).toEqual([
    ['一', '', true],
    ['二', 'branch1', false],
  ])
})

test('两处同时导入同一份，每题还是一行；两千五百题分批入库', async () => {
  const many = Array.from({ length: 2_500 }, (_, i) => question(`第${i}题`))
  const [first, second] = await Promise.all([importQuestions(b.world, many), importQuestions(b.world, many)])
  expect(first.added + second.added).toBe(2_500)
  expect(await b.world.db.read.$count(questions)).toBe(2_500)
})

test('选项换了顺序也是同一道：只留一道，两次的出处都记着', async () => {
  const first = question('一', { options: ['甲', '乙'], answer: 'A' })
  const turned = question('一 ', { options: ['乙', '甲'], answer: 'B' })
  await importQuestions(b.world, [first], { source: '矿教材', importId: 'i1' })
  expect(await importQuestions(b.world, [turned], { source: '集团题库', importId: 'i2' })).toEqual({
    ...{ added: 0, existing: 1, contradicting: 0 },
  })
  const sources = await b.world.db.read.select().from(questionSources)
  expect(new Set(sources.map((s) => s.questionId)).size).toBe(1)
  expect(sources.map((s) => [s.importId, s.fate, s.source])).toEqual([
    ...[
      ['i1', 'added', '矿教材'],
      ['i2', 'merged', '集团题库'],
    ],
  ])
})

test('中途断了再来一遍，数出来还是一样；没比过字的旧题也比得出来', async () => {
  const many = [question('一'), question('二')]
  await importQuestions(b.world, many.slice(0, 1), { importId: 'i1' })
  expect(await importQuestions(b.world, many, { importId: 'i1' })).toEqual({ added: 2, existing: 0, contradicting: 0 })
  await b.world.db.commit((to) => [to.update(questions).set({ wordsHash: '' })])
  expect(await importQuestions(b.world, [question('二', { answer: 'B' })])).toMatchObject({ contradicting: 1 })
})

test('题目自己写着出处的，记它自己的；没写的记这份文件的', async () => {
  await importQuestions(b.world, [question('一', { source: '通风科' }), question('二')], { source: '题.xlsx' })
  const stored = await b.world.db.read.select().from(questions)
  expect(stored.map((q) => [q.stem, q.source]).sort()).toEqual([
    ['一', '通风科'],
    ['二', '题.xlsx'],
  ])
})
