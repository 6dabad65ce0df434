import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { attempt } from '../../src/domain/attempts/attempts.ts'
import { gaps } from '../../src/domain/gaps/schema.ts'
import { gapBench, question } from './stage.ts'

test('答错两次的再多，一个人同时只帮两处，错得多的先帮；过关一处，再补一处', async () => {
  const b = await gapBench()
  const { db } = b.world
  const misses = async (n: number, point: string, times: number) => {
    for (let i = 0; i < times; i++)
      await db.commit((to) => [
        attempt(to, b.world, {
          ...{ source: 'daily' as const, ref: `${n}/${point}/${i}`, memberId: b.id(n), questionId: question.id, point },
          ...{ branchId: b.branchId, choice: 'B', correct: false, answeredAt: new Date(`2026-03-02T0${i + 1}:00:00Z`) },
        }),
      ])
  }
  await misses(5, '通风', 2)
  await misses(5, '瓦斯', 3)
  await misses(5, '供电', 2)
  await misses(5, '运输', 4)
  await misses(6, '通风', 2)
  const open = async (n: number) =>
    (await b.gapsNow(n)).flatMap(({ gap }) => (gap.closedAt ? [] : [gap.point])).toSorted()
  await b.at('2026-03-03T02:53:00+08:00')
  expect(await open(5)).toEqual(['瓦斯', '运输'].toSorted())
  expect(await open(6)).toEqual(['通风'])

  await b.at('2026-03-04T02:53:00+08:00')
  expect(await open(5)).toHaveLength(2)
  const [done] = (await b.gapsNow(5)).filter(({ gap }) => gap.point === '运输')
  await db.commit((to) => [
    to
      .update(gaps)
      .set({ closedAt: b.world.clock.now(), closedBy: b.id(2), closedWhy: 'shown' })
      .where(eq(gaps.id, done?.gap.id as never)),
  ])
  await b.at('2026-03-05T02:53:00+08:00')
  const after = await open(5)
  expect(after).toHaveLength(2)
  expect(after).toContain('瓦斯')
})
