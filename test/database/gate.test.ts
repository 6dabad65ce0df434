import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createClient } from '@libsql/client'
import { expect, onTestFinished, test } from 'vitest'
import { defineAction } from '../../cards/kit/action.ts'
import { texts } from '../../cards/shell/texts.ts'
import { onClick } from '../../src/domain/access/guard.ts'
import { pins } from '../../src/platform/door/schema.ts'
import { defineFeature } from '../../src/platform/feature.ts'
import { bench, benchApp } from '../bench.ts'
import { freshDatabase } from '../support/database.ts'
import { footprint, knock, signedPlain, textPush } from '../support/door.ts'
import { holdLock } from '../support/lock-holder.ts'
import { envelopeOf } from '../support/wire.ts'

/** Writes one row after another on several lanes for as long as somebody else keeps taking the lock away. */
const writeThrough = async (file: string, write: (name: string) => Promise<unknown>) => {
  const holder = await holdLock(file, 200, 150, 8)
  let going = true
  void holder.gone.then(() => {
    going = false
  })
  const done: string[] = []
  const errors: unknown[] = []
  let longest = 0
  const lane = async (n: number) => {
    for (let i = 0; going; i++) {
      const name = `${n}/${i}`
      const began = performance.now()
      await write(name).then(
        () => done.push(name),
        (error) => errors.push(error),
      )
      longest = Math.max(longest, performance.now() - began)
      await new Promise((turn) => setImmediate(turn))
    }
  }
  await Promise.all([0, 1, 2, 3].map(lane))
  return { done, errors, longest }
}
/** What a newcomer sees in the file, of what was reported as written. */
const lostFrom = async (file: string, done: readonly string[]) => {
  const newcomer = createClient({ url: `file:${file}`, timeout: 1_000 })
  const { rows } = await newcomer.execute('select name from pins')
  newcomer.close()
  const kept = new Set(rows.map((r) => r.name))
  return done.filter((name) => !kept.has(name))
}

test('别的进程一阵一阵占着锁：没有一次报错，没有一行丢，事件循环不停', async () => {
  const database = await freshDatabase({ kind: 'file' })
  onTestFinished(() => database.close())
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const { done, errors, longest } = await writeThrough(database.file, (name) =>
    database.db.commit((to) => [to.insert(pins).values({ name, value: '1' })]),
  )
  delay.disable()
  const ms = (ns: number) => Math.round(ns / 1e6)
  console.info(
    `${done.length} commits, longest ${Math.round(longest)} ms; loop p99 ${ms(delay.percentile(99))} ms, max ${ms(delay.max)} ms`,
  )
  expect(errors).toEqual([])
  expect(done.length).toBeGreaterThan(100)
  expect(await lostFrom(database.file, done)).toEqual([])
  expect(ms(delay.percentile(99))).toBeLessThan(150)
})

test('反例：没有闸门的客户端在同样的情形下会报错或丢数据', async () => {
  const database = await freshDatabase({ kind: 'file' })
  onTestFinished(() => database.close())
  const bare = createClient({ url: database.url, concurrency: 1, timeout: 50 })
  onTestFinished(() => bare.close())
  const { done, errors } = await writeThrough(database.file, (name) =>
    bare.batch([{ sql: 'insert into pins (name, value) values (?, ?)', args: [name, '1'] }], 'write'),
  )
  const lost = await lostFrom(database.file, done)
  console.info(`without the gate: ${done.length} reported, ${errors.length} errors, ${lost.length} lost`)
  expect(errors.length + lost.length).toBeGreaterThan(0)
})

test('锁占得太久：推送答 503，点击老实说没保存；锁一放开，下一次就成', async () => {
  const sign = defineAction('probe.sign', {})
  const write = onClick(sign, { act: 'study.answer' }, async (world) => {
    await world.db.commit((to) => [to.insert(pins).values({ name: 'fact', value: '1' })])
    return { toast: { type: 'success', content: '好了' } }
  })
  const start = '2026-03-02T08:00:00+08:00'
  const now = Date.parse(start)
  const b = await bench(start, {
    features: [defineFeature({ name: 'probe', clicks: [write] })],
    expects: ['door.unavailable', 'click.failed'],
  })
  const click = () =>
    signedPlain(
      JSON.stringify(
        envelopeOf(benchApp, 'card.action.trigger', {
          operator: { open_id: 'ou_0001' },
          action: { tag: 'button', value: { v: 1, a: 'probe.sign', p: {} } },
        }),
      ),
      now,
    )
  expect((await knock(b, textPush(0, now))).status).toBe(200)
  const holder = await holdLock(b.database.file, 4_000)
  const began = performance.now()
  const timed = async (push: ReturnType<typeof click>) => {
    const { status, body } = await knock(b, push)
    return { status, body, inTime: performance.now() - began < 2_500 }
  }
  const [clicked, ...pushed] = await Promise.all([
    timed(click()),
    ...[1, 2, 3, 4, 5].map((n) => timed(textPush(n, now))),
  ])
  expect(pushed).toEqual(pushed.map(() => ({ status: 503, body: '', inTime: true })))
  expect(clicked).toMatchObject({ status: 200, inTime: true })
  expect(JSON.parse(clicked.body).toast).toEqual({ type: 'error', content: texts.notSaved })
  await holder.gone
  expect(await footprint(b)).toMatchObject({ inbox: 1, clicks: 0 })
  expect((await knock(b, textPush(6, now))).status).toBe(200)
  expect(JSON.parse((await knock(b, click())).body).toast.content).toBe('好了')
  expect(await lostFrom(b.database.file, ['fact'])).toEqual([])
})
