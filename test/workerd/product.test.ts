import { readFileSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import { card, markdown } from '../../cards/kit/card.ts'
import type { AccountId } from '../../src/core/ids.ts'
import { jobCursors } from '../../src/platform/jobs/schema.ts'
import { enqueue } from '../../src/platform/outbox/enqueue.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { benchApp } from '../bench.ts'
import { deploy, until } from './stage.ts'

type Stage = Awaited<ReturnType<typeof deploy>>
const somebody = (n: number) => `ou_000${n}` as AccountId

/** Letters that wait, as a job would have written them. */
const waiting = async (s: Stage, howMany: number) => {
  for (let n = 0; n < howMany; n++)
    await s.world.db.commit((to) => [
      enqueue(to, s.world, {
        key: `test/${n}`,
        lane: 'alert',
        to: { account: somebody((n % 3) + 1) },
        card: card('t', { template: 'blue' }, [markdown(String(n))]),
      }),
    ])
}
const sent = async (s: Stage) => (await s.world.db.read.select().from(letters)).filter((l) => l.state === 'sent').length

test('说一句话：先答 200，回音随后自己就到，不必等下一分钟', async () => {
  const s = await deploy()
  await s.populate()
  await s.feishu.as(somebody(1)).says('bot', '帮助')
  expect(s.feishu.deliveries().at(-1)?.state).toBe('delivered')
  await until(() => s.privately(1).length === 1)
  console.info(`one event and its answer: ${s.asked.database} requests to the database, ${s.asked.feishu} to Feishu`)
})

test('十二句话同时来，各有各的回音，一个不少，一个不多', async () => {
  const s = await deploy()
  await s.populate()
  await Promise.all(Array.from({ length: 12 }, (_, n) => s.feishu.as(somebody((n % 3) + 1)).says('bot', '帮助')))
  await until(() => [1, 2, 3].every((n) => s.privately(n).length >= 4), 25_000)
  expect([1, 2, 3].map((n) => s.privately(n).length)).toEqual([4, 4, 4])
}, 40_000)

test('每分钟一次：任务走表，信件发出；没事的时候只看一眼', async () => {
  const s = await deploy()
  await s.populate()
  await waiting(s, 3)
  expect((await s.minute()).outcome).toBe('ok')
  expect(await sent(s)).toBe(3)
  expect((await s.world.db.read.select().from(jobCursors)).map((c) => c.job)).toContain('study.daily-push')
  const before = s.asked.database + s.asked.feishu
  expect((await s.minute()).outcome).toBe('ok')
  const idle = s.asked.database + s.asked.feishu - before
  console.info(`a minute with nothing to do: ${idle} requests`)
  expect(idle).toBeLessThan(45)
})

// By the clock on the wall: a machine that stands still for as long as a lease is trusted loses a minute.
test('只许发四十五个请求：到了就停，剩下的下一分钟接着发，一封不重', { retry: 2 }, async () => {
  const s = await deploy({ WORKER_SUBREQUESTS: '45' })
  await s.populate()
  await waiting(s, 12)
  let minutes = 0
  for (; (await sent(s)) < 12; minutes++) {
    const before = s.asked.database + s.asked.feishu
    expect((await s.minute()).outcome).toBe('ok')
    expect(s.asked.database + s.asked.feishu - before).toBeLessThanOrEqual(45)
    expect(minutes).toBeLessThan(10)
  }
  expect(minutes).toBeGreaterThan(1)
  expect([1, 2, 3].map((n) => s.privately(n).length)).toEqual([4, 4, 4])
})

test('二十封信，一次用了多少请求', async () => {
  const s = await deploy()
  await s.populate()
  await waiting(s, 20)
  await s.minute()
  expect(await sent(s)).toBe(20)
  const all = s.asked.database + s.asked.feishu
  console.info(`twenty letters: ${all} requests in one minute`)
  expect(all).toBeLessThan(20 * 5 + 45)
})

test('库比程序旧：readyz 说差几个迁移，事件答 503 让飞书再来；库比程序新：照常收', async () => {
  const s = await deploy()
  await s.populate()
  const { client } = s.database
  const { rows } = await client.execute('select * from __drizzle_migrations order by created_at desc limit 1')
  const last = rows[0]
  await client.execute({ sql: 'delete from __drizzle_migrations where created_at = ?', args: [last?.created_at ?? 0] })
  expect(await s.get('/readyz')).toEqual({
    status: 503,
    body: '{"status":"unavailable","reason":"1 migrations are not applied"}',
  })
  await s.feishu.as(somebody(1)).says('bot', '帮助')
  expect(
    s.feishu
      .deliveries()
      .at(-1)
      ?.attempts.map((a) => a.status),
  ).toEqual([503])

  await client.execute({
    sql: 'insert into __drizzle_migrations (hash, created_at) values (?, ?), (?, ?)',
    args: [last?.hash ?? '', last?.created_at ?? 0, 'later', 9_999_999_999_999],
  })
  expect(await s.get('/readyz')).toEqual({
    status: 503,
    body: '{"status":"unavailable","reason":"the database is newer than this program"}',
  })
  await s.feishu.as(somebody(2)).says('bot', '帮助')
  await until(() => s.privately(2).length === 1)
})

test('沙盒用过的库，不给真的用', async () => {
  const s = await deploy()
  await s.database.client.execute(`insert into pins (name, value) values ('kind', 'sandbox')`)
  expect(await s.get('/readyz')).toEqual({
    status: 503,
    body: '{"status":"unavailable","reason":"the database was begun as a sandbox"}',
  })
})

test('一切就绪：readyz 200；metrics 只给拿着令牌的人', async () => {
  const s = await deploy()
  expect((await s.get('/readyz')).status).toBe(200)
  expect((await s.get('/healthz')).status).toBe(200)
  expect((await s.get('/metrics')).status).toBe(401)
  const { status, body } = await s.get('/metrics', { authorization: `Bearer ${benchApp.metricsToken}` })
  expect([status, body.includes('four_confirmations_outbox_depth 0')]).toEqual([200, true])
})

test('配置不对：一行话点名，什么也不答，谁也不问', async () => {
  const s = await deploy({ FEISHU_TRANSPORT: 'websocket' })
  await s.populate()
  const { status, body } = await s.get('/readyz')
  expect([status, (JSON.parse(body) as { reason: string }).reason]).toEqual([
    503,
    expect.stringMatching(/^FEISHU_TRANSPORT /),
  ])
  await s.feishu.as(somebody(1)).says('bot', '帮助')
  expect(
    s.feishu
      .deliveries()
      .at(-1)
      ?.attempts.map((a) => a.status),
  ).toEqual([503])
  expect((await s.minute()).outcome).not.toBe('ok')
  expect(s.asked).toEqual({ feishu: 0, database: 0 })
})

test('部署的包里没有测试用的门，没有沙盒，没有 node-cron', () => {
  const product = readFileSync(inject('workers').product, 'utf8')
  const underTest = readFileSync(inject('workers').underTest, 'utf8')
  expect(underTest).toContain('x-bench-control')
  const strangers = ['x-bench-control', 'node-cron', '职工0001', 'no answer within 3 s']
  expect(strangers.filter((stranger) => product.includes(stranger))).toEqual([])
})
