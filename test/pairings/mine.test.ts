import { expect, test } from 'vitest'
import type { LocalDate } from '../../src/core/clock.ts'
import { appointDeputy } from '../../src/domain/mentorships/deputies.ts'
import { group } from '../bench.ts'
import { click, idOf, lastPrivate, mentorOf, pairingBench, privately, read, say } from './stage.ts'

test('包保：职工看到谁包保自己，包保人看到自己包保的人、班组和班次', async () => {
  const b = await pairingBench()
  await b.as(5).says(group, '包保', { at: true })
  await b.settle()
  expect(b.feishu.messages(group).filter((m) => m.sender === 'bot')).toEqual([])
  expect(read(lastPrivate(b, 5))).toContain('职工0002（机电班 · 早班）')
  await say(b, 8, '包保')
  expect(read(lastPrivate(b, 8))).toContain('还没有安排')
  await say(b, 2, '/包保')
  expect(read(lastPrivate(b, 2))).toMatch(/3\/7 人[\s\S]*职工0005（采煤一班 · 早班）/)
})

test('代包保的人看到自己代谁，期满就看不到了', async () => {
  const b = await pairingBench()
  const [mentorId, deputyId, by] = await Promise.all([idOf(b, 2), idOf(b, 3), idOf(b, 1)])
  const term = { since: '2026-03-02' as LocalDate, until: '2026-03-05' as LocalDate }
  expect(await appointDeputy(b.world, { mentorId, deputyId, by, ...term })).toEqual({ kind: 'appointed' })
  await say(b, 3, '包保')
  expect(read(lastPrivate(b, 3))).toMatch(/我代 职工0002 包保的[\s\S]*职工0007/)
  await say(b, 2, '包保')
  expect(read(lastPrivate(b, 2))).toContain('3月2日到3月5日')
  b.clockTo('2026-03-06T09:00:00+08:00')
  await say(b, 3, '包保')
  expect(privately(b, 3).at(-1)).not.toContain('职工0007')
})

test('代包保的人可以替包保人提出交接，期满就不行了', async () => {
  const b = await pairingBench()
  await say(b, 3, '交接 0005 给 0004')
  expect(read(lastPrivate(b, 3))).toContain('没有找到')
  const [mentorId, deputyId, by] = await Promise.all([idOf(b, 2), idOf(b, 3), idOf(b, 1)])
  const term = { since: '2026-03-02' as LocalDate, until: '2026-03-05' as LocalDate }
  await appointDeputy(b.world, { mentorId, deputyId, by, ...term })
  await say(b, 3, '交接 0005 给 0004')
  expect(read(lastPrivate(b, 2))).toContain('职工0003提出')
  b.clockTo('2026-03-06T09:00:00+08:00')
  await say(b, 3, '交接 0006 给 0004')
  expect(read(lastPrivate(b, 3))).toContain('没有找到')
})

test('等确认的卡片翻不到了，发“包保”就再来一张，点了一样算数', async () => {
  const b = await pairingBench()
  await say(b, 1, '交接 0005 给 0003')
  await say(b, 3, '包保')
  expect(privately(b, 3).at(-2)).toContain('有 1 件交接')
  expect((await click(b, 3, '确认')).toast?.content).toContain('等另一位确认')
  expect((await click(b, 2, '确认')).toast?.content).toContain('已完成')
  expect(await mentorOf(b, 5)).toBe('0003')
})
