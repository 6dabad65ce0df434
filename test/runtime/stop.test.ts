import { createClient } from '@libsql/client'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { launch, serverEnv, startServer } from '../support/server.ts'
import { envelopeOf, pushOf, textEvent, wireApp } from '../support/wire.ts'

const place = async () => {
  const database = await freshDatabase({ kind: 'file' })
  onTestFinished(() => database.close())
  return database.url
}
const rows = async (url: string, query: string) => {
  const client = createClient({ url, timeout: 1_000 })
  const result = await client.execute(query)
  client.close()
  return result.rows
}

test('忙着的时候收到 SIGTERM：应答过的都在库里，其余的没进门；认领和租约都放开，退出码 0', async () => {
  const url = await place()
  const server = await startServer(serverEnv(url))
  console.info(`ready after ${server.readyMs} ms`)
  expect(server.readyMs).toBeLessThan(process.env.CI ? 10_000 : 6_000)

  let going = true
  let serial = 0
  const answered: string[] = []
  const cut: string[] = []
  const odd: unknown[] = []
  const lane = async () => {
    while (going) {
      const envelope = envelopeOf(wireApp, 'im.message.receive_v1', textEvent(++serial))
      const { status, failed } = await server.post(pushOf(wireApp, envelope))
      if (status === 200) answered.push(envelope.header.event_id as string)
      else if (failed === 'ECONNREFUSED') return
      // Connected, but not yet accepted when the port closed.
      else if (failed === 'ECONNRESET') cut.push(envelope.header.event_id as string)
      else odd.push({ status, failed })
    }
  }
  const lanes = Array.from({ length: 16 }, lane)
  await new Promise((done) => setTimeout(done, 500))
  const { code, ms } = await server.stop('SIGTERM')
  going = false
  await Promise.all(lanes)

  console.info(`${answered.length} answered, gone ${ms} ms after SIGTERM`)
  expect({ code, odd }).toEqual({ code: 0, odd: [] })
  expect(cut.length).toBeLessThanOrEqual(lanes.length)
  expect(ms).toBeLessThan(25_000)
  const kept = new Set((await rows(url, 'select event_id from inbox')).map((r) => r.event_id))
  expect(answered.filter((id) => !kept.has(id))).toEqual([])
  expect(cut.filter((id) => kept.has(id))).toEqual([])
  expect(await rows(url, `select 1 from inbox where state = 'pending' and claimed_until is not null`)).toEqual([])
  expect(await rows(url, 'select 1 from leases where expires_at > 0')).toEqual([])
  expect(server.lines.filter((l) => l.level === 'error')).toEqual([])
})

test('两次 SIGTERM 就不再等', async () => {
  const server = await startServer(serverEnv(await place()))
  const leaving = server.stop('SIGTERM')
  await new Promise((done) => setTimeout(done, 100))
  await server.stop('SIGTERM')
  expect((await leaving).ms).toBeLessThan(2_000)
})

test.each([
  ['FEISHU_ENCRYPT_KEY', undefined],
  ['FEISHU_VERIFICATION_TOKEN', undefined],
  ['PORT', 'eighty'],
  ['DATABASE_URL', 'http://example.invalid/db'],
])('%s 不对或缺少：一行说清是谁，退出码 2', async (name, value) => {
  const { ended, stderr } = launch(serverEnv('file:/nowhere/needed.db', { [name]: value }))
  expect((await ended).code).toBe(2)
  expect(stderr().trim().split('\n')).toEqual([expect.stringContaining(name)])
})
