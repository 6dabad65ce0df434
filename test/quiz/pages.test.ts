import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { members } from '../../src/domain/people/schema.ts'
import { quizRecords } from '../../src/features/meetings/quiz/records.ts'
import { person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import type { Stage } from '../study/stage.ts'
import { asked, begins, crowd, leads, own, quizBench, sessions, table } from './stage.ts'

const far = person(9, { branch: '掘进队党支部', team: '掘进一班', roles: ['secretary'] })

/** One question answered by four people, three of them wrong; a second one is on the table. */
const halfway = async () => {
  const b = await quizBench({ people: [...crowd(), far] })
  await begins(b, 1, '抢答')
  for (const n of [4, 5, 6]) await b.as(n).clicks(table(b), 'C')
  await b.as(7).clicks(table(b), 'B')
  await b.settle()
  const first = await asked(b)
  await leads(b, 1, '收题')
  await leads(b, 1, '下一题')
  await b.as(4).clicks(table(b), 'B')
  await b.settle()
  return { b, first }
}

const recordsOf = async (b: Stage, staffNo: string) => {
  const [one] = await b.world.db.read.select().from(members).where(eq(members.staffNo, staffNo))
  if (!one) throw new Error(staffNo)
  return quizRecords(b.world, one.id)
}

test('场次页：书记、班组长看得到合起来的数和薄弱点，没有个人，正在答的题没有答案', async () => {
  const { b, first } = await halfway()
  const [session] = await sessions(b)
  for (const account of ['ou_0001', 'ou_0002']) {
    const list = await surfer(b, account).opens('/quiz')
    expect(list.words).toContain('正在进行')
    expect(list.words).toContain('4 人')
    expect(list.words).toContain('25%')
    const one = await surfer(b, account).opens(`/quiz/${session?.id}`)
    expect(one.words).toContain(first.stem)
    expect(one.words).toContain('3 人次')
    expect(one.words).toContain('正在答')
    expect(one.words).not.toMatch(/职工000[4-8]|先撤人/)
  }
})

test('场次页：职工看不到，别的支部的书记看不到，和没有的一样', async () => {
  const { b } = await halfway()
  const [session] = await sessions(b)
  const worker = surfer(b, 'ou_0004')
  expect((await worker.opens('/quiz')).status).toBe(404)
  const other = surfer(b, 'ou_0009')
  expect((await other.opens('/quiz')).words).toContain('还没有开过知识问答')
  const theirs = await other.opens(`/quiz/${session?.id}`)
  const missing = await other.opens('/quiz/nothing')
  expect([theirs.status, theirs.words]).toEqual([404, missing.words])
  expect((await other.opens(`/quiz?branch=${session?.branchId}`)).status).toBe(404)
})

test('我的记录：收了题的有对错，还没收的只有自己选的；署名的决定也在', async () => {
  const { b } = await halfway()
  const [answers, name] = await recordsOf(b, '0004')
  expect(answers?.rows.map((row) => [row[2], row[3]]).sort()).toEqual([
    ['B', '还没收题'],
    ['C', '错'],
  ])
  expect(name?.rows).toEqual([])
  await b.as(7).clicks(own(b, 7), '写上')
  expect((await recordsOf(b, '0007'))[1]?.rows).toEqual([[true, b.world.clock.now()]])
})
