import { expect, test } from 'vitest'
import { sitTogether } from './crowd.ts'

test('四十个人同时考：每一下都算数，每个人的分都对；九成九的点击半秒以内有回答', async () => {
  const sat = await sitTogether({ people: 40, thinkMs: 500, withinMs: 2_000, seed: 11 })
  expect(sat).toMatchObject({ refused: 0, wrong: 0 })
  expect(sat.clicks).toBeGreaterThan(40 * 40)
  expect(sat.p99).toBeLessThanOrEqual(500)
}, 120_000)
