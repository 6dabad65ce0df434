import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { BranchId, QuestionId } from '../../src/core/ids.ts'
import { branches, members } from '../../src/domain/people/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { importQuestions } from '../../src/features/bank/import.ts'
import { texts as all } from '../../src/features/bank/pages/texts.ts'
import { questionById } from '../../src/features/bank/reach.ts'
import { questionConflicts } from '../../src/features/bank/schema.ts'
import { replaceQuestion } from '../../src/features/bank/versions.ts'
import { surfer } from '../pages/surfer.ts'
import { aQuestion } from '../study/stage.ts'
import { bankBench, forCompany } from './stage.ts'

/** The company's question q1, and an administrator at its pages. */
const stage = async () => {
  const b = await bankBench()
  const admin = await forCompany(b, 1, 'administrator')
  await b.world.db.commit((to) => [to.insert(questions).values([aQuestion(1)])])
  const office = surfer(b, 'ou_0001')
  await office.opens('/home')
  const one = async (id = 'q1') => {
    const found = await questionById(b.world.db, id)
    if (!found) throw new Error(`${id} is gone`)
    return found
  }
  const everyone = await b.world.db.read.select().from(members)
  const secretary = everyone.find((m) => m.staffNo === '0002')?.id ?? admin
  return { ...b, admin, secretary, office, one }
}

describe('答案还没有定的题', () => {
  test('先定哪个对，再改：改不成新的一版悄悄用起来', async () => {
    const s = await stage()
    const old = await s.one()
    await importQuestions(s.world, [{ ...old, answer: old.answer === 'A' ? 'B' : 'A' }])
    await s.settle()
    const { words: page, html } = await s.office.opens('/bank/q/q1')
    expect(page).toContain(all.one.thisHolds)
    expect(page).toContain(all.one.decideFirst)
    expect(html).not.toContain('/bank/q/q1/edit')
    expect(page).not.toContain(all.one.sound)
    const edited = { stem: '换个说法', options: '甲\n乙', answer: 'A', difficulty: '3', why: 'other', once: 'e1' }
    expect((await s.office.sends('/bank/q/q1/edit/save', edited)).words).toContain(all.one.stillContradicts)
    const done = await replaceQuestion(
      s.world,
      await s.one(),
      { ...old, stem: '换个说法' },
      { by: s.admin, corrects: false },
    )
    expect(done.kind).toBe('overtaken')
    const inUse = await s.world.db.read
      .select()
      .from(questions)
      .where(eq(questions.follows, 'q1' as QuestionId))
    expect(inUse).toEqual([])
  })
})

describe('谁来定哪个答案对', () => {
  test('支部的书记定不了公司题库的题，也定不了自己出的题，哪怕从另一道题进去', async () => {
    const s = await stage()
    const [branch] = await s.world.db.read.select().from(branches)
    const branchId = branch?.id ?? ('' as BranchId)
    await s.world.db.commit((to) => [
      to.insert(questions).values([aQuestion(2, { branchId, stem: '支部的题', authorId: 'operator' })]),
    ])
    const [company, own] = [await s.one(), await s.one('q2')]
    const turned = { answer: 'A' }
    await importQuestions(s.world, [{ ...company, ...turned }], { branchId })
    await importQuestions(s.world, [{ ...own, ...turned }], { branchId, by: s.secretary })
    // Nobody stops a question of the company's for everybody by a file of one branch.
    expect((await s.one()).quarantinedAt).toBeNull()
    expect((await s.one('q2')).quarantinedAt).not.toBeNull()
    const secretary = surfer(s, 'ou_0002')
    await secretary.opens('/home')
    for (const { keptId, offeredId } of await s.world.db.read.select().from(questionConflicts)) {
      // Which of the two is within reach: of the company's pair the offered one, of one's own the kept one.
      const [at, other] = keptId === 'q1' ? [offeredId, keptId] : [keptId, offeredId]
      expect((await secretary.opens(`/bank/q/${at}`)).words).not.toContain(all.one.otherHolds)
      const said = await secretary.sends(`/bank/q/${at}/holds`, { other, holds: 'other', once: `h-${at}` })
      expect(said.words).toContain(all.one.notBoth)
      expect((await s.one(other)).withdrawnAt).toBeNull()
      expect((await s.office.sends(`/bank/q/${at}/holds`, { other, holds: 'other', once: `o-${at}` })).words).toContain(
        all.one.restored,
      )
    }
    expect((await s.one()).quarantinedAt).toBeNull()
  })
})

describe('网页上传', () => {
  test('没有读成，贴的字还在；读成了，表头怎么认的、哪几行一样，都说', async () => {
    const s = await stage()
    const again = await s.office.sends('/bank/import/check', {
      ...{ pasted: '大家好，今天开会', source: '矿安全科自编', into: 'company', once: 'u1' },
    })
    expect(again.html).toContain('大家好，今天开会</textarea>')
    expect(again.html).toContain('value="矿安全科自编"')
    const table = '试题\t选项A\t选项B\t标准答案\n先做什么\t停电\t送电\tA\n先做什么\t停电\t送电\tA'
    const draft = await s.office.sends('/bank/import/check', { pasted: table, into: 'company', once: 'u2' })
    for (const said of [all.import.remarks, '“试题”这一列按“题目”读', '和第 2 行相同'])
      expect(draft.words).toContain(said)
  })
})
