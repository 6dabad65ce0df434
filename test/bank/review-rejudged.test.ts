import { expect, test } from 'vitest'
import type { QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { paperAnswers, papers } from '../../src/domain/papers/schema.ts'
import { branches } from '../../src/domain/people/schema.ts'
import { rosterOf } from '../../src/domain/people/store.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { aQuestion, lastPrivate, letterOf, privately, read, studyBench } from '../study/stage.ts'
import { forCompany } from './stage.ts'

const people = [person(1, { roles: ['administrator'] }), ...[2, 3, 4, 5, 6].map((n) => person(n, { shift: '' }))]
const key = aQuestion(1, { point: '瓦斯停钻' })

/** A review of one point came to four people; its key says B, and what is right is C. */
const reviewed = async () => {
  const b = await studyBench({ people, bank: [key] })
  await forCompany(b, 1, 'administrator')
  const [branch] = await b.world.db.read.select().from(branches)
  const roster = await rosterOf(b.world.db, branch?.id as never)
  const idOf = (n: number) => roster.find((m) => Number(m.staffNo) === n)?.id as never
  const at = new Date('2026-02-27T12:00:00+08:00')
  for (const n of [3, 4, 5, 6])
    await b.world.db.commit((to) => [
      to.insert(attempts).values({
        ...{ source: 'weekly', ref: 'before', memberId: idOf(n), questionId: 'q1' as QuestionId, point: '瓦斯停钻' },
        ...{ branchId: branch?.id as never, choice: 'A', correct: false, answeredAt: at, recordedAt: at },
      }),
    ])
  await b.at('2026-03-03T02:40:00+08:00')
  await b.at('2026-03-03T10:31:00+08:00')
  const cardOf = (n: number) => lastPrivate(b, n)?.messageId ?? ''
  const taps = (n: number, option: string) => b.as(n).clicks(cardOf(n), letterOf(read(lastPrivate(b, n)), option))
  for (const n of [3, 4, 5]) await taps(n, '1.5%')
  await taps(6, '1.0%')
  await b.settle()
  const marks = async () => {
    const rows = (await b.world.db.read.select().from(attempts)).filter((a) => a.source === 'review')
    return rows.map((a) => `${roster.find((m) => m.id === a.memberId)?.staffNo}${a.correct ? '对' : '错'}`).toSorted()
  }
  const onPapers = async () =>
    (await b.world.db.read.select().from(paperAnswers)).map((a) => [a.choice, a.correct]).toSorted()
  const orderSeen = async () => {
    const rows = await b.world.db.read.select().from(papers)
    return rows.flatMap(({ memberId, items }) => (memberId === idOf(3) ? [items[0]?.order] : []))
  }
  const stages = async (n: number) =>
    (await b.world.db.read.select().from(confirmations))
      .filter((l) => l.memberId === idOf(n))
      .map((l) => `${l.stage}${l.corrects === null ? '' : ' 更正'}`)
  return { ...b, cardOf, marks, onPapers, orderSeen, stages }
}

test('复习题的答案错了：三个人在判定上说有问题就停用；审题人改了答案，卷子、作答、台账都改判，各听到一句话', async () => {
  const b = await reviewed()
  expect(read(lastPrivate(b, 3))).toContain('给风流稀释留出余地')
  expect(await b.marks()).toEqual(['0003错', '0004错', '0005错', '0006对'])
  const { orderSeen } = b
  const before = await b.stages(3)
  expect(before).toEqual(['learned'])
  expect(await b.stages(6)).toEqual(['learned', 'understood'])
  const said = async (n: number) => (await b.as(n).clicks(b.cardOf(n), '这题有问题')).toast?.content
  for (const n of [3, 4, 5]) expect(await said(n)).toBeDefined()
  await b.as(3).says('bot', '这题有问题 我看 A 也对')
  await b.settle()
  const [stopped] = await b.world.db.read.select().from(questions)
  expect(stopped?.quarantinedAt).not.toBeNull()

  const office = surfer(b, 'ou_0001')
  // 他说的 A 是他那张卡上的 A：审题人看得到他看到的次序。
  const [order] = await orderSeen()
  expect((await office.opens('/bank/q/q1')).words).toContain(
    `我看 A 也对（他看到的：${order?.map((index, place) => `${'ABCD'[place]}. ${key.options[index]}`).join('；')}）`,
  )
  await office.opens('/bank/q/q1/edit')
  const fields = {
    ...{ stem: key.stem, options: key.options.join('\n'), answer: 'C', explanation: '到 1.5% 才停。' },
    ...{ basis: key.basis, subject: key.subject, point: '瓦斯停钻', post: '', difficulty: '2', why: 'corrects' },
  }
  expect((await office.sends('/bank/q/q1/edit/save', fields)).status).toBe(200)
  await b.settle()
  await b.at('2026-03-03T11:31:00+08:00')
  expect(await b.marks()).toEqual(['0003对', '0004对', '0005对', '0006错'])
  expect(await b.onPapers()).toEqual([
    ['B', false],
    ['C', true],
    ['C', true],
    ['C', true],
  ])
  expect(await b.stages(3)).toEqual(['learned', 'understood 更正'])
  expect(await b.stages(6)).toEqual(['learned', 'understood', 'learned 更正'])
  await b.at('2026-03-04T10:31:00+08:00')
  for (const n of [3, 4, 5]) expect(privately(b, n).join('\n').split('已经给你改记为答对')).toHaveLength(2)
  expect(privately(b, 6).filter((words) => words.includes('不怪你'))).toHaveLength(1)
  // 各人看到的次序不同，字母说了没用：说的是那个选项。
  expect(privately(b, 3).join('\n')).toContain('你当时选的 **“1.5%”** 是对的')
  expect(privately(b, 6).join('\n')).toContain('正确答案是 **“1.5%”**')
})
