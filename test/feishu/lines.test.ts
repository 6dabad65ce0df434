import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { serveFeishu } from '../../src/sandbox/feishu/index.ts'
import type { FeishuOptions } from '../../src/sandbox/feishu/types.ts'
import { until } from '../support/until.ts'
import { app, button, rig, simpleCard } from './rig.ts'

const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} }

type Handler = (data: { message?: { content: string } }) => Promise<unknown>
type Joining = { secret?: string; pingTimeout?: number; say?: Handler; click?: Handler }

const clients: WSClient[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close({ force: true })
})

/** A Feishu on a port whose console has chosen the long connection, and the vendor's own client and dispatcher. */
const served = async (options: Partial<FeishuOptions> = {}) => {
  const { lines, ...more } = options
  const r = rig({
    ...{ transport: 'websocket', lines: { reconnectSeconds: 0.05, nonceSeconds: 0.05, ...lines } },
    ...more,
  })
  const { url, close } = await serveFeishu(r.feishu)
  onTestFinished(close)
  /** Resolves when the client stands, rejects when it has given up. */
  const join = ({ secret = app.appSecret, pingTimeout, say, click }: Joining = {}) => {
    const ask = async (options: { url?: string; data?: unknown }) =>
      (await fetch(options.url ?? '', { method: 'POST', body: JSON.stringify(options.data) })).json()
    const { promise, resolve, reject } = withResolvers<WSClient>()
    const before = r.feishu.lines().length
    const client: WSClient = new WSClient({
      ...{ appId: app.appId, appSecret: secret, domain: url, logger: silent, loggerLevel: LoggerLevel.error },
      httpInstance: { request: ask } as never,
      ...(pingTimeout && { wsConfig: { pingTimeout } }),
      onReady: () => {
        until(() => r.feishu.lines().length > before || undefined, 'the first ping').then(() => resolve(client), reject)
      },
      onError: reject,
    })
    clients.push(client)
    const eventDispatcher = new EventDispatcher({ logger: silent }).register({
      'im.message.receive_v1': say ?? (async () => {}),
      'card.action.trigger': click ?? (async () => ({})),
    })
    void client.start({ eventDispatcher })
    return promise
  }
  return { ...r, url, join }
}

const withResolvers = <T>() => {
  let resolve: (value: T) => void = () => {}
  let reject: (error: unknown) => void = () => {}
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

test('官方客户端连得上，收得到，一次确认就算送达', async () => {
  const r = await served()
  const heard: string[] = []
  await r.join({ say: async ({ message }) => void heard.push(message?.content ?? '') })
  await r.feishu.as('ou_li').says('bot', '你好')
  expect(heard).toEqual(['{"text":"你好"}'])
  expect(r.feishu.deliveries()).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }])
})

describe('不让连', () => {
  test('密钥不对：514，官方客户端就此作罢', async () => {
    const r = await served()
    await expect(r.join({ secret: 'wrong' })).rejects.toThrow('code=514')
  })
  test('第 51 条：1000040350', async () => {
    const r = await served({ lines: { most: 2 } })
    await r.join()
    await r.join()
    await expect(r.join()).rejects.toThrow('code=1000040350')
  })
  test('点了名要 403 就是 403', async () => {
    const r = await served()
    r.feishu.faults.next.push({ path: /ws\/endpoint/, code: 403, status: 200 })
    const answer = await r.fetch(`${r.url}/callback/ws/endpoint`, { method: 'POST', body: '{}' })
    expect([answer.status, ((await answer.json()) as { code: number }).code]).toEqual([200, 403])
  })
  test('一个地址只能连一次，编的地址连不上', async () => {
    const r = await served()
    const asked = await r.fetch(`${r.url}/callback/ws/endpoint`, {
      ...{ method: 'POST', body: JSON.stringify({ AppID: app.appId, AppSecret: app.appSecret }) },
    })
    const { URL: address } = ((await asked.json()) as { data: { URL: string } }).data
    const dial = (to: string) =>
      new Promise<string>((tell) => {
        const socket = new WebSocket(to)
        socket.on('open', () => {
          socket.close()
          tell('open')
        })
        socket.on('error', (error) => tell(error.message))
      })
    expect(await dial(address)).toBe('open')
    expect(await dial(address)).toContain('403')
    expect(await dial(address.replace(/access_key=\w+/, 'access_key=guess'))).toContain('403')
  })
})

test('几条连接，每个事件只到其中一条，哪一条不一定', async () => {
  const r = await served()
  const heard: number[][] = [[], []]
  for (const mine of heard) await r.join({ say: async () => void mine.push(1) })
  for (let i = 0; i < 20; i++) await r.feishu.as('ou_li').says('bot', `第 ${i} 句`)
  expect(heard.flat()).toHaveLength(20)
  expect(Math.min(...heard.map((mine) => mine.length))).toBeGreaterThan(2)
})

test('分成许多片、次序打乱，到了还是完整的一封', async () => {
  const r = await served({ lines: { fragmentBytes: 37 } })
  const heard: string[] = []
  await r.join({ say: async ({ message }) => void heard.push(message?.content ?? '') })
  const words = '顶板、瓦斯、水害。'.repeat(50)
  await r.feishu.as('ou_li').says('bot', words)
  expect(heard).toEqual([JSON.stringify({ text: words })])
})

test('处理抛错：确认是 500，15 秒后再来；没有连接在，也等着再来', async () => {
  const r = await served()
  let fails = true
  const client = await r.join({
    say: async () => {
      if (fails) throw new Error('not now')
    },
  })
  await r.feishu.as('ou_li').says('bot', '一')
  expect(r.feishu.deliveries()[0]?.attempts).toMatchObject([{ status: 500 }])
  fails = false
  r.later(15_000)
  await r.feishu.settle()
  client.close()
  await until(() => r.feishu.lines().length === 0 || undefined, 'the end of the connection')
  await r.feishu.as('ou_li').says('bot', '二')
  await r.join()
  r.later(15_000)
  await r.feishu.settle()
  expect(r.feishu.deliveries().map((d) => d.attempts.map((a) => a.status))).toEqual([
    [500, 200],
    ['refused', 200],
  ])
})

test('点击：弹窗和新卡片随确认回来；抛错 200671，太慢 200341，没人在 200342', async () => {
  const r = await served({ patience: { pushMs: 1_500, challengeMs: 1_500 } })
  const card = await r.sendCard('oc_group', simpleCard('正文', button('好')))
  const answer: { now: Handler } = { now: async () => ({}) }
  const client = await r.join({ click: (data) => answer.now(data) })
  answer.now = async () => ({
    toast: { type: 'success', content: '记下了' },
    card: { type: 'raw', data: simpleCard('换了') },
  })
  expect(await r.feishu.as('ou_li').clicks(card, '好')).toEqual({
    ...{ toast: { type: 'success', content: '记下了' }, cardChanged: true },
  })
  expect(r.feishu.message(card)?.content).toContain('换了')

  const other = await r.sendCard('oc_group', simpleCard('正文', button('好')))
  answer.now = async () => Promise.reject(new Error('broken'))
  expect((await r.feishu.as('ou_li').clicks(other, '好')).error?.code).toBe(200671)
  answer.now = () => new Promise(() => {})
  expect((await r.feishu.as('ou_li').clicks(other, '好')).error?.code).toBe(200341)
  client.close()
  await until(() => r.feishu.lines().length === 0 || undefined, 'the end of the connection')
  expect((await r.feishu.as('ou_li').clicks(other, '好')).error?.code).toBe(200342)
})

describe('半开的连接', () => {
  const deaf = async (pingTimeout: number) => {
    const r = await served({ lines: { pingSeconds: 0.1 } })
    await r.join({ pingTimeout })
    r.feishu.lines()[0]?.deafen()
    return r
  }
  test('看门狗比心跳快：断开重连', async () => {
    const r = await deaf(0.05)
    const calls = () => r.feishu.calls().filter((c) => c.path.endsWith('/endpoint')).length
    await until(() => calls() === 2 || undefined, 'the client to come back')
  })
  test('看门狗比心跳慢：官方客户端每次心跳都重新上弦，永远不叫', async () => {
    const r = await deaf(0.6)
    await new Promise((done) => setTimeout(done, 1_500))
    expect(r.feishu.calls().filter((c) => c.path.endsWith('/endpoint'))).toHaveLength(1)
  })
})
