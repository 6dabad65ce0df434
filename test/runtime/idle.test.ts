import { expect, onTestFinished, test } from 'vitest'
import { tallied } from '../../src/app/metrics.ts'
import { createProgram } from '../../src/app/program.ts'
import { nodeCipher } from '../../src/entry/node-cipher.ts'
import type { Db } from '../../src/platform/db/db.ts'
import { until } from '../support/until.ts'
import { smallWorld } from '../support/world.ts'

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** A program that works by itself, and how often it writes. */
const running = async () => {
  const { world, database, log } = await smallWorld('2026-03-02T08:00:00+08:00')
  const counted = { commits: 0 }
  const db: Db = {
    read: world.db.read,
    commit: (writes) => {
      // A loop that never lets go would hang the test instead of failing it.
      if (++counted.commits > 500) throw new Error('it does not stop writing')
      return world.db.commit(writes)
    },
  }
  const program = createProgram({
    world: { ...world, db, clock: { now: () => new Date() } },
    tally: tallied(log),
    features: [],
    secrets: { appId: 'cli_idle', encryptKeys: ['idle key'], verificationToken: 'idle token' },
    cipher: nodeCipher,
    owner: 'idle',
    nextTurn: () => new Promise((done) => setImmediate(done)),
    databaseReady: async () => ({ ok: true }),
    maySeeMetrics: () => true,
    pages: { secret: 'idle session secret', clientAddress: () => 'here' },
  })
  program.start()
  onTestFinished(async () => {
    await program.stop()
    await database.close()
  })
  return { program, counted, log }
}

test('没有事做就歇着：不因为自己写的一笔又把自己叫醒', async () => {
  const { counted, log } = await running()
  await pause(400)
  expect(counted.commits).toBeLessThan(5)
  expect(log.lines.filter((l) => l.level === 'error')).toEqual([])
})

// Before the look that comes anyway, a second later: on a busy machine that may take another go.
test('别处写了东西，马上就看一眼', { retry: 2 }, async () => {
  const { program, counted } = await running()
  await pause(100)
  const before = counted.commits
  program.wake()
  await until(() => counted.commits > before || undefined, 'a look', 900)
})
