import { expect, test } from 'vitest'
import type { LocalDate } from '../../src/core/clock.ts'
import { appointDeputy } from '../../src/domain/mentorships/deputies.ts'
import { person } from '../bench.ts'
import { click, idOf, leave, pairingBench, people, privately, say } from './stage.ts'

const administrator = person(9, { partyMember: true, roles: ['administrator'], team: '机电班' })
const withOffice = { people: [...people, administrator] }
const heard = (texts: readonly string[]) => texts.filter((t) => t.includes('没有包保人'))

test('没有包保人满三天，书记第二天早上知道，管理员不知道；安排了就不再说', async () => {
  const b = await pairingBench(withOffice)
  for (const day of ['03', '04', '05']) await b.at(`2026-03-${day}T08:43:00+08:00`)
  expect(heard(privately(b, 1))).toEqual([])
  await b.at('2026-03-06T08:43:00+08:00')
  await b.at('2026-03-06T12:00:00+08:00')
  expect(heard(privately(b, 1))).toEqual([expect.stringContaining('1 人超过 3 天没有包保人：职工0008 3 天')])
  expect(heard(privately(b, 9))).toEqual([])
  await say(b, 1, '交接 0008 给 0003')
  await click(b, 3, '确认')
  await b.at('2026-03-07T08:43:00+08:00')
  await b.at('2026-03-07T12:00:00+08:00')
  expect(heard(privately(b, 1))).toHaveLength(1)
})

test('包保人走了，名下的人也算没有包保人', async () => {
  const b = await pairingBench(withOffice)
  await leave(b, 2)
  await b.at('2026-03-06T08:43:00+08:00')
  await b.at('2026-03-06T12:00:00+08:00')
  expect(heard(privately(b, 1)).at(-1)).toContain('4 人超过 3 天')
})

test('代包保快到期，书记提前知道', async () => {
  const b = await pairingBench(withOffice)
  const [mentorId, deputyId, by] = await Promise.all([idOf(b, 2), idOf(b, 3), idOf(b, 1)])
  const term = { since: '2026-03-02' as LocalDate, until: '2026-03-04' as LocalDate }
  await appointDeputy(b.world, { mentorId, deputyId, by, ...term })
  await b.at('2026-03-03T08:43:00+08:00')
  await b.at('2026-03-03T12:00:00+08:00')
  expect(privately(b, 1).join('\n')).toContain('职工0003 代 职工0002 包保，3月4日到期')
})
