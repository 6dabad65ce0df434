import { and, eq } from 'drizzle-orm'
import type { BranchId, MemberId, QuestionId } from '../../src/core/ids.ts'
import { papers } from '../../src/domain/papers/schema.ts'
import { members } from '../../src/domain/people/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { type Blueprint, usualBlueprint } from '../../src/features/exam/blueprint.ts'
import { examBlueprints, examSittings, exams } from '../../src/features/exam/schema.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { bench, group, person } from '../bench.ts'
import { holdBack } from '../support/hold-back.ts'
import { examBank, type Row } from './bank.ts'

export const announceTime = '2026-11-22T08:07:00+08:00'
export const openTime = '2026-11-25T08:07:00+08:00'
export const closeTime = '2026-11-26T20:07:00+08:00'
export const resitTime = '2026-11-30T08:07:00+08:00'
export const resitCloseTime = '2026-12-01T20:07:00+08:00'

export { examBank } from './bank.ts'

export const small: Blueprint = { ...usualBlueprint, total: 5 }

type Options = NonNullable<Parameters<typeof bench>[1]> & {
  bank?: readonly Row[]
  blueprint?: Blueprint
}

/** The bench on the eve of the announcement; nobody's shift is known, so the day is open to everybody. */
export const examBench = async ({ bank = examBank(8), blueprint = small, ...options }: Options = {}) => {
  const people =
    options.people ??
    [
      person(1, { roles: ['secretary'], partyMember: true }),
      person(2),
      person(3),
      person(4, { roles: ['team-leader'] }),
      person(5, { roles: ['safety-officer'] }),
    ].map((p) => ({ ...p, shift: '' }))
  const b = await bench('2026-11-22T07:50:00+08:00', { ...options, people })
  await b.program.tick()
  for (const jobs of ['study.meeting-places', 'study.review-plan']) await holdBack(b, jobs)
  for (const row of bank) await b.world.db.commit((to) => [to.insert(questions).values(row)])
  const [anybody] = await b.world.db.read.select().from(members)
  await b.world.db.commit((to) => [
    to.insert(examBlueprints).values({
      ...{ branchId: anybody?.branchId as BranchId, version: 1, blueprint, by: anybody?.id as MemberId },
      at: b.world.clock.now(),
    }),
  ])
  const memberOf = async (n: number) => {
    const account = `ou_${String(n).padStart(4, '0')}`
    const found = (await b.world.db.read.select().from(members)).find((m) => m.account === account)
    if (!found) throw new Error('nobody')
    return found
  }
  const paperOf = async (n: number, round: 'first' | 'resit' = 'first') => {
    const { id } = await memberOf(n)
    const rows = await b.world.db.read
      .select()
      .from(papers)
      .where(and(eq(papers.memberId, id), eq(papers.kind, 'exam.paper')))
    const row = rows.find((p) => p.ref.includes(`/${round}/`))
    if (!row) throw new Error(`no paper for ${n}`)
    return row
  }
  /** The message on which that person writes. */
  const cardOf = async (n: number, round: 'first' | 'resit' = 'first') => {
    const { key } = await paperOf(n, round)
    const [letter] = await b.world.db.read
      .select()
      .from(letters)
      .where(eq(letters.key, `papers/${key}`))
    return letter?.messageId ?? ''
  }
  const shownFor = (row: Awaited<ReturnType<typeof paperOf>>, at: number, own: string): string[] => {
    const order = row.items[at]?.order
    return [...own].map((letter) => {
      if (letter === 'T') return '对'
      if (letter === 'F') return '错'
      const index = 'ABCDEFGH'.indexOf(letter)
      return 'ABCDEFGH'[order ? order.indexOf(index) : index] ?? '?'
    })
  }
  const keyOf = async (id: QuestionId) =>
    (await b.world.db.read.select().from(questions).where(eq(questions.id, id)))[0]?.answer ?? ''
  const wrongOf = (key: string) => (key === 'T' ? 'F' : key === 'F' ? 'T' : key === 'ABD' ? 'C' : 'A')
  /** Begins, answers so many rightly and the rest wrongly, hands in unless told not to. */
  const sits = async (n: number, right: number, { handsIn = true, round = 'first' as 'first' | 'resit' } = {}) => {
    const message = await cardOf(n, round)
    const row = await paperOf(n, round)
    await b.as(n).clicks(message, '开始')
    for (const [at, { questionId }] of row.items.entries()) {
      if (at > 0) await b.as(n).clicks(message, '下一题')
      const key = await keyOf(questionId)
      for (const label of shownFor(row, at, at < right ? key : wrongOf(key))) await b.as(n).clicks(message, label)
    }
    if (handsIn) await b.as(n).clicks(message, '交卷')
  }
  const said = (n: number) =>
    b
      .as(n)
      .sees('bot')
      .filter((m) => m.sender === 'bot')
      .map((m) => m.content)
      .join('\n')
  const inGroup = () =>
    b.feishu
      .messages(group)
      .filter((m) => m.sender === 'bot')
      .map((m) => m.content)
      .join('\n')
  const sittings = async (round: 'first' | 'resit' = 'first') => {
    const rows = await b.world.db.read.select().from(examSittings).where(eq(examSittings.round, round))
    const all = await b.world.db.read.select().from(members)
    return rows
      .map((row) => ({ ...row, n: Number(all.find((m) => m.id === row.memberId)?.staffNo) }))
      .sort((x, y) => x.n - y.n)
  }
  const exam = async () => (await b.world.db.read.select().from(exams))[0]
  /** Announced and open. */
  const opened = async () => {
    await b.at(announceTime)
    await b.at(openTime)
  }
  return { ...b, b, memberOf, paperOf, cardOf, sits, said, inGroup, sittings, exam, opened, shownFor, keyOf, wrongOf }
}
