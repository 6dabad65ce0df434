import { and, count, eq, lt } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { checkCard } from '../../cards/kit/limits.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { verifyBooks } from '../../src/domain/chain/seal.ts'
import { papers } from '../../src/domain/papers/schema.ts'
import { dailyRounds } from '../../src/features/study/daily/schema.ts'
import { liveMonth } from './branch.ts'

const { MONTH_PEOPLE = '24', MONTH_DAYS = '6', MONTH_SEED = '7' } = process.env

/** `npm run campaign:month` is the whole month of 120 people. */
test('一个支部过一个月：该问的都问了，答的都记了一次，没有一张卡提前露底，没有一件事悄悄不见', async () => {
  const begun = performance.now()
  const { mine, deeds, early, tally, calls } = await liveMonth({
    people: Number(MONTH_PEOPLE),
    days: Number(MONTH_DAYS),
    seed: Number(MONTH_SEED),
  })
  const { b } = mine
  const { read } = b.world.db
  const now = b.world.clock.now()
  const bySource = await read.select({ source: attempts.source, n: count() }).from(attempts).groupBy(attempts.source)
  const refused = calls.filter((c) => c.code !== 0 && !c.fault && ![230020, 99991400, 11247].includes(c.code))
  if (process.env.MONTH_PEOPLE)
    console.log(
      JSON.stringify(
        { deeds, bySource, ...tally, refused: refused.slice(0, 5), s: (performance.now() - begun) / 1000 },
        null,
        1,
      ),
    )

  expect(early).toEqual([])
  expect(deeds.errors).toEqual([])
  expect(tally.wrong).toEqual({ sleep: 0, underground: 0, leave: 0, night: 0, muted: 0 })
  expect(tally.mostInADay).toBeLessThanOrEqual(2)
  expect({ bare: tally.bare, doubles: tally.doubles, vanished: tally.vanished, lost: tally.lost }).toEqual({
    ...{ bare: 0, doubles: 0, vanished: [], lost: 0 },
  })
  const shown = b.feishu.messages().filter((m) => m.sender === 'bot' && m.type === 'interactive')
  expect(shown.filter((m) => !checkCard(m.content).ok).map((m) => m.messageId)).toEqual([])
  expect(refused.map((c) => `${c.code} ${c.path}`)).toEqual([])
  expect((await verifyBooks(b.world.db)).every((v) => v.ok)).toBe(true)
  // What is over is closed.
  const waiting = await read
    .select({ id: papers.id })
    .from(papers)
    .where(and(eq(papers.state, 'open'), lt(papers.closesAt, new Date(now.getTime() - 15 * 60_000))))
  expect(waiting).toEqual([])
  expect((await read.select().from(dailyRounds)).filter((r) => r.state === 'open').length).toBeLessThanOrEqual(1)
  for (const n of [deeds.clicks, deeds.doubles, deeds.late]) expect(n).toBeGreaterThan(0)
}, 3_600_000)
