import { expect, test } from 'vitest'
import { createProgram } from '../../src/app/program.ts'
import type { Db } from '../../src/platform/db/db.ts'
import { bench } from '../bench.ts'
import { type Bench, footprint, knock, textPush } from '../support/door.ts'

const start = '2026-03-02T08:00:00+08:00'
const now = Date.parse(start)

/** Another program on the bench's database, whose commits pass through `commit` first. */
const through = (b: Bench, commit: (act: () => Promise<unknown>) => Promise<unknown>) => {
  const { world } = b.options
  const db: Db = {
    read: world.db.read,
    commit: ((writes) => commit(() => world.db.commit(writes))) as Db['commit'],
  }
  return { program: createProgram({ ...b.options, world: { ...world, db } }) }
}
const storedIds = async (b: Bench) =>
  new Set((await b.database.client.execute('select event_id from inbox')).rows.map((r) => r.event_id as string))

test('两千个推送同时到：全都 200，落盘没有几次', async () => {
  const b = await bench(start)
  await knock(b, textPush(0, now))
  let commits = 0
  const counted = through(b, (act) => {
    commits++
    return act()
  })
  const pushes = Array.from({ length: 2_000 }, (_, n) => textPush(n + 1, now))
  const began = performance.now()
  const answers = await Promise.all(pushes.map((p) => knock(counted, p)))
  console.info(`2000 events, ${commits} commits, ${Math.round(performance.now() - began)} ms`)
  expect(answers.filter((a) => a.status !== 200)).toEqual([])
  expect(commits).toBeLessThan(100)
  expect((await footprint(b)).inbox).toBe(2_001)
})

test('没落盘就不应答', async () => {
  const b = await bench(start)
  await knock(b, textPush(0, now))
  let open = () => {}
  const shut = new Promise<void>((done) => {
    open = done
  })
  const slow = through(b, async (act) => {
    await shut
    return act()
  })
  let answered = 0
  const waiting = Promise.all(
    [1, 2, 3, 4].map(async (n) => {
      await knock(slow, textPush(n, now))
      answered++
    }),
  )
  await new Promise((done) => setTimeout(done, 100))
  expect([answered, (await footprint(b)).inbox]).toEqual([0, 1])
  open()
  await waiting
  expect([answered, (await footprint(b)).inbox]).toEqual([4, 5])
})

test('哪一次落盘失败，就是那一次里的答 503，别的照常；再推一遍就收下', async () => {
  const b = await bench(start, { expects: ['door.unavailable'] })
  await knock(b, textPush(0, now))
  let commits = 0
  const failing = through(b, (act) => (++commits % 2 === 0 ? Promise.reject(new Error('SQLITE_FULL')) : act()))
  const events = Array.from({ length: 300 }, (_, n) => ({
    id: `ev_${n}`,
    push: textPush(n + 1, now, { event_id: `ev_${n}` }),
  }))
  // In waves, each answered before the next: at least one commit a wave, however busy the machine.
  const answers: { id: string; push: (typeof events)[number]['push']; status: number }[] = []
  for (let from = 0; from < events.length; from += 50)
    answers.push(
      ...(await Promise.all(
        events
          .slice(from, from + 50)
          .map(async ({ id, push }) => ({ id, push, status: (await knock(failing, push)).status })),
      )),
    )
  const stored = await storedIds(b)
  const refused = answers.filter((a) => a.status === 503)
  expect(refused.length).toBeGreaterThan(0)
  expect(answers.filter((a) => a.status === 200).length).toBeGreaterThan(0)
  expect(answers.filter((a) => (a.status === 200) !== stored.has(a.id))).toEqual([])
  for (const { push } of refused) expect((await knock(b, push)).status).toBe(200)
  expect((await storedIds(b)).size).toBe(301)
})
