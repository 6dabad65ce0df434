import { expect, test } from 'vitest'
import { liveWhole } from './whole.ts'

const { YEAR_PEOPLE = '30', YEAR_DAYS = '10', YEAR_SEED = '7' } = process.env

/** `npm run campaign:year` makes it longer and prints the figures. */
test('整个程序过日子：一天最多找人两次，不在睡觉、井下、休假、免打扰的时候，没有一件事悄悄不见', async () => {
  const begun = performance.now()
  const year = await liveWhole({ people: Number(YEAR_PEOPLE), days: Number(YEAR_DAYS), seed: Number(YEAR_SEED) })
  if (process.env.YEAR_PEOPLE)
    console.log(JSON.stringify({ ...year, seconds: Math.round((performance.now() - begun) / 1000) }, null, 1))
  expect(year.wrong).toEqual({ sleep: 0, underground: 0, leave: 0, night: 0, muted: 0 })
  expect(year.mostInADay).toBeLessThanOrEqual(2)
  expect({ bare: year.bare, doubles: year.doubles, vanished: year.vanished, lost: year.lost }).toEqual({
    ...{ bare: 0, doubles: 0, vanished: [], lost: 0 },
  })
  // It is a story only if things happen in it.
  for (const n of [year.pushes, year.digests, year.answers, year.leaves, year.swaps, year.mutes, year.approvals])
    expect(n).toBeGreaterThan(0)
}, 3_600_000)
