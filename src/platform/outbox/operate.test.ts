import { afterEach, beforeEach, expect, test } from 'vitest'
import { group, outboxBench, person } from '../../../test/support/outbox.ts'
import { drainOnce, drainUntilIdle } from './drain.ts'
import { discardLetter, listLetters, outboxFigures, retryLetter, reviveRedraw } from './operate.ts'

let b: Awaited<ReturnType<typeof outboxBench>>
beforeEach(async () => {
  b = await outboxBench()
})
afterEach(() => b.close())
const idle = () => drainUntilIdle(b.world, b.moveTo)
const idOf = async (key: string) => (await b.letter(key))?.id ?? ''

test('作罢的信重发：新编号、新次数，它的改动也跟着活过来', async () => {
  b.faults.of = () => ({ code: 230002 })
  await b.write({ key: 'a', to: group(1) })
  await b.redraw('a', '新样子')
  await idle()
  await idle()
  const before = await b.letter('a')
  b.faults.of = () => undefined
  const id = before?.id ?? ''
  const [retried] = await b.world.db.commit((to) => [retryLetter(to, b.world.ids, id), reviveRedraw(to, id)])
  expect(retried).toEqual([{ key: 'a' }])
  await idle()
  expect(await b.letter('a')).toMatchObject({ state: 'sent', attempts: 0 })
  expect((await b.letter('a'))?.uuid).not.toBe(before?.uuid)
  expect(b.titles()).toEqual(['新样子'])
})

test('已发的不能重发，作废要说原因', async () => {
  await b.write({ key: 'a', to: group(1) })
  await idle()
  await b.write({ key: 'b', to: group(1), dueAt: new Date('2026-03-03T00:00:00Z') })
  const [a, bId] = [await idOf('a'), await idOf('b')]
  expect(await b.world.db.commit((to) => [retryLetter(to, b.world.ids, a), discardLetter(to, a, '不用')])).toEqual([
    [],
    [],
  ])
  expect(await b.world.db.commit((to) => [discardLetter(to, bId, '群已解散')])).toEqual([[{ key: 'b' }]])
  expect(await b.letter('b')).toMatchObject({ state: 'discarded', lastError: '群已解散' })
})

test('列出来的没有正文和编号', async () => {
  await b.write({ key: 'a', to: group(1) })
  await b.write({ key: 'b', to: group(2), dueAt: new Date('2026-03-03T00:00:00Z') })
  await drainOnce(b.world, 10)
  const listed = await listLetters(b.world.db, ['pending'])
  expect(listed.map((l) => l.key)).toEqual(['b'])
  expect(Object.keys(listed[0] ?? {})).not.toEqual(expect.arrayContaining(['content']))
  expect((await listLetters(b.world.db)).map((l) => l.key)).toEqual(['a', 'b'])
})

test('数目：等着多少、最老的从何时起、多少要人处理', async () => {
  expect(await outboxFigures(b.world.db)).toEqual({ depth: 0, oldest: null, unknown: 0, lost: 0, held: 0 })
  b.faults.of = ({ to }) => (to === 'ou_1' ? { code: 230029 } : undefined)
  await b.write({ key: 'a', to: person(1) })
  await idle()
  await b.write({ key: 'b', to: person(2) })
  b.wait(1_000)
  await b.write({ key: 'c', to: person(3) })
  expect(await outboxFigures(b.world.db)).toEqual({
    ...{ depth: 2, unknown: 0, lost: 1, held: 0 },
    oldest: new Date('2026-03-02T01:00:00Z'),
  })
})
