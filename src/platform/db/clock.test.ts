import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../../test/support/database.ts'
import { databaseClock } from './clock.ts'

/** A database whose clock is set by hand and whose answers take their time. */
const slow = (took: number[]) => {
  const time = { passed: 5_000, database: 1_000_000 }
  const wait = (ms: number) => {
    time.passed += ms
    time.database += ms
  }
  const client = {
    execute: async () => {
      const ms = took.shift() ?? 0
      wait(ms / 2)
      const rows = [{ now: time.database }]
      wait(ms / 2)
      return { rows } as never
    },
  }
  return { time, wait, client, passed: () => time.passed }
}
const wrongBy = (time: { database: number }, ms: number) => ({ now: () => new Date(time.database + ms) })

test('走的是数据库的钟：本机快慢多少都一样，往返再慢也不偏', async () => {
  const { time, wait, client, passed } = slow([400, 30, 900])
  const clock = await databaseClock(client, wrongBy(time, 90_000), passed)
  expect(clock.now().getTime()).toBe(time.database)
  wait(60_000)
  expect(clock.now().getTime()).toBe(time.database)
  expect(await clock.measure()).toBe(90_000)
})

test('库的钟拨了，下次对表就跟上；库不答，照旧走', async () => {
  const { time, wait, client, passed } = slow([])
  const clock = await databaseClock(client, wrongBy(time, 0), passed)
  time.database += 7_000
  expect(clock.now().getTime()).toBe(time.database - 7_000)
  await clock.measure()
  expect(clock.now().getTime()).toBe(time.database)
  const broken = { ...client, execute: () => Promise.reject(new Error('gone')) }
  Object.assign(client, broken)
  await expect(clock.measure()).rejects.toThrow('gone')
  wait(1_000)
  expect(clock.now().getTime()).toBe(time.database)
})

test('真的数据库也答得出毫秒', async () => {
  const { client, close } = await freshDatabase({ kind: 'http' })
  onTestFinished(close)
  const clock = await databaseClock(client, { now: () => new Date() })
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(200)
})
