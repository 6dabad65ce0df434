import { expect, onTestFinished, test } from 'vitest'
import { campaign } from '../campaign/campaign.ts'
import { check } from '../campaign/check.ts'
import { seedOfRun } from '../support/dice.ts'

/** The kill campaign of `test/campaign`, its checker and all, over the long connection. */
const seed = seedOfRun('CAMPAIGN_SEED')
const kills = 30

test(`长连接上连杀 ${kills} 次：没有丢的，没有双份的，账都对得上`, { timeout: 240_000 }, async () => {
  onTestFinished(() => console.info(`campaign seed ${seed}`))
  const { readyMs, drainSeconds, pushes, case: all } = await campaign({ kills, seed, transport: 'websocket' })
  console.info(
    `${all.acts.length} acts, ${pushes.total} pushes and clicks, ${pushes.repeated} tried again, ` +
      `ready ≤ ${Math.max(...readyMs)} ms, at rest after ${drainSeconds.toFixed(1)} s`,
  )
  expect(check(all)).toEqual([])
  expect(readyMs).toHaveLength(kills + 1)
  expect(all.facts.answers.length).toBeGreaterThan(30)
  // Answers by button came back over the connection too.
  expect(all.acts.filter((a) => a.kind === 'clicked' && a.toast !== undefined).length).toBeGreaterThan(10)
  expect(pushes.repeated).toBeGreaterThan(5)
})
