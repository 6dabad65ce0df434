import { describe, expect, test } from 'vitest'
import type { MemberId, QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { countStages } from '../../src/domain/confirmations/ledger.ts'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { judgeBy } from '../../src/domain/questions/same.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { conflictsOf, settleConflict } from '../../src/features/bank/conflicts.ts'
import { importQuestions } from '../../src/features/bank/import.ts'
import { questionById } from '../../src/features/bank/reach.ts'
import { rejudgeAttempts } from '../../src/features/bank/rejudge.ts'
import { rejudgements } from '../../src/features/bank/schema.ts'
import { ratesOf } from '../../src/features/bank/statistics.ts'
import { replaceQuestion } from '../../src/features/bank/versions.ts'
import { dailyAnswers } from '../../src/features/study/daily/schema.ts'
import { person } from '../bench.ts'
import {
  aQuestion,
  card,
  evening,
  groupCard,
  morning,
  nextMorning,
  privately,
  read,
  type Stage,
  studyBench,
} from '../study/stage.ts'
import { forCompany } from './stage.ts'

const people = [1, 2, 3, 4, 5].map((n) => person(n))

/** 3 has answered B, as the key says; 4 has answered C, which is right. Since then another question was asked, unless it is `still` open. */
const answered = async (still?: 'still') => {
  const b = await studyBench({ people, bank: [aQuestion(1)] })
  const admin = await forCompany(b, 1, 'administrator')
  const other = await forCompany(b, 2, 'administrator')
  await b.at(morning)
  await b.as(3).clicks(card(b), 'B')
  await b.as(4).clicks(card(b), 'C')
  await b.settle()
  if (!still) {
    await b.world.db.commit((to) => [to.insert(questions).values(aQuestion(2, { stem: '另一道题' }))])
    await b.at(evening)
    await b.at(nextMorning)
    await b.at('2026-03-03T16:30:00+08:00')
  }
  return { ...b, admin, other }
}
const theQuestion = async (b: Stage, id = 'q1') => {
  const question = await questionById(b.world.db, id)
  if (!question) throw new Error('gone')
  return question
}
const results = async (b: Stage) =>
  (await b.world.db.read.select().from(attempts)).map((a) => [a.choice, a.correct]).toSorted()
const stagesOf = async (b: Stage, n: number) => {
  const who = (await b.world.db.read.select().from(attempts)).find((a) => a.choice === (n === 3 ? 'B' : 'C'))
  return who && countStages(b.world.db, who.memberId, 'study', new Date(0))
}

describe('改题', () => {
  test('答案错了：新版顶上，作答总账、每日一题、台账都改判，变了的人各收到一句话', async () => {
    const b = await answered()
    expect(await stagesOf(b, 3)).toEqual({ learned: 1, understood: 1 })
    expect(await stagesOf(b, 4)).toEqual({ learned: 1 })
    const old = await theQuestion(b)
    const done = await replaceQuestion(b.world, old, { ...old, answer: 'C' }, { by: b.admin, corrects: true })
    await b.settle()
    expect(done.kind).toBe('replaced')
    expect(await results(b)).toEqual([
      ['B', false],
      ['C', true],
    ])
    expect((await b.world.db.read.select().from(dailyAnswers)).map((a) => [a.choice, a.correct]).toSorted()).toEqual([
      ['B', false],
      ['C', true],
    ])
    expect(await stagesOf(b, 3)).toEqual({ learned: 1 })
    expect(await stagesOf(b, 4)).toEqual({ learned: 1, understood: 1 })
    const lines = await b.world.db.read.select().from(confirmations)
    expect(
      lines
        .filter((l) => l.corrects !== null)
        .map((l) => l.stage)
        .toSorted(),
    ).toEqual(['learned', 'understood'])
    expect(privately(b, 4).filter((t) => t.includes('已经给你改记为答对'))).toHaveLength(1)
    expect(privately(b, 3).filter((t) => t.includes('不怪你'))).toHaveLength(1)
    expect(await b.world.db.read.$count(rejudgements)).toBe(2)
    const rows = await b.world.db.read.select().from(questions)
    expect(
      rows.filter((q) => q.id !== 'q2').map((q) => [q.answer, q.correctedAnswer, q.withdrawnAt !== null, q.follows]),
    ).toEqual([
      ['B', 'C', true, null],
      ['C', null, false, 'q1'],
    ])
  })

  test('正在答的题答案错了：这一期作废，谁也不算，群里的卡片这么说', async () => {
    const b = await answered('still')
    const old = await theQuestion(b)
    await replaceQuestion(b.world, old, { ...old, answer: 'C' }, { by: b.admin, corrects: true })
    await b.settle()
    expect(read(groupCard(b))).toContain('已撤回')
    const all = await b.world.db.read.select().from(attempts)
    expect(all.map((a) => a.voidedAt !== null)).toEqual([true, true])
  })

  test('只改解析：以前的作答不动，正在答的接着答，谁也不打扰', async () => {
    const b = await answered('still')
    const before = privately(b, 3).length
    const old = await theQuestion(b)
    await replaceQuestion(b.world, old, { ...old, explanation: '说得更明白' }, { by: b.admin, corrects: false })
    await b.settle()
    expect(await results(b)).toEqual([
      ['B', true],
      ['C', false],
    ])
    expect(read(groupCard(b))).not.toContain('已撤回')
    expect(privately(b, 3)).toHaveLength(before)
    expect(await b.world.db.read.$count(rejudgements)).toBe(0)
  })

  test('两个人同时改：先改的算，后改的知道晚了；什么也没改的不算', async () => {
    const b = await answered()
    const old = await theQuestion(b)
    const one = replaceQuestion(b.world, old, { ...old, answer: 'C' }, { by: b.admin, corrects: true })
    const two = replaceQuestion(b.world, old, { ...old, answer: 'D' }, { by: b.other, corrects: true })
    const kinds = (await Promise.all([one, two])).map((r) => r.kind)
    expect(kinds.toSorted()).toEqual(['overtaken', 'replaced'])
    await b.settle()
    expect(await b.world.db.read.$count(questions)).toBe(3)
    expect((await replaceQuestion(b.world, old, old, { by: b.admin, corrects: false })).kind).toBe('same')
  })

  test('错了改，改了又错再改：最早的作答也按最后的答案算', async () => {
    const b = await answered()
    const first = await theQuestion(b)
    const second = await replaceQuestion(b.world, first, { ...first, answer: 'C' }, { by: b.admin, corrects: true })
    await b.settle()
    if (second.kind !== 'replaced') throw new Error(second.kind)
    const next = await theQuestion(b, second.id)
    await replaceQuestion(b.world, next, { ...next, answer: 'B' }, { by: b.admin, corrects: true })
    await b.settle()
    expect(await results(b)).toEqual([
      ['B', true],
      ['C', false],
    ])
    expect((await theQuestion(b)).correctedAnswer).toBe('B')
  })

  test('改判改到一半断了：再来一遍接着改，每人还是一句话', async () => {
    const b = await answered()
    const old = await theQuestion(b)
    const done = await replaceQuestion(b.world, old, { ...old, answer: 'C' }, { by: b.admin, corrects: true })
    if (done.kind !== 'replaced') throw new Error(done.kind)
    const [one] = await b.world.db.read.select().from(attempts)
    if (!one) throw new Error('nobody has answered')
    const crowd = Array.from({ length: 118 }, (_, i) => ({
      ...one,
      memberId: `m${i}` as MemberId,
      choice: 'C',
      correct: false,
    }))
    await b.world.db.commit((to) => [to.insert(attempts).values(crowd)])
    const { commit } = b.world.db
    let left = 1
    const dying = (async (w) => {
      if (left-- > 0) return commit(w)
      throw new Error('died')
    }) as typeof commit
    const change = { from: old, to: await theQuestion(b, done.id), judge: judgeBy(old, await theQuestion(b, done.id)) }
    await expect(rejudgeAttempts({ ...b.world, db: { ...b.world.db, commit: dying } }, change)).rejects.toThrow('died')
    const half = await b.world.db.read.$count(rejudgements)
    expect(half).toBeGreaterThan(0)
    expect(await rejudgeAttempts(b.world, change)).toBe(120 - half)
    expect(await rejudgeAttempts(b.world, change)).toBe(0)
    await b.settle()
    expect(privately(b, 4).filter((t) => t.includes('已经给你改记为答对'))).toHaveLength(1)
    expect(await b.world.db.read.$count(rejudgements)).toBe(120)
  })

  test('班前抽问是说出来的，没有选项：改答案不改判它，也不进题目的数字', async () => {
    const b = await answered()
    const [one] = await b.world.db.read.select().from(attempts)
    if (!one) throw new Error('nobody has answered')
    const aloud = ['m1', 'm2', 'm3', 'm4'].map((id) => ({
      ...{ ...one, source: 'preshift' as const, ref: `gap/${id}`, memberId: id as MemberId },
      ...{ choice: '', correct: true },
    }))
    await b.world.db.commit((to) => [to.insert(attempts).values(aloud)])
    // Two have chosen something, which is too few for a figure.
    expect(await ratesOf(b.world.db, ['q1' as QuestionId])).toEqual(new Map())
    const old = await theQuestion(b)
    await replaceQuestion(b.world, old, { ...old, answer: 'C' }, { by: b.admin, corrects: true })
    await b.settle()
    expect((await results(b)).filter(([choice]) => choice === '')).toEqual(aloud.map(() => ['', true]))
    expect(await b.world.db.read.$count(rejudgements)).toBe(2)
  })

  test('导入的同题答案不同，定了新的对：旧题撤下，作答改判；两个人同时定，一个算数', async () => {
    const b = await answered()
    const old = await theQuestion(b)
    await importQuestions(b.world, [{ ...old, answer: 'C' }])
    await b.settle()
    const [conflict] = await conflictsOf(b.world.db, 'q1' as QuestionId)
    if (!conflict) throw new Error('no conflict')
    const offered = await theQuestion(b, conflict.offeredId)
    const kept = await theQuestion(b)
    const one = settleConflict(b.world, conflict, { winner: offered, by: b.admin })
    const two = settleConflict(b.world, conflict, { winner: kept, by: b.other })
    expect((await Promise.all([one, two])).filter(Boolean)).toHaveLength(1)
    await b.settle()
    const rows = await b.world.db.read.select().from(questions)
    const inUse = rows.filter((q) => q.id !== 'q2' && q.withdrawnAt === null && q.quarantinedAt === null)
    expect(inUse).toHaveLength(1)
    const right = inUse[0]?.answer
    expect(await results(b)).toEqual([
      ['B', right === 'B'],
      ['C', right === 'C'],
    ])
  })
})
