import { expect, test } from 'vitest'
import { clicks, inbox } from '../../src/platform/inbox/schema.ts'
import { bench, benchApp } from '../bench.ts'

const start = '2026-03-02T08:00:00+08:00'

test('控制台保存地址时的校验请求答得上来', async () => {
  const b = await bench(start)
  await b.feishu.verifyAddress()
})

test('一句话收进来、处理完，只留一条；同一条消息换个事件号再来也一样', async () => {
  const b = await bench(start)
  b.feishu.faults.duplicateRate = 1
  b.feishu.faults.newEventIdRate = 1
  await b.as(1).says('bot', '你好')
  await b.settle()
  b.clockTo('2026-03-02T08:10:00+08:00')
  await b.settle()
  const rows = await b.world.db.read.select({ state: inbox.state }).from(inbox)
  expect(rows).toEqual([{ state: 'done' }])
})

test('不认识的事件收下不管，不让飞书再推七个小时', async () => {
  const b = await bench(start)
  await b.as(1).says('bot', '帮助')
  await b.settle()
  const answer = b.as(1).sees('bot').at(-1)
  await b.as(1).reads(answer?.messageId ?? '')
  await b.settle()
  const rows = await b.world.db.read.select({ type: inbox.type, state: inbox.state }).from(inbox)
  expect(rows).toContainEqual({ type: 'im.message.message_read_v1', state: 'ignored' })
  expect(b.feishu.deliveries().every((d) => d.state === 'delivered')).toBe(true)
})

test('健康检查与指标', async () => {
  const b = await bench(start)
  expect(await (await b.program.app.request('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await b.program.app.request('/readyz')).status).toBe(200)
  b.program.unready()
  expect((await b.program.app.request('/readyz')).status).toBe(503)
  const headers = { authorization: `Bearer ${benchApp.metricsToken}` }
  const metrics = await (await b.program.app.request('/metrics', { headers })).text()
  expect(metrics).toContain('four_confirmations_outbox_depth 0')
  expect(await b.world.db.read.select().from(clicks)).toEqual([])
})
