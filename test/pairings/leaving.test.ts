import { expect, test } from 'vitest'
import { localDateOf } from '../../src/core/clock.ts'
import { erase } from '../../src/domain/erasure/erase.ts'
import { historyOf, mentorOn } from '../../src/domain/mentorships/store.ts'
import { declareTie, tiesOf } from '../../src/domain/mentorships/ties.ts'
import { forget } from '../../src/features/pairings/forget.ts'
import { click, idOf, leave, pairingBench, say } from './stage.ts'

test('包保人离开，当天起不再负责，历史还在；他名下的人算没有包保人', async () => {
  const b = await pairingBench()
  const [five, two] = [await idOf(b, 5), await idOf(b, 2)]
  const yesterday = localDateOf(b.world.clock.now())
  b.clockTo('2026-03-03T09:00:00+08:00')
  await leave(b, 2)
  expect(await mentorOn(b.world.db, five, localDateOf(b.world.clock.now()))).toBeUndefined()
  expect(await mentorOn(b.world.db, five, yesterday)).toEqual({ mentorId: two })
  expect((await historyOf(b.world.db, five)).map((h) => h.pairing.endedWhy)).toEqual(['mentor-left'])
})

test('删除离职人员资料：写下的原因和利益关系都没了，谁包保过谁还查得到', async () => {
  const b = await pairingBench()
  const [five, three, by] = await Promise.all([idOf(b, 5), idOf(b, 3), idOf(b, 1)])
  await say(b, 1, '交接 0005 给 0003，因为调到二班')
  await click(b, 2, '确认')
  await click(b, 3, '确认')
  await declareTie(b.world, { one: five, other: by, kind: 'relative', by })
  await leave(b, 5)
  expect(await erase(b.world, forget, { memberId: five, by: 'operator' })).toEqual({ kind: 'erased' })
  const history = await historyOf(b.world.db, five)
  expect(history.map((h) => [h.mentor.id, h.pairing.reason])).toContainEqual([three, ''])
  expect(history.some((h) => h.pairing.reason !== '')).toBe(false)
  expect(await tiesOf(b.world.db, five)).toEqual([])
  expect(JSON.stringify(await b.world.db.read.all('select reason from handovers'))).not.toContain('二班')
})
