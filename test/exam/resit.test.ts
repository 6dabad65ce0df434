import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { pushes } from '../../src/domain/disturbance/schema.ts'
import { pair } from '../../src/domain/mentorships/pair.ts'
import { importRoster } from '../../src/domain/people/import-roster.ts'
import { members } from '../../src/domain/people/schema.ts'
import { regrade, ruleOn } from '../../src/features/exam/regrade.ts'
import { person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { closeTime, examBench, resitCloseTime, resitTime } from './stage.ts'

test('补考：没过的、没来的都有一次，换一份题；过了的不打扰；过了就了结', async () => {
  const s = await examBench()
  await s.opened()
  await s.sits(2, 0)
  await s.sits(3, 5)
  await s.at(closeTime)
  expect(s.said(4)).toContain('没见到你')
  await s.at(resitTime)
  expect((await s.sittings('resit')).map((x) => x.n)).toEqual([1, 2, 4, 5])
  const [first, again] = [await s.paperOf(2), await s.paperOf(2, 'resit')]
  const before = new Set(first.items.map((i) => i.questionId))
  expect(again.items.filter((i) => before.has(i.questionId))).toEqual([])
  await s.sits(2, 5, { round: 'resit' })
  await s.at(resitCloseTime)
  expect(s.said(2)).toContain('11月月考补考成绩')
  expect((await s.sittings('resit')).find((x) => x.n === 2)?.passed).toBe(true)
  expect((await s.exam())?.state).toBe('settled')
})

/** One who did not pass the first time, with somebody who looks after them; the second try is open. */
const beforeResit = async () => {
  const people = [person(1, { partyMember: true, roles: ['secretary'], shift: '' }), person(2, { shift: '' })]
  const s = await examBench({ people })
  const [worker, mentor] = [await s.memberOf(2), await s.memberOf(1)]
  await pair(s.world, { memberId: worker.id, mentorId: mentor.id, reason: '结对', by: 'operator', ending: 'replaced' })
  await s.opened()
  await s.sits(1, 5)
  await s.sits(2, 3)
  await s.at(closeTime)
  await s.at(resitTime)
  const { id } = (await s.exam()) ?? { id: '' as never }
  const asks = async () => {
    await s.as(2).says('bot', '月考')
    await s.settle()
    return s.said(2).split('\n{"schema"').at(-1) ?? ''
  }
  /** What they are told of it, whether it has reached them or waits for a good moment. */
  const told = async () => (await s.world.db.read.select().from(pushes)).map(({ line }) => line).join('\n')
  return { ...s, id, asks, told, secretary: surfer(s.b, 'ou_0001') }
}

test('考过一次没过、补考没来：不说两次都没赶上；还是要补课的人，也问是不是有事；发“月考”看得到第一次的成绩', async () => {
  const s = await beforeResit()
  await s.at(resitCloseTime)
  await s.at('2026-12-02T12:40:00+08:00')
  expect(await s.told()).toContain('职工0002 没赶上11月月考补考，请问问情况')
  expect(s.said(2)).toContain('11月月考补考没见到你')
  const { words } = await s.secretary.opens(`/exams/${s.id}`)
  expect(words.slice(words.indexOf('要补课的人'))).toMatch(/职工0002 正考.*没有参加的人.*职工0002 补考/s)
  expect(await s.asks()).toMatch(/你得了 \*\*60\*\* 分.*补考已经过去了/)
  expect((await surfer(s.b, 'ou_0002').opens('/exams')).words).toContain('要补课')
})

test('补考开着的时候改判过了：补考不来也不问、不算没参加，哪里都说过了', async () => {
  const s = await beforeResit()
  const { items } = await s.paperOf(2)
  const questionId = items[4]?.questionId as never
  await s.world.db.commit((to) => [
    ruleOn(to, s.world, { examId: s.id, questionId, ruling: { ruling: 'void' }, by: 'system' }, sql`true`),
  ])
  expect(await regrade(s.world, s.id, questionId)).toBeGreaterThan(0)
  expect(await s.asks()).toContain('过了，稳')
  await s.at(resitCloseTime)
  expect(await s.told()).not.toMatch(/没见到你|没赶上/)
  const { words } = await s.secretary.opens(`/exams/${s.id}`)
  expect(words.slice(words.indexOf('要补课的人'))).not.toContain('职工0002')
  expect(await s.asks()).toContain('过了，稳')
  expect((await surfer(s.b, 'ou_0002').opens('/exams')).words).toContain('过了')
})

test('离职的人不在支部的名单上', async () => {
  const s = await beforeResit()
  expect((await s.secretary.opens(`/exams/${s.id}`)).words).toContain('职工0002')
  const { id } = await s.memberOf(2)
  await s.world.db.commit((to) => [to.update(members).set({ leftAt: s.world.clock.now() }).where(eq(members.id, id))])
  expect((await s.secretary.opens(`/exams/${s.id}`)).words).not.toContain('职工0002')
})

test('补考前调去别的支部：答应过的那一次还在，成绩也告诉他', async () => {
  const s = await examBench()
  await s.opened()
  await s.sits(2, 0)
  await s.at(closeTime)
  await importRoster(
    s.world,
    { people: [{ ...person(2), branch: '机电队党支部', shift: '' }], branches: [] },
    { actor: 'operator' },
  )
  await s.at(resitTime)
  expect((await s.sittings('resit')).map((x) => x.n)).toContain(2)
  await s.sits(2, 5, { round: 'resit' })
  await s.at(resitCloseTime)
  expect(s.said(2)).toContain('11月月考补考成绩')
})

test('补考那两天整个停了机：改期，等着的人各听到一次，过了的不打扰', async () => {
  const s = await examBench()
  await s.opened()
  await s.sits(2, 0)
  await s.sits(3, 5)
  await s.at(closeTime)
  await s.at('2026-12-02T09:30:00+08:00')
  const moved = await s.exam()
  expect(moved?.resitOpensAt.getTime()).toBeGreaterThan(Date.parse('2026-12-02T09:30:00+08:00'))
  await s.at('2026-12-02T12:40:00+08:00')
  const told = (n: number) =>
    s
      .as(n)
      .sees('bot')
      .filter((m) => m.content.includes('11月月考补考改期')).length
  expect([2, 3].map(told)).toEqual([1, 0])
  await s.at(new Date((moved?.resitOpensAt.getTime() ?? 0) + 60_000).toISOString())
  expect((await s.sittings('resit')).map((x) => x.n)).toContain(2)
  expect(told(2)).toBe(1)
})
