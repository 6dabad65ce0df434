import { expect, test } from 'vitest'
import { bench, benchApp } from '../bench.ts'
import { footprint, knock, textPush } from '../support/door.ts'
import { textEvent } from '../support/wire.ts'

const start = '2026-03-02T08:00:00+08:00'
const now = Date.parse(start)

// A machine that is busy with others may ask some to come again: its time is measured too.
test('同样的字节同时来两百遍，都答 200，只有一件事', { retry: 2 }, async () => {
  const b = await bench(start)
  const push = textPush(1, now)
  const answers = await Promise.all(Array.from({ length: 200 }, () => knock(b, push)))
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]))
  await b.settle()
  expect((await footprint(b)).inbox).toBe(1)
})

test('程序重启之后、七小时之后再来，还是那一件；过了八小时就不认', async () => {
  const b = await bench(start)
  const push = textPush(1, now)
  expect((await knock(b, push)).status).toBe(200)
  await b.settle()

  const again = b.restarted()
  expect((await knock(again, push)).status).toBe(200)
  b.clockTo('2026-03-02T15:05:15+08:00')
  expect((await knock(again, push)).status).toBe(200)
  expect(await again.program.deliver()).toBe(0)
  b.clockTo('2026-03-02T16:01:00+08:00')
  expect((await knock(again, push)).status).toBe(401)
  expect((await footprint(b)).inbox).toBe(1)
})

test('同一条消息换个事件号、换个签名再来，还是那一件', async () => {
  const b = await bench(start)
  const answers = await Promise.all([1, 2, 3, 4].map((n) => knock(b, textPush(n, now, {}, textEvent(7)))))
  expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200])
  await b.settle()
  expect((await footprint(b)).inbox).toBe(1)
})

test('认定的租户记在库里：重启之后，别的租户先来也没有用', async () => {
  const b = await bench(start)
  expect((await knock(b, textPush(1, now))).status).toBe(200)
  const again = b.restarted()
  expect((await knock(again, textPush(2, now, { tenant_key: 'tenant_other' }))).status).toBe(401)
  expect((await knock(again, textPush(2, now, { tenant_key: benchApp.tenantKey }))).status).toBe(200)
})
