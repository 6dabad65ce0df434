import { createClient } from '@libsql/client'
import { expect, onTestFinished, test } from 'vitest'
import { createFeishu, serveFeishu } from '../../src/sandbox/feishu/index.ts'
import { freshDatabase } from '../support/database.ts'
import { launch, serverEnv, startServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { wireApp } from '../support/wire.ts'

const place = async () => {
  const database = await freshDatabase({ kind: 'file' })
  const feishu = createFeishu({
    ...{
      app: { ...wireApp, botName: '四确认助手' },
      clock: { now: () => new Date() },
      transport: 'websocket' as const,
    },
    lines: { nonceSeconds: 0.2, reconnectSeconds: 0.2 },
  })
  feishu.addUser({ openId: 'ou_li', name: '李示例' })
  const served = await serveFeishu(feishu)
  onTestFinished(async () => {
    await served.close()
    await database.close()
  })
  const env = serverEnv(database.url, {
    ...{ FEISHU_TRANSPORT: 'websocket', FEISHU_BASE_URL: served.url },
    ...{ FEISHU_ENCRYPT_KEY: undefined, FEISHU_VERIFICATION_TOKEN: undefined },
  })
  const kept = async () => {
    const client = createClient({ url: database.url, timeout: 1_000 })
    const { rows } = await client.execute('select event_id from inbox')
    client.close()
    return rows.map((r) => String(r.event_id))
  }
  return { feishu, env, kept }
}

test('真的进程：没有公网地址也没有密钥，连上就能问能答；SIGTERM 时手上的确认完才走', async () => {
  const { feishu, env, kept } = await place()
  const server = await startServer(env)
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  expect(metrics).toContain('four_confirmations_connected 1')
  expect(metrics).toContain('event="connection.stands"')
  // There is no webhook whose secrets one could guess.
  expect((await fetch(`${server.url}/feishu/webhook`, { method: 'POST', body: '{}' })).status).toBe(404)

  const li = feishu.as('ou_li')
  await li.says('bot', '帮助')
  await until(() => li.sees('bot').find((m) => m.sender === 'bot'), 'the answer')

  let going = true
  const talking = async () => {
    while (going) {
      await li.says('bot', '帮助')
      await new Promise((done) => setTimeout(done, 5))
    }
  }
  const talks = Array.from({ length: 8 }, talking)
  await new Promise((done) => setTimeout(done, 300))
  const { code } = await server.stop('SIGTERM')
  going = false
  await Promise.all(talks)
  expect(code).toBe(0)
  expect(feishu.lines()).toEqual([])
  const delivered = feishu.deliveries().filter((d) => d.state === 'delivered')
  const stored = new Set(await kept())
  expect(delivered.length).toBeGreaterThan(10)
  expect(delivered.filter((d) => !stored.has(d.eventId))).toEqual([])
  expect(server.lines.filter((l) => l.level === 'error')).toEqual([])
})

test('没连上就不算就绪，说得出为什么；飞书回来了，自己连上', async () => {
  const { feishu, env } = await place()
  feishu.faults.silent = true
  const { lines, child, ended } = launch(env)
  const address = await until(
    () => lines.find((l) => l.event === 'process.ready')?.address as string | undefined,
    'the address',
    20_000,
  )
  const ready = async () => {
    const response = await fetch(`${address}/readyz`)
    const { reason } = (await response.json()) as { reason?: string }
    return { status: response.status, reason }
  }
  expect(await ready()).toEqual({ status: 503, reason: 'not connected' })
  feishu.faults.silent = false
  await until(async () => (await fetch(`${address}/readyz`)).ok || undefined, 'the connection')
  child.kill('SIGTERM')
  expect((await ended).code).toBe(0)
})

test('应用编号不合长连接的规矩：一行说清，退出码 2', async () => {
  const { ended, stderr } = launch(
    serverEnv('file:/nowhere/needed.db', { FEISHU_TRANSPORT: 'websocket', FEISHU_APP_ID: 'cli_short' }),
  )
  expect((await ended).code).toBe(2)
  expect(stderr().trim().split('\n')).toEqual([expect.stringContaining('FEISHU_APP_ID')])
})
