import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BranchId, MemberId, QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { papers } from '../../src/domain/papers/schema.ts'
import { members } from '../../src/domain/people/schema.ts'
import { policies } from '../../src/domain/policy/schema.ts'
import { nextTopic, openMisses, pickWeek, type Tried } from '../../src/features/study/weekly/rules.ts'
import { weeklyRounds } from '../../src/features/study/weekly/schema.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { aQuestion, groupCard, type Stage, studyBench } from './stage.ts'

const monday = '2026-03-02T07:43:00+08:00'
const sunday = '2026-03-08T20:37:00+08:00'

const bank = (n: number) =>
  Array.from({ length: n }, (_, i) =>
    aQuestion(i, { subject: i % 3 === 0 ? '顶板' : '瓦斯', point: `知识点${i}`, answer: 'B' }),
  )

const stage = async (people = 4) => {
  const b = await studyBench({
    weekly: true,
    bank: bank(40),
    people: Array.from({ length: people }, (_, i) => person(i + 1, { shift: '' })),
  })
  const rows = await b.world.db.read.select().from(members)
  const memberOf = (n: number) => rows.find((m) => m.staffNo === String(n).padStart(4, '0')) as (typeof rows)[number]
  const paperOf = async (n: number) =>
    (
      await b.world.db.read
        .select()
        .from(papers)
        .where(eq(papers.memberId, memberOf(n).id))
    ).find((p) => p.kind === 'study.weekly')
  const messageOf = async (n: number) => {
    const paper = await paperOf(n)
    const [letter] = await b.world.db.read
      .select()
      .from(letters)
      .where(eq(letters.key, `papers/${paper?.key}`))
    return letter?.messageId ?? ''
  }
  /** Answers so many of this week's questions, all of them wrongly or rightly. */
  const answers = async (n: number, count: number, right: boolean) => {
    const paper = await paperOf(n)
    const message = await messageOf(n)
    for (let at = 0; at < count; at++) {
      if (at > 0) await b.as(n).clicks(message, '下一题')
      const order = paper?.items[at]?.order ?? [0, 1, 2, 3]
      const own = right ? 1 : 0
      await b.as(n).clicks(message, 'ABCD'[order.indexOf(own)] ?? 'A')
    }
    await b.settle()
  }
  const said = (n: number) =>
    b
      .as(n)
      .sees('bot')
      .filter((m) => m.sender === 'bot')
      .map((m) => m.content)
      .join('\n')
  return { b, memberOf, paperOf, answers, said }
}

/** A miss of some days ago. */
const missed = (b: Stage, member: { id: MemberId; branchId: BranchId }, n: number, correct = false, day = '20') =>
  b.world.db.commit((to) => [
    to.insert(attempts).values({
      ...{ source: 'daily', ref: `r${n}${day}`, memberId: member.id, questionId: `q${n}` as QuestionId },
      ...{ point: `知识点${n}`, branchId: member.branchId, choice: 'A', correct },
      ...{ answeredAt: new Date(`2026-02-${day}T08:00:00+08:00`), recordedAt: b.world.clock.now() },
    }),
  ])

test('周一发十题：六题是自己没弄懂的，四题是这周的重点；弄懂了的不再来', async () => {
  const { b, memberOf, paperOf, said } = await stage()
  for (let n = 0; n < 9; n++) await missed(b, memberOf(1), n)
  await missed(b, memberOf(1), 8, true, '25')
  await b.at(monday)
  const [week] = await b.world.db.read.select().from(weeklyRounds)
  const ids = (await paperOf(1))?.items.map((i) => i.questionId) ?? []
  expect(ids).toHaveLength(10)
  expect(ids.filter((id) => Number(id.slice(1)) < 8).length).toBeGreaterThanOrEqual(6)
  expect(ids).not.toContain('q8')
  const subjects = new Map(bank(40).map((q) => [q.id, q.subject]))
  expect(ids.slice(6).every((id) => subjects.get(id) === week?.topic)).toBe(true)
  expect(said(1)).toContain('周周练')
  const other = (await paperOf(2))?.items.map((i) => i.questionId) ?? []
  expect(other).toHaveLength(10)
  expect(other).not.toEqual(ids)
})

test('答一道看一道，只有自己看得到；周日收题，群里只有合计，没答的人什么也没听到', async () => {
  const { b, answers, said } = await stage()
  await b.at(monday)
  for (const n of [1, 2, 3]) await answers(n, 10, false)
  expect(said(1)).toContain('再看一眼，就记住了')
  expect(groupCard(b)?.content ?? '').not.toContain('周周练')
  const before = said(4)
  await b.at(sunday)
  const words = groupCard(b)?.content ?? ''
  expect(words).toContain('4 人里 3 人练了，3 人答完')
  expect(words).not.toContain('职工')
  expect(said(4)).toBe(before)
  const ledger = await b.world.db.read.select().from(confirmations)
  expect(new Set(ledger.map((l) => l.stage))).toEqual(new Set(['learned']))
  expect(ledger).toHaveLength(30)
})

test('三个人以下练了，群里不说几个人；三个人都错的点才说出来', async () => {
  const { b, answers } = await stage()
  await b.at(monday)
  for (const n of [1, 2]) await answers(n, 3, false)
  await b.at(sunday)
  expect(groupCard(b)?.content).toContain('这周练的人不多')
  expect(groupCard(b)?.content).not.toContain('知识点')
})

test('支部定了科目就练那一科；没定的轮着来；重跑一次还是那一份', async () => {
  const { b, memberOf, paperOf, said } = await stage()
  await b.world.db.commit((to) => [
    to.insert(policies).values({
      ...{ branchId: memberOf(1).branchId, key: 'weeklyTopic', version: 1, value: '顶板' },
      since: b.world.clock.now(),
    }),
  ])
  await b.at(monday)
  expect((await b.world.db.read.select().from(weeklyRounds))[0]?.topic).toBe('顶板')
  const before = await paperOf(1)
  const { pushWeek } = await import('../../src/features/study/weekly/push.ts')
  await pushWeek(b.world, { branchId: memberOf(1).branchId, at: b.world.clock.now() })
  expect(await paperOf(1)).toEqual(before)
  expect(await b.world.db.read.$count(papers)).toBe(4)
  await b.as(1).says('bot', '周练')
  await b.settle()
  expect(said(1).match(/第 1\/10 题/g)?.length).toBe(2)
  await b.at(sunday)
  await b.at('2026-03-08T20:48:00+08:00')
  await b.as(1).says('bot', '周周练')
  await b.settle()
  expect(said(1)).toMatch(/已经收了|已经过去/)
})

test('周周练的页面：合计给大家看，自己的只有自己看得到', async () => {
  const { b, answers } = await stage()
  await b.at(monday)
  for (const n of [1, 2, 3]) await answers(n, 4, n === 1)
  const mine = await surfer(b, 'ou_0001').opens('/weekly')
  expect(mine.words).toContain('答了 4 题，答对 4 题')
  expect(mine.words).toContain('3/4 人')
  const other = await surfer(b, 'ou_0004').opens('/weekly')
  expect(other.words).toContain('还没答')
  expect(other.words).not.toContain('答对 4 题')
  expect((await surfer(b, 'ou_0001').opens('/me')).words).toContain('周周练')
})

describe('选题', () => {
  const tried = (point: string, correct: boolean, at: number, confident: boolean | null = null): Tried => ({
    ...{ point, correct, confident, questionId: point as QuestionId, answeredAt: new Date(at) },
  })
  test('最后一次答对了就不算没弄懂；有把握还答错的排最前', () => {
    const all = [tried('a', false, 1), tried('b', false, 2), tried('a', true, 3), tried('c', false, 4, true)]
    expect(openMisses(all).map((m) => m.point)).toEqual(['c', 'b'])
  })
  test('不重题；题够十道就是十道；自己的最多先占六道；重算一样', () => {
    const candidates = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 0, max: 60 }).map((n) => `q${n}` as QuestionId),
        point: fc.integer({ min: 0, max: 30 }).map(String),
        subject: fc.constantFrom('甲', '乙'),
      }),
      { selector: (q) => q.id, maxLength: 40 },
    )
    const misses = fc.array(
      fc.record({ point: fc.integer({ min: 0, max: 30 }).map(String), questionId: fc.constant('q1' as QuestionId) }),
    )
    fc.assert(
      fc.property(candidates, misses, fc.string(), (bankOf, missedOf, seed) => {
        const chosen = pickWeek(bankOf, missedOf, '甲', seed)
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.length).toBe(Math.min(10, bankOf.length))
        expect(pickWeek(bankOf, missedOf, '甲', seed)).toEqual(chosen)
      }),
    )
  })
  test('科目轮着来，一轮每科一次', () => {
    const past: { topic: string; week: string }[] = []
    for (let n = 0; n < 12; n++) {
      const week = `2026-03-${String(n + 10)}`
      past.push({ topic: nextTopic(['甲', '乙', '丙', '丁'], past, week), week })
    }
    for (let from = 0; from + 4 <= 12; from += 4)
      expect(new Set(past.slice(from, from + 4).map((p) => p.topic)).size).toBe(4)
    expect(nextTopic([], [], '')).toBe('')
  })
})
