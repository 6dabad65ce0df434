import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { MemberId } from '../../src/core/ids.ts'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { examFollower } from '../../src/features/exam/follow.ts'
import { examAppeals, examBlueprints, examRulings } from '../../src/features/exam/schema.ts'
import { person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { announceTime, closeTime, examBank, examBench, openTime, resitTime } from './stage.ts'

const as = (s: { b: Parameters<typeof surfer>[0] }, n: number) => surfer(s.b, `ou_${String(n).padStart(4, '0')}`)

/** The same, logged in. */
const enter = async (s: { b: Parameters<typeof surfer>[0] }, n: number) => {
  const browser = as(s, n)
  await browser.opens('/home')
  return browser
}

test('在网页上考：一题一页，和单聊里是同一份；交卷以后单聊里的卡也收了', async () => {
  const s = await examBench()
  await s.opened()
  const { id } = (await s.exam()) ?? { id: '' }
  const li = as(s, 2)
  const before = await li.opens(`/exam/${id}`)
  expect(before.words).toContain('共 5 题，限时 40 分钟')
  expect(before.words).not.toContain('题干')
  expect((await li.sends(`/exam/${id}/start`, { once: 's1' })).words).toContain('第 1/5 题')
  const row = await s.paperOf(2)
  for (const [at, { questionId }] of row.items.entries()) {
    const key = await s.keyOf(questionId)
    const shown = s.shownFor(row, at, key).map((label) => (label === '对' ? 'T' : label === '错' ? 'F' : label))
    const fields = new FormData()
    fields.set('item', String(at))
    fields.set('once', `a${at}`)
    for (const letter of shown) fields.append('choice', letter)
    const seen = await li.sends(`/exam/${id}/answer`, fields)
    expect(seen.words).toContain('记下了')
  }
  await s.settle()
  expect(s.said(2)).toContain('已答 5/5')
  expect((await li.sends(`/exam/${id}/hand-in`, { once: 'h' })).words).toContain('卷子收好了')
  await s.settle()
  expect(s.said(2)).toContain('已交卷')
  expect((await li.sends(`/exam/${id}/answer`, { item: '0', choice: 'A', once: 'late' })).words).toContain('卷子收好了')
  await s.at(closeTime)
  const result = await li.opens(`/exam/${id}`)
  expect(result.words).toContain('成绩 100')
  expect(result.words).toContain('解析')
})

test('别人的卷子、没有的月考，和没有一样；分数别人的页面上哪里都没有', async () => {
  const people = [
    person(1, { roles: ['secretary'], shift: '' }),
    person(2, { shift: '' }),
    person(9, { branch: '机电队党支部', team: '机电班', shift: '', roles: ['secretary'] }),
  ]
  const s = await examBench({ people })
  await s.opened()
  const { id } = (await s.exam()) ?? { id: '' }
  for (const path of [`/exam/${id}`, `/exams/${id}`]) expect((await as(s, 9).opens(path)).status).toBe(404)
  expect((await as(s, 2).opens('/exam/nobody')).status).toBe(404)
  expect((await (await enter(s, 9)).sends(`/exam/${id}/hand-in`, { once: 'x' })).status).toBe(404)
  const stolen = await s
    .as(9)
    .clicks(await s.cardOf(2), '开始')
    .catch((error: Error) => error)
  expect(stolen instanceof Error || stolen.toast?.type === 'warning').toBe(true)
  expect((await s.paperOf(2)).startedAt).toBeNull()
  await s.sits(2, 3)
  await s.at(closeTime)
  const { id: member } = await s.memberOf(2)
  const secretary = as(s, 1)
  const branch = await secretary.opens(`/exams/${id}`)
  expect(branch.words).toContain('要补课的人')
  expect(branch.words).toContain('职工0002')
  const half = await s.sittings()
  const mark = String(Math.floor(((half.find((x) => x.n === 2)?.earned ?? 0) * 1000) / 10) / 10)
  expect(branch.words).toContain('人数少，不单列')
  for (const seen of [branch, await secretary.opens(`/people/${member}`), await secretary.opens('/exams')]) {
    expect(seen.words).not.toMatch(new RegExp(`(成绩|分数)[^，。]{0,6}${mark}`))
    expect(seen.html).not.toContain('<h2>月考成绩')
  }
  expect((await as(s, 2).opens('/me')).words).toContain('月考成绩')
})

test('班组长登记谁有事没来；自己的不能自己登，别的班组的登不了', async () => {
  const people = [
    person(1, { shift: '', roles: ['team-leader'] }),
    person(2, { shift: '' }),
    person(3, { shift: '', team: '采煤二班' }),
  ]
  const s = await examBench({ people })
  await s.opened()
  await s.at(closeTime)
  const { id } = (await s.exam()) ?? { id: '' }
  const leader = as(s, 1)
  const seen = await leader.opens(`/exams/${id}`)
  expect(seen.words).toContain('职工0002')
  expect(seen.words).not.toContain('职工0003')
  expect(seen.words).not.toContain('要补课的人')
  const excuse = async (n: number, kind = 'leave') =>
    leader.sends(`/exams/${id}/excuse`, { member: (await s.memberOf(n)).id, round: 'first', kind, once: `${n}${kind}` })
  expect((await excuse(2)).words).toContain('登记好了')
  expect((await excuse(2, '')).words).toContain('请选一个原因')
  expect((await excuse(1)).status).toBe(404)
  expect((await excuse(3)).status).toBe(404)
  expect((await s.sittings()).map((x) => x.excuse)).toEqual([null, 'leave', null])
})

const appealed = async (about: 'last' | 'single' = 'last') => {
  const s = await examBench({ bank: examBank(8).map((q) => ({ ...q, authorId: 'operator' as const })) })
  await s.opened()
  // The second answer of everybody is wrong, and it is a question that both may have.
  await s.sits(2, 3)
  await s.at(closeTime)
  const { id } = (await s.exam()) ?? { id: '' }
  const { items } = await s.paperOf(2)
  const item = about === 'last' ? items[4] : items.find(({ questionId }) => questionId.startsWith('single'))
  const question = item?.questionId ?? ('' as never)
  const sent = await (await enter(s, 2)).sends(`/exam/${id}/appeal`, { question, words: '新规程改了', once: 'ap' })
  expect(sent.words).toContain('收到了')
  await s.settle()
  const [row] = await s.world.db.read.select().from(examAppeals)
  return { ...s, id, question, order: item?.order ?? [], appeal: row?.id ?? '' }
}

test('这道题有争议：审的人收到，不知道是谁提的；作废了，用过它的都补分，改了分的人知道，只告诉本人', async () => {
  const s = await appealed()
  expect(s.said(5)).toContain('新规程改了')
  expect(s.said(5)).not.toContain('职工0002')
  const safety = await enter(s, 5)
  const at = `/exams/appeals/${s.appeal}/decide`
  expect((await safety.sends(at, { outcome: 'void', because: '', once: '1' })).status).toBe(422)
  expect((await safety.sends(at, { outcome: 'rekeyed', answer: 'Z', because: '错', once: '2' })).status).toBe(422)
  expect((await safety.sends(at, { outcome: 'void', because: '题意不清', once: '3' })).words).toContain('正在重新判')
  expect((await safety.sends(at, { outcome: 'kept', because: '没错', once: '4' })).words).toContain('已经有人定过了')
  await s.settle()
  await s.at('2026-11-27T09:00:00+08:00')
  await s.at('2026-11-28T09:00:00+08:00')
  expect(s.said(2)).toContain('题意不清')
  expect(s.said(2)).toMatch(/从 60 改为 \*\*80|你的分数改了/)
  expect((await s.sittings()).find((x) => x.n === 2)).toMatchObject({ earned: 8, passed: true })
  for (const n of [1, 3, 4, 5]) expect(s.said(n)).not.toMatch(/从 60 改为|分数改了/)
  const [question] = await s.world.db.read.select().from(questions).where(eq(questions.id, s.question))
  expect(question?.quarantinedAt).not.toBeNull()
  const actions = (await s.world.db.read.select().from(auditLines)).map((l) => l.action)
  for (const action of ['exam.appealed', 'exam.appeal-decided', 'exam.regraded'])
    expect(actions.filter((a) => a === action)).toHaveLength(1)
  await s.at(resitTime)
  expect((await s.sittings('resit')).map((x) => x.n)).not.toContain(2)
})

test('说的字母是提的人卷子上的：审的人看到同样的次序，新答案也按它写，答复也按它说', async () => {
  const s = await appealed('single')
  const options = ['甲', '乙', '丙', '丁'].map((word) => `${word}${s.question}`)
  const asShown = s.order.map((index, place) => [`${'ABCD'[place]}`, options[index]] as const)
  expect(asShown.map(([, option]) => option)).not.toEqual(options)
  const onCard = asShown.map(([letter, option]) => `${letter}. ${option}`).join('\\n')
  expect(s.said(5)).toContain(onCard)
  const safety = await enter(s, 5)
  const page = await safety.opens(`/exams/appeals/${s.appeal}`)
  for (const [letter, option] of asShown) expect(page.words).toContain(`${letter} ${option}`)
  const own = s.order.indexOf(2)
  expect(page.words).toContain(`现在的答案 ${'ABCD'[own]}`)
  const decide = (answer: string, once: string) =>
    safety.sends(`/exams/appeals/${s.appeal}/decide`, { outcome: 'rekeyed', answer, because: '改了', once })
  expect((await decide('ABCD'[own] ?? '', '1')).status).toBe(422)
  expect((await decide('ABCD'[s.order.indexOf(1)] ?? '', '2')).words).toContain('正在重新判')
  expect(await s.world.db.read.select().from(examRulings)).toMatchObject([{ ruling: 'rekeyed', answer: 'B' }])
  expect((await as(s, 2).opens(`/exam/${s.id}`)).words).toContain('说过了，改好了')
  await s.settle()
  await s.at('2026-11-27T09:00:00+08:00')
  await s.at('2026-11-28T09:00:00+08:00')
  expect(s.said(2)).toContain(onCard)
})

test('题目没问题：答复本人，谁的分也没变；自己提的自己不能定，题目是自己出的也不能', async () => {
  const s = await appealed()
  const at = `/exams/appeals/${s.appeal}`
  expect((await as(s, 2).opens(at)).status).toBe(404)
  expect((await as(s, 4).opens(at)).status).toBe(404)
  const author = (await s.memberOf(5)).id as MemberId
  const by = (authorId: MemberId | 'operator') =>
    s.world.db.commit((to) => [to.update(questions).set({ authorId }).where(eq(questions.id, s.question))])
  await by(author)
  expect(
    (await (await enter(s, 5)).sends(`${at}/decide`, { outcome: 'kept', because: '没错', once: '1' })).words,
  ).toContain('请别人来定')
  expect(
    (await (await enter(s, 1)).sends(`${at}/decide`, { outcome: 'kept', because: '没错', once: '2' })).words,
  ).toContain('已答复')
  expect((await s.sittings()).find((x) => x.n === 2)?.earned).toBe(6)
  expect(await s.world.db.read.select().from(examRulings)).toEqual([])
  expect((await as(s, 2).opens('/me')).words).toContain('没有改')
})

test('题库改了答案：考过的重新判，按新的旧的都算；再来一遍什么也不变', async () => {
  const s = await examBench()
  await s.opened()
  await s.sits(2, 3)
  await s.at(closeTime)
  const paper = await s.paperOf(2)
  const [from] = await s.world.db.read
    .select()
    .from(questions)
    .where(eq(questions.id, paper.items[4]?.questionId ?? ('' as never)))
  if (!from) throw new Error('no question')
  const wrong = s.wrongOf(from.answer)
  const change = { from, to: { ...from, answer: wrong }, judge: (choice: string) => choice === wrong }
  await examFollower.rejudged?.(s.world, change)
  await examFollower.rejudged?.(s.world, change)
  expect((await s.sittings()).find((x) => x.n === 2)?.earned).toBe(8)
  expect(await s.world.db.read.select().from(examRulings)).toHaveLength(1)
  const regraded = (await s.world.db.read.select().from(auditLines)).filter((l) => l.action === 'exam.regraded')
  expect(regraded).toHaveLength(1)
})

test('试卷蓝图：写错了原样退回说哪里错；保存了下一次用它，旁边看得到题库够不够', async () => {
  const s = await examBench({ bank: examBank(4) })
  const secretary = as(s, 1)
  const page = await secretary.opens('/exams/blueprint')
  expect(page.words).toContain('够：每个岗位都组得出卷子')
  const fields = {
    ...{ total: '10', single: '40', multiple: '20', judge: '40', subjects: '顶板 3', ownPost: '0', from: '1', to: '5' },
    ...{ passMark: '90', minutes: '30', half: 'none' },
  }
  const wrong = await secretary.sends('/exams/blueprint/save', { ...fields, judge: '30', once: '1' })
  expect(wrong.status).toBe(422)
  expect(wrong.words).toContain('正好 100')
  expect((await secretary.sends('/exams/blueprint/save', { ...fields, subjects: '顶板', once: '2' })).status).toBe(422)
  const saved = await secretary.sends('/exams/blueprint/save', { ...fields, total: '20', once: '3' })
  expect(saved.words).toContain('单选题要 8 道，审过的只有 4 道')
  expect(await s.world.db.read.select().from(examBlueprints)).toHaveLength(2)
  expect((await as(s, 2).opens('/exams/blueprint')).status).toBe(404)
  await s.at(announceTime)
  expect((await s.exam())?.state).toBe('short')
  await secretary.sends('/exams/blueprint/save', { ...fields, once: '4' })
  expect((await secretary.opens('/exams')).words).toContain('重新检查并公布')
  expect((await secretary.sends('/exams/announce', { once: '5' })).words).toContain('公布了')
  expect((await secretary.opens('/exams')).words).not.toMatch(/重新检查并公布|现在就公布/)
  await s.settle()
  expect(s.inGroup()).toContain('90 分')
  expect(s.inGroup()).toContain('多选全对才得分')
  await s.at(openTime)
  expect(await s.sittings()).toHaveLength(5)
})
