import { expect, test } from 'vitest'
import type { ChatId } from '../../src/core/ids.ts'
import { feishuClient } from '../../src/platform/feishu/client.ts'
import { FeishuSilence } from '../../src/platform/feishu/refusal.ts'
import { serveFeishu } from '../../src/sandbox/feishu/index.ts'
import { rememberingLog } from '../support/world.ts'
import { app, button, rig, simpleCard } from './rig.ts'

type Rig = ReturnType<typeof rig>

const send = ({ call }: Rig, words: string, uuid: string) =>
  call('POST', '/im/v1/messages?receive_id_type=chat_id', {
    ...{ receive_id: 'oc_group', msg_type: 'text', content: JSON.stringify({ text: words }), uuid },
  })

test('连接断了，什么也没发生；回答丢了，事情已经做了；同一个 uuid 再问，只有一条', async () => {
  const r = rig()
  await r.tokenOf()
  r.feishu.faults.cutRate = 1
  await expect(send(r, '一', 'u1')).rejects.toThrow('fetch failed')
  expect(r.feishu.messages('oc_group')).toHaveLength(0)
  Object.assign(r.feishu.faults, { cutRate: 0, lostAnswerRate: 1 })
  await expect(send(r, '一', 'u1')).rejects.toThrow('fetch failed')
  expect(r.feishu.messages('oc_group')).toHaveLength(1)
  r.feishu.faults.lostAnswerRate = 0
  expect((await send(r, '一', 'u1')).code).toBe(0)
  expect(r.feishu.messages('oc_group')).toHaveLength(1)
  expect(r.feishu.calls().flatMap((call) => call.fault ?? [])).toEqual(['cut', 'lost-answer'])
})

test('沉默的时候谁都等不到；放弃的调用没有发生，事件攒着，好了再推', async () => {
  const r = rig()
  await r.tokenOf()
  let pushed = 0
  r.feishu.connect(async () => {
    pushed++
    return new Response('{}')
  })
  r.feishu.faults.silent = true
  const body = JSON.stringify({ receive_id: 'oc_group', msg_type: 'text', content: '{"text":"一"}' })
  const url = 'https://open.feishu.cn/open-apis/im/v1/messages?receive_id_type=chat_id'
  await expect(r.fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(40) })).rejects.toThrow()
  await r.feishu.as('ou_li').says('bot', '有人吗')
  expect(pushed).toBe(0)
  r.feishu.faults.silent = false
  await r.feishu.settle()
  expect(pushed).toBe(1)
  await new Promise((done) => setTimeout(done, 40))
  expect(r.feishu.messages('oc_group')).toHaveLength(0)
})

test('慢回答：放弃等待也没用，事情照样做了', async () => {
  const r = rig()
  const token = await r.tokenOf()
  r.feishu.faults.slowMs = 500
  const body = JSON.stringify({ receive_id: 'oc_group', msg_type: 'text', content: '{"text":"一"}' })
  const url = 'https://open.feishu.cn/open-apis/im/v1/messages?receive_id_type=chat_id'
  const headers = { authorization: `Bearer ${token}` }
  const asked = r.fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(20) })
  await expect(asked).rejects.toThrow()
  await new Promise((done) => setTimeout(done, 700))
  expect(r.feishu.messages('oc_group')).toHaveLength(1)
})

test('点名的拒绝只拒一次；随机的坏按种子来，同一个种子同样坏', async () => {
  const r = rig()
  r.feishu.faults.next.push({ path: /messages/, code: 230049 }, { path: /messages/, code: 99991400, resetSeconds: 7 })
  expect((await r.call('GET', '/im/v1/chats')).code).toBe(0)
  expect((await send(r, '一', 'u1')).code).toBe(230049)
  const limited = await send(r, '一', 'u1')
  expect([limited.status, limited.headers.get('x-ogw-ratelimit-reset')]).toEqual([429, '7'])
  expect((await send(r, '一', 'u1')).code).toBe(0)
  const run = async (seed: number) => {
    const one = rig({ seed })
    await one.tokenOf()
    one.feishu.faults.rateLimitRate = 0.5
    const codes: unknown[] = []
    for (let i = 0; i < 20; i++) codes.push((await one.call('GET', '/im/v1/chats')).code)
    return codes
  }
  expect(await run(5)).toEqual(await run(5))
  expect(await run(5)).not.toEqual(await run(6))
})

test('经过真的端口也一样：断了就是断了', async () => {
  const r = rig()
  const served = await serveFeishu(r.feishu)
  const ask = () =>
    fetch(`${served.url}/open-apis/auth/v3/tenant_access_token/internal`, {
      ...{ method: 'POST', body: JSON.stringify({ app_id: app.appId, app_secret: app.appSecret }) },
    })
  expect(((await (await ask()).json()) as { code: number }).code).toBe(0)
  r.feishu.faults.cutRate = 1
  await expect(ask()).rejects.toThrow()
  await served.close()
})

test('我们自己的客户端从聊天记录里读得到卡片原文，编号在里面', async () => {
  const r = rig()
  const world = { clock: { now: () => r.time.now }, log: rememberingLog() }
  const client = feishuClient({ ...app, ...world, baseUrl: 'https://open.feishu.cn', fetch: r.fetch })
  const chat = 'oc_group' as ChatId
  const since = r.time.now
  const body = { type: 'interactive' as const, content: JSON.stringify(simpleCard('№ 4QZ7RX2K', button('甲'))) }
  await client.self()
  r.feishu.faults.lostAnswerRate = 1
  await expect(client.send({ chat }, body, 'u1')).rejects.toThrow(FeishuSilence)
  r.feishu.faults.lostAnswerRate = 0
  const past = await client.history(chat, since, 100)
  expect(past.filter((one) => one.fromBot && one.content.includes('4QZ7RX2K'))).toHaveLength(1)
  expect(past[0]?.content).toBe(body.content)
})
