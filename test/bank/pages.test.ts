import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { readSheetBytes } from '../../src/entry/sheets/read.ts'
import { texts as all } from '../../src/features/bank/pages/texts.ts'
import { approve } from '../../src/features/bank/reviews.ts'
import { questionDoubts, questionReviews } from '../../src/features/bank/schema.ts'
import { isWorkerd } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { holdBack } from '../support/hold-back.ts'
import { pagesStage as stage } from './pages-stage.ts'
import { forCompany, rowOf, workbook } from './stage.ts'

describe('题库的页面', () => {
  test('只看得到自己管的题库；职工一页也打不开，和没有一样', async () => {
    const s = await stage()
    const seen = await s.secretaryAt.opens('/bank')
    expect(seen.words).toContain('停电就能干活')
    expect(seen.words).not.toContain('公司的题')
    expect((await s.office.opens('/bank')).words).toContain('公司的题')
    expect((await s.secretaryAt.opens('/bank/q/q3')).status).toBe(404)
    const worker = surfer(s, 'ou_0003')
    await worker.opens('/home')
    const there = [
      '/bank',
      '/bank/q/q1',
      '/bank/q/q1/edit',
      '/bank/import',
      '/bank/review',
      '/bank/recheck',
      '/bank/regulations',
      '/bank/export',
    ]
    for (const path of there) expect((await worker.opens(path)).status).toBe(404)
    for (const act of ['approve', 'return', 'sound', 'withdraw', 'aside', 'holds', 'edit/save'])
      expect((await worker.sends(`/bank/q/q1/${act}`)).status).toBe(404)
    expect((await s.one())?.withdrawnAt).toBeNull()
  })

  test('按题型、科目、状态、字都查得到；导出的表能再导入', async () => {
    const s = await stage()
    const found = async (query: string) => (await s.secretaryAt.opens(`/bank?${query}`)).words
    expect(await found('kind=judge')).toContain('停电就能干活')
    expect(await found('kind=single')).not.toContain('停电就能干活')
    expect(await found('subject=机电')).toContain('共 1 题')
    expect(await found('search=电钻')).toContain('共 1 题')
    expect(await found('state=aside')).toContain(all.list.empty)
    // A bank that is not theirs cannot be asked for either.
    expect(await found('bank=company')).toContain(all.list.empty)
    if (isWorkerd) return
    const { bytes } = await s.secretaryAt.opens('/bank/export?kind=judge')
    const read = await readSheetBytes('题库.xlsx', bytes)
    if (!read.ok) throw new Error(read.reason)
    const { checkQuestions } = await import('../../src/features/bank/doctor/check.ts')
    const { questions: again } = checkQuestions(read.sheets)
    expect(again.map((q) => [q.stem, q.kind, q.answer])).toEqual([['判断：停电就能干活', 'judge', 'F']])
  })

  test('自己出的题自己审不了；别人审过就能进月月考，再审一次说晚了', async () => {
    const s = await stage()
    expect((await s.secretaryAt.opens('/bank/review')).words).not.toContain('电钻')
    expect((await s.secretaryAt.sends('/bank/q/q1/approve', { once: 'x1' })).status).toBe(404)
    expect((await s.office.opens('/bank/review')).words).toContain('电钻')
    expect((await s.office.sends('/bank/q/q1/approve', { once: 'x2' })).words).toContain(all.one.approved)
    expect(await s.one()).toMatchObject({ reviewedBy: s.admin })
    expect((await s.office.sends('/bank/q/q1/approve', { once: 'x3' })).words).toContain(all.one.late)
  })

  test('两个人同时审：一个算数；自己出的题绕过页面也审不了', async () => {
    const s = await stage()
    const other = await forCompany(s, 3, 'secretary')
    const question = await s.one()
    if (!question) throw new Error('gone')
    expect(await approve(s.world, question, { by: s.secretary, once: 'a0' })).toBe(false)
    const both = [
      approve(s.world, question, { by: s.admin, once: 'a1' }),
      approve(s.world, question, { by: other, once: 'a2' }),
    ]
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1)
    expect(await s.world.db.read.$count(questionReviews)).toBe(1)
  })

  test('退回要写原因：题先停用，出题人收到；改好的新版还要别人审', async () => {
    const s = await stage()
    expect((await s.office.sends('/bank/q/q1/return', { once: 'r1' })).words).toContain(all.one.needsWhy)
    await s.office.sends('/bank/q/q1/return', { once: 'r2', reason: '条款写错了' })
    await s.settle()
    expect((await s.one())?.quarantinedAt).not.toBeNull()
    expect(s.last(s.as(2))?.content).toContain('条款写错了')
    const old = await s.one()
    const fields = {
      ...{
        stem: old?.stem ?? '',
        options: old?.options.join('\n') ?? '',
        answer: 'B',
        explanation: old?.explanation ?? '',
      },
      ...{ basis: '《煤矿安全规程》（2025）第一百条', subject: '通风与瓦斯', point: '', post: '', difficulty: '2' },
    }
    const save = (change: Record<string, string>) =>
      s.secretaryAt.sends('/bank/q/q1/edit/save', { ...fields, ...change })
    expect((await save({})).words).toContain(all.edit.needsWhy)
    expect((await save({ why: 'other', answer: 'F' })).status).toBe(422)
    expect((await save({ why: 'corrects' })).words).toContain(all.edit.noKey)
    const saved = await save({ why: 'other' })
    expect(saved.words).toContain(all.edit.saved)
    expect(saved.words).toContain(all.one.history)
    const [next] = await s.world.db.read
      .select()
      .from(questions)
      .where(eq(questions.follows, 'q1' as QuestionId))
    expect(next).toMatchObject({
      authorId: s.secretary,
      reviewedAt: null,
      quarantinedAt: null,
      regulation: '煤矿安全规程/2025',
    })
    expect((await s.secretaryAt.opens('/bank/review')).words).not.toContain('电钻')
  })

  test('停用规程的一版：照它出的题停下，数字标出来，核对后改依据再用；书记停不了', async () => {
    const s = await stage()
    expect((await s.secretaryAt.sends('/bank/regulations/retire', { id: '煤矿安全规程/2022' })).status).toBe(404)
    expect((await s.office.opens('/bank/regulations')).words).toContain('煤矿安全规程 2022')
    const retired = await s.office.sends('/bank/regulations/retire', { id: '煤矿安全规程/2022' })
    expect(retired.words).toContain(all.regulations.done)
    await s.settle()
    expect((await s.one())?.recheckAt).not.toBeNull()
    expect((await s.one('q2'))?.recheckAt).toBeNull()
    const recheck = await s.secretaryAt.opens('/bank/recheck')
    expect(recheck.words).toContain('1.0%')
    expect(recheck.html).toContain('《煤矿安全规程》（2025）第一百条')
    const confirm = (basis: string) =>
      s.secretaryAt.sends('/bank/recheck/confirm', { question: 'q1', 'basis-q1': basis })
    expect((await confirm('《煤矿安全规程》（2022）第一百条')).words).toContain(all.recheck.because['still-retired'])
    expect((await confirm('班前会讲过')).words).toContain(all.recheck.because['no-version'])
    expect((await confirm('《煤矿安全规程》（2025）第一百零三条')).words).toContain('确认了 1 题')
    const [next] = await s.world.db.read
      .select()
      .from(questions)
      .where(eq(questions.follows, 'q1' as QuestionId))
    expect(next).toMatchObject({ recheckAt: null, regulation: '煤矿安全规程/2025', withdrawnAt: null })
    expect((await s.secretaryAt.opens('/bank/recheck')).words).toContain(all.recheck.empty)
  })

  test.skipIf(isWorkerd)('网页上传：先看再确认；贴上来的也行；同一张表送两次是一份草稿；别人的打不开', async () => {
    const s = await stage()
    const form = () => {
      const data = new FormData()
      data.set('file', new File([workbook(rowOf('新的一题'), rowOf('坏的一题', 'E'))], '题.xlsx'))
      for (const [name, value] of [
        ['into', s.branchId],
        ['source', '矿安全科自编'],
        ['want', 'check'],
        ['once', 'u1'],
      ] as const)
        data.set(name, value)
      return data
    }
    const draft = await s.secretaryAt.sends('/bank/import/check', form())
    expect(draft.words).toContain('可以入库 1 题')
    expect((await s.secretaryAt.sends('/bank/import/check', form())).path).toBe(draft.path)
    expect(await s.drafts()).toHaveLength(1)
    expect((await s.office.opens(draft.path)).status).toBe(404)
    await s.secretaryAt.sends(`${draft.path}/confirm`)
    await s.settle()
    expect((await s.secretaryAt.opens(draft.path)).words).toContain(all.draft.states.imported)
    const [added] = await s.world.db.read.select().from(questions).where(eq(questions.stem, '新的一题'))
    expect(added).toMatchObject({ branchId: s.branchId, authorId: s.secretary, source: '矿安全科自编' })
    const pasted = { pasted: '1. 先做什么？\nA. 验电\nB. 送电\n答案：A', into: s.branchId, once: 'u2' }
    expect((await s.secretaryAt.sends('/bank/import/check', pasted)).words).toContain('可以入库 1 题')
    expect(
      (await s.secretaryAt.sends('/bank/import/check', { ...pasted, into: 'company', once: 'u3' })).words,
    ).toContain(all.import.noPlace)
  })

  test('大家答得怎么样：不足三人不显示；三十人以上答对不到三成，夜里告诉管题库的人一次', async () => {
    const s = await stage()
    await s.program.tick()
    const answered = (n: number, correct: (i: number) => boolean) =>
      s.world.db.commit((to) => [
        to
          .insert(attempts)
          .values(
            Array.from({ length: n }, (_, i) => ({
              ...{ source: 'daily' as const, ref: `r${i}`, memberId: `m${i}` as never, questionId: 'q3' as QuestionId },
              ...{ point: '点', branchId: s.branchId, choice: 'A', correct: correct(i), latencyMs: 5_000 },
              ...{ answeredAt: s.world.clock.now(), recordedAt: s.world.clock.now() },
            })),
          )
          .onConflictDoNothing(),
      ])
    await answered(2, () => true)
    expect((await s.office.opens('/bank/q/q3')).words).toContain(all.one.few)
    await answered(40, (i) => i < 8)
    const page = (await s.office.opens('/bank/q/q3')).words
    expect(page).toContain('40 人')
    expect(page).toContain('20%')
    await s.program.tick()
    await holdBack(s, 'study.review-plan')
    await s.at('2026-03-03T04:26:30+08:00')
    expect(await s.world.db.read.$count(questionDoubts)).toBe(1)
    for (const time of ['09:00', '15:00', '17:00', '19:00']) await s.at(`2026-03-03T${time}:30+08:00`)
    await s.at('2026-03-04T04:26:30+08:00')
    for (const time of ['09:00', '15:00', '17:00']) await s.at(`2026-03-04T${time}:30+08:00`)
    await s.office.opens('/home')
    expect(s.cards().filter((m) => m.content.includes('大多数人答错'))).toHaveLength(1)
    expect((await s.office.opens('/bank?state=doubt')).words).toContain('公司的题')
    expect((await s.office.sends('/bank/q/q3/sound')).words).toContain(all.one.restored)
    expect((await s.office.opens('/bank?state=doubt')).words).toContain(all.list.empty)
  })

  test('我的记录里有自己提过的和改判过的', async () => {
    const s = await stage()
    const words = (await s.secretaryAt.opens('/me')).words
    expect(words).toContain(all.records.flags.title)
    expect(words).toContain(all.records.rejudged.title)
  })
})
