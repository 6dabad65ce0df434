import { expect, test } from 'vitest'
import type { BranchId, MemberId, QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { memories } from '../../src/domain/memory/schema.ts'
import { memoriesNow, memoriesOf, refreshMemories } from '../../src/domain/memory/store.ts'
import { mentorships } from '../../src/domain/mentorships/schema.ts'
import { memberByStaffNo } from '../../src/domain/people/store.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { views } from '../../src/domain/views/schema.ts'
import { person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { aQuestion, lastPrivate, read, type Stage, studyBench } from './stage.ts'

const people = [
  person(1),
  person(2),
  person(3),
  person(4),
  person(5, { partyMember: true }),
  person(6, { roles: ['team-leader'] }),
  person(7, { roles: ['secretary'], team: '队部' }),
]
const bank = [
  aQuestion(1, { point: '瓦斯停钻' }),
  aQuestion(2, { point: '敲帮问顶', subject: '顶板' }),
  aQuestion(3, { point: '脊柱受伤', subject: '急救' }),
]

const member = async (b: Stage, n: number) => {
  const found = await memberByStaffNo(b.world.db, String(n).padStart(4, '0'))
  if (!found) throw new Error('nobody')
  return found
}
type Given = { q: number; day: string; correct: boolean; voided?: boolean }

const gave = async (b: Stage, n: number, answers: readonly Given[]) => {
  const { id: memberId, branchId } = await member(b, n)
  for (const { q, day, correct, voided } of answers) {
    const at = new Date(`${day}T12:00:00+08:00`)
    const row = { source: 'weekly', ref: day, memberId, branchId, questionId: `q${q}` as QuestionId } as const
    const point = bank[q - 1]?.point ?? ''
    await b.world.db.commit((to) => [
      to.insert(attempts).values({
        ...{ ...row, point, choice: 'B', correct, answeredAt: at, recordedAt: at },
        voidedAt: voided ? at : null,
      }),
    ])
  }
}

const page = (b: Stage, n: number, path: string) => surfer(b, `ou_${String(n).padStart(4, '0')}`).opens(path)

test('我的知识点：按科目看已掌握、在学、常错和下次什么时候见', async () => {
  const b = await studyBench({ people, bank })
  await gave(b, 1, [
    { q: 1, day: '2026-02-20', correct: true },
    { q: 1, day: '2026-02-23', correct: true },
    { q: 2, day: '2026-02-20', correct: false },
    { q: 2, day: '2026-02-23', correct: false },
    { q: 2, day: '2026-02-26', correct: false },
    { q: 3, day: '2026-03-01', correct: true },
  ])
  const { words } = await page(b, 1, '/me/points')
  expect(words).toContain('已掌握 1 点，在学 1 点，常错 1 点')
  expect(words).toMatch(/通风与瓦斯.*瓦斯停钻 已掌握 明天 2 次/)
  expect(words).toMatch(/顶板.*敲帮问顶 常错 到时间了 3 次/)
  expect((await page(b, 2, '/me/points')).words).toContain('还没有答过题')
  await b.as(1).says('bot', '我的')
  await b.settle()
  const card = read(lastPrivate(b, 1))
  expect(card).toContain('遇到过 3 个，已掌握 **1** 个')
  expect(card).toContain('该复习了　敲帮问顶')
  const records = (await page(b, 1, '/me')).words
  expect(records).toContain('敲帮问顶')
})

test('别人的知识点：包保人看得到，本人知道谁看过；同事、班组长、书记都看不到', async () => {
  const b = await studyBench({ people, bank })
  const { id } = await member(b, 1)
  await gave(b, 1, [{ q: 2, day: '2026-02-20', correct: false }])
  const mentor = await member(b, 5)
  const row = { memberId: id, mentorId: mentor.id, since: new Date('2026-01-01'), arrangedBy: 'operator' }
  await b.world.db.commit((to) => [to.insert(mentorships).values(row)])
  const seen = await page(b, 5, `/people/${id}/points`)
  expect(seen.words).toContain('职工0001的知识点')
  expect(seen.words).toContain('敲帮问顶')
  expect((await page(b, 5, '/me/points')).words).toContain('职工0001')
  const looked = await b.world.db.read.select().from(views)
  expect(looked.map((v) => [v.viewerId, v.what])).toEqual([[mentor.id, 'study.points']])
  for (const n of [2, 6, 7]) expect((await page(b, n, `/people/${id}/points`)).status).toBe(404)
  expect((await page(b, 5, '/people/nobody/points')).status).toBe(404)
})

test('支部错得最多的知识点：三个人以上才显示，只有人数，没有是谁；职工打不开', async () => {
  const b = await studyBench({ people, bank })
  for (const n of [1, 2, 3, 4]) await gave(b, n, [{ q: 1, day: '2026-02-20', correct: n > 3 }])
  for (const n of [1, 2, 3]) await gave(b, n, [{ q: 2, day: '2026-02-21', correct: n > 2 }])
  for (const n of [1, 2, 3]) await gave(b, n, [{ q: 3, day: '2026-02-22', correct: false, voided: true }])
  for (const n of [6, 7]) {
    const { words, status } = await page(b, n, '/study')
    expect(status).toBe(200)
    expect(words).toContain('瓦斯停钻 4 人答过，3 人错过')
    expect(words).not.toContain('敲帮问顶')
    expect(words).not.toContain('脊柱受伤')
    expect(words).not.toContain('职工000')
  }
  for (const n of [1, 5]) expect((await page(b, n, '/study')).status).toBe(404)
  expect((await page(b, 7, '/study?branch=elsewhere')).status).toBe(404)
})

test('存下的记忆永远等于作答的折叠：晚到的、作废的、改了规定的，重算一遍就对上', async () => {
  const b = await studyBench({ people, bank })
  const { id } = await member(b, 1)
  const refresh = () => refreshMemories(b.world, [id])
  const agree = async () => {
    const stored = (await memoriesOf(b.world.db, [id])).get(id) ?? []
    const byPoint = (some: typeof stored) => Object.fromEntries(some.map((k) => [k.point, k.memory]))
    expect(byPoint(stored)).toEqual(byPoint(await memoriesNow(b.world.db, id)))
  }
  await gave(b, 1, [
    { q: 1, day: '2026-02-20', correct: true },
    { q: 2, day: '2026-02-20', correct: false },
  ])
  expect(await refresh()).toEqual({ written: 2, gone: 0 })
  await agree()
  expect(await refresh()).toEqual({ written: 0, gone: 0 })
  await gave(b, 1, [{ q: 1, day: '2026-02-10', correct: false }])
  expect(await refresh()).toEqual({ written: 1, gone: 0 })
  await agree()
  await b.world.db.commit((to) => [to.update(attempts).set({ voidedAt: b.world.clock.now() })])
  expect(await refresh()).toEqual({ written: 0, gone: 2 })
  expect(await b.world.db.read.select().from(memories)).toEqual([])
  await b.world.db.commit((to) => [to.update(attempts).set({ voidedAt: null })])
  await refresh()
  const reworded = aQuestion(4, { point: '瓦斯停钻', follows: 'q1' as QuestionId, stem: '说得更明白' })
  const changed = aQuestion(5, { point: '敲帮问顶', follows: 'q2' as QuestionId, answer: 'C' })
  const now = { importedAt: b.world.clock.now(), branchId: '' as BranchId | '' }
  await b.world.db.commit((to) => [
    to.insert(questions).values({ ...reworded, ...now }),
    to.insert(questions).values({ ...changed, ...now }),
  ])
  expect(await refresh()).toEqual({ written: 0, gone: 1 })
  expect((await memoriesNow(b.world.db, id)).map((k) => k.point)).toEqual(['瓦斯停钻'])
  await agree()
})

test('复习设置：一天几道自己定，不要就不发；答之前可以先说有没有把握', async () => {
  const b = await studyBench({ people, bank })
  const wrong = [1, 2, 3].map((q) => ({ q, day: '2026-02-27', correct: false }))
  for (const n of [1, 2]) await gave(b, n, wrong)
  const settings = async (n: number, text: string) => {
    await b.as(n).says('bot', '我的设置')
    await b.settle()
    return b.as(n).clicks(lastPrivate(b, n)?.messageId ?? '', text)
  }
  expect((await settings(1, '1 道')).toast?.content).toBe('好，一天最多 1 道')
  await settings(1, '答之前问我有没有把握')
  expect((await settings(2, '不要')).toast?.content).toBe('好，复习题不再主动发')
  const { words } = await surfer(b, 'ou_0002').opens('/me/settings')
  expect(words).toContain('不主动发')
  await b.at('2026-03-03T02:40:00+08:00')
  await b.at('2026-03-03T10:31:00+08:00')
  const asked = read(lastPrivate(b, 1))
  expect(asked).toContain('复习几道')
  expect(asked).not.toContain('第 1/')
  expect(asked).toContain('没把握')
  expect(read(lastPrivate(b, 2))).not.toContain('复习几道')
  await b.as(1).clicks(lastPrivate(b, 1)?.messageId ?? '', '有把握')
  await b.as(1).clicks(lastPrivate(b, 1)?.messageId ?? '', 'A')
  const [given] = (await b.world.db.read.select().from(attempts)).filter((a) => a.source === 'review')
  expect(given).toMatchObject({ confident: true, correct: false, memberId: (await member(b, 1)).id as MemberId })
})
