import { expect, test } from 'vitest'
import type { AccountId, ChatId, MessageId } from '../../core/ids.ts'
import { feishuClient } from './client.ts'
import { FeishuRefusal, FeishuSilence } from './refusal.ts'

type Asked = { method: string; path: string; query: Record<string, string>; body: unknown; token: string | null }
type Answer = { status?: number; headers?: Record<string, string>; body?: unknown; text?: string }

/** A Feishu that answers what it is told to; the token endpoint counts. */
const rig = (answer: (asked: Asked) => Answer | Promise<Answer>, options: { patienceMs?: number } = {}) => {
  const time = { now: new Date('2026-03-02T01:00:00Z') }
  const asked: Asked[] = []
  const printed: string[] = []
  const tokens = { given: 0, expire: 7200, refuse: undefined as Answer | undefined }
  const respond = ({ status = 200, headers = {}, body, text }: Answer) =>
    new Response(text ?? JSON.stringify(body), { status, headers })
  const fetch = async (input: unknown, init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input))
    const one: Asked = {
      method: init?.method ?? 'GET',
      path: url.pathname.replace('/open-apis', ''),
      query: Object.fromEntries(url.searchParams),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : init?.body,
      token: new Headers(init?.headers).get('authorization'),
    }
    if (one.path.startsWith('/auth')) {
      if (tokens.refuse) return respond(tokens.refuse)
      return respond({
        body: { code: 0, msg: 'ok', tenant_access_token: `t-${++tokens.given}`, expire: tokens.expire },
      })
    }
    asked.push(one)
    const signal = init?.signal
    return Promise.race([
      Promise.resolve(answer(one)).then(respond),
      new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    ])
  }
  const line = (event: string, fields?: unknown) => void printed.push(JSON.stringify({ event, fields }))
  const log = { info: line, warn: line, error: line, with: () => log }
  const client = feishuClient({
    appId: 'cli_0123456789abcdef',
    appSecret: 'very-secret-secret',
    baseUrl: 'https://feishu.test',
    fetch: fetch as typeof globalThis.fetch,
    clock: { now: () => time.now },
    log,
    ...options,
  })
  return { client, asked, tokens, time, printed }
}

const ok = (data: unknown = {}): Answer => ({ body: { code: 0, msg: 'success', data } })
const sent = ok({ message_id: 'om_1', chat_id: 'oc_1' })
const card = { type: 'interactive' as const, content: '{"schema":"2.0"}' }
const li = { account: 'ou_li' as AccountId }
const failing = (promise: Promise<unknown>) => promise.then(() => undefined).catch((error: unknown) => error)

test('发给人、发进群、回复、改卡片、点表情，线上长这样', async () => {
  const { client, asked } = rig(() => sent)
  expect(await client.send(li, card, 'u1')).toEqual({ messageId: 'om_1', chatId: 'oc_1' })
  await client.send({ chat: 'oc_9' as ChatId }, card, 'u2')
  await client.reply('om_9' as MessageId, card, 'u3')
  await client.redraw('om_9' as MessageId, '{}')
  await client.react('om_9' as MessageId, 'Get')
  const token = 'Bearer t-1'
  const content = '{"schema":"2.0"}'
  expect(asked).toEqual([
    {
      ...{ method: 'POST', path: '/im/v1/messages', query: { receive_id_type: 'open_id' }, token },
      body: { receive_id: 'ou_li', msg_type: 'interactive', content, uuid: 'u1' },
    },
    {
      ...{ method: 'POST', path: '/im/v1/messages', query: { receive_id_type: 'chat_id' }, token },
      body: { receive_id: 'oc_9', msg_type: 'interactive', content, uuid: 'u2' },
    },
    {
      ...{ method: 'POST', path: '/im/v1/messages/om_9/reply', query: {}, token },
      body: { msg_type: 'interactive', content, uuid: 'u3' },
    },
    { method: 'PATCH', path: '/im/v1/messages/om_9', query: {}, token, body: { content: '{}' } },
    {
      ...{ method: 'POST', path: '/im/v1/messages/om_9/reactions', query: {}, token },
      body: { reaction_type: { emoji_type: 'Get' } },
    },
  ])
})

test('读聊天记录：逐页、从早到晚、GET 不带正文', async () => {
  const item = (n: number) => ({
    ...{ message_id: `om_${n}`, create_time: String(1772413200000 + n), body: { content: `${n}` } },
    sender: n === 2 ? { id: 'cli_0123456789abcdef', sender_type: 'app' } : { id: 'ou_li', sender_type: 'user' },
  })
  const { client, asked } = rig(({ query }) =>
    query.page_token
      ? ok({ has_more: false, items: [item(3)] })
      : ok({ has_more: true, page_token: 'p2', items: [item(1), item(2)] }),
  )
  const past = await client.history('oc_1' as ChatId, new Date('2026-03-02T01:00:00.900Z'), 100)
  expect(past.map((p) => [p.messageId, p.fromBot, p.content])).toEqual([
    ['om_1', false, '1'],
    ['om_2', true, '2'],
    ['om_3', false, '3'],
  ])
  expect(asked.map((a) => a.query.card_msg_content_type)).toEqual(['user_card_content', 'user_card_content'])
  expect(asked.map((a) => [a.body, a.query.start_time, a.query.container_id, a.query.page_token])).toEqual([
    [undefined, '1772413200', 'oc_1', undefined],
    [undefined, '1772413200', 'oc_1', 'p2'],
  ])
})

test('按手机号找账号：五十个一批，找不到的不在其中', async () => {
  const { client, asked } = rig(({ body }) =>
    ok({
      user_list: (body as { mobiles: string[] }).mobiles.map((mobile) =>
        mobile.endsWith('0') ? { mobile } : { mobile, user_id: `ou_${mobile}` },
      ),
    }),
  )
  const found = await client.accountsByMobile(Array.from({ length: 120 }, (_, i) => `138${i}`))
  expect(asked.map((a) => (a.body as { mobiles: string[] }).mobiles.length)).toEqual([50, 50, 20])
  expect(found.size).toBe(108)
  expect(found.get('1381')).toBe('ou_1381')
})

test('机器人是谁、在不在群里', async () => {
  const { client } = rig(({ path }) =>
    path === '/bot/v3/info'
      ? { body: { code: 0, msg: 'ok', bot: { open_id: 'ou_bot', app_name: '四确认助手' } } }
      : ok({ is_in_chat: true }),
  )
  expect(await client.self()).toEqual({ account: 'ou_bot', name: '四确认助手' })
  expect(await client.isInChat('oc_1' as ChatId)).toBe(true)
})

test.each([
  ['HTTP 400', 400],
  ['HTTP 200', 200],
])('拒绝带着码、编号和等待秒数（%s）', async (_, status) => {
  const headers = { 'x-tt-logid': 'log-1', 'x-ogw-ratelimit-reset': '7' }
  const msg = 'Failed to create card content, ext=ErrCode: 11310; ErrMsg: 张三的手机号;'
  const { client, printed } = rig(() => ({ status, headers, body: { code: 230099, msg } }))
  const error = await failing(client.send(li, card, 'u'))
  expect(error).toBeInstanceOf(FeishuRefusal)
  expect(error).toMatchObject({
    ...{ endpoint: 'send', code: 230099, subCode: 11310, resetSeconds: 7, logId: 'log-1', httpStatus: status },
    message: 'Feishu refused send with 230099/11310',
  })
  expect(printed.join()).not.toContain('张三')
})

test('429 没有正文也是限频', async () => {
  const { client } = rig(() => ({ status: 429, text: '', headers: { 'x-ogw-ratelimit-reset': '3' } }))
  expect(await failing(client.send(li, card, 'u'))).toMatchObject({ code: 99991400, resetSeconds: 3 })
})

test.each<[string, Answer]>([
  ['502 的网页', { status: 502, text: '<html>Bad Gateway</html>' }],
  ['500 带 JSON', { status: 500, body: { code: 1500, msg: 'internal' } }],
  ['截断的 JSON', { text: '{"code":0,"data":{"message_id":"om_' }],
  ['code 0 却没有 data', { body: { code: 0, msg: 'ok' } }],
  ['跳转', { status: 301, text: '', headers: { location: 'https://elsewhere.test' } }],
  ['空白', { text: '' }],
])('%s：不知道发了没有', async (_, answer) => {
  const { client, asked } = rig(() => answer)
  const error = await failing(client.send(li, card, 'u'))
  expect(error).toBeInstanceOf(FeishuSilence)
  expect(error).toMatchObject({ endpoint: 'send', mayHaveHappened: true })
  expect(asked).toHaveLength(1)
})

test('挂住不答：到时间就算没有回答', async () => {
  const { client } = rig(() => new Promise<Answer>(() => {}), { patienceMs: 30 })
  expect(await failing(client.send(li, card, 'u'))).toMatchObject({ message: 'no answer to send: timeout' })
})

test('根本没有连上，就肯定没有发出', async () => {
  const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
  const { client } = rig(() => Promise.reject(refused))
  expect(await failing(client.send(li, card, 'u'))).toMatchObject({ name: 'FeishuSilence', mayHaveHappened: false })
})

test('一批二十个同时发，令牌中途失效：只换一次，全部送达', async () => {
  let good = 't-1'
  const { client, tokens, asked } = rig(async ({ token }) => {
    await new Promise((done) => setTimeout(done, 1))
    return token === `Bearer ${good}` ? sent : { status: 400, body: { code: 99991663, msg: 'Invalid access token' } }
  })
  await client.send(li, card, 'u')
  good = 't-2'
  const results = await Promise.all(Array.from({ length: 20 }, (_, i) => client.send(li, card, `u${i}`)))
  expect(results).toHaveLength(20)
  expect(tokens.given).toBe(2)
  expect(asked).toHaveLength(41)
})

test('换过令牌还被拒：只再试一次', async () => {
  const { client, tokens } = rig(() => ({ status: 400, body: { code: 99991663, msg: '' } }))
  expect(await failing(client.send(li, card, 'u'))).toMatchObject({ code: 99991663 })
  expect(tokens.given).toBe(2)
})

test('没有缓存时二十个同时发，只取一次令牌；到期前十分钟再取', async () => {
  const { client, tokens, time } = rig(() => sent)
  const batch = () => Promise.all(Array.from({ length: 20 }, (_, i) => client.send(li, card, `u${i}`)))
  await batch()
  expect(tokens.given).toBe(1)
  time.now = new Date(time.now.getTime() + (7200 - 601) * 1000)
  await batch()
  expect(tokens.given).toBe(1)
  time.now = new Date(time.now.getTime() + 1000)
  await batch()
  expect(tokens.given).toBe(2)
})

test('取令牌的地方坏了：旧令牌没到期就照用，到期后说“肯定没发”', async () => {
  const { client, tokens, time } = rig(() => sent)
  await client.send(li, card, 'u')
  tokens.refuse = { status: 502, text: 'down' }
  time.now = new Date(time.now.getTime() + 6700_000)
  expect(await client.send(li, card, 'u')).toEqual({ messageId: 'om_1', chatId: 'oc_1' })
  time.now = new Date(time.now.getTime() + 500_000)
  expect(await failing(client.send(li, card, 'u'))).toMatchObject({ endpoint: 'token', mayHaveHappened: false })
})

test('应用密钥不对：说出码，不说密钥', async () => {
  const { client, tokens, printed } = rig(() => sent)
  tokens.refuse = { body: { code: 10014, msg: 'app secret invalid' } }
  expect(await failing(client.send(li, card, 'u'))).toMatchObject({ endpoint: 'token', code: 10014 })
  expect(printed.join()).not.toContain('very-secret-secret')
})

test('出什么错都不往外打印令牌、密钥和正文', async () => {
  const out: unknown[] = []
  const real = { log: console.log, error: console.error, warn: console.warn, info: console.info }
  const catching = (...words: unknown[]) => void out.push(words)
  Object.assign(console, { log: catching, error: catching, warn: catching, info: catching })
  try {
    const { client, printed, tokens } = rig(() => ({ status: 400, body: { code: 230001, msg: 'secret words' } }))
    await failing(client.send(li, { type: 'text', content: 'secret words' }, 'u'))
    await failing(client.self())
    tokens.refuse = { status: 400, body: { code: 10003, msg: 'very-secret-secret' } }
    out.push(printed)
  } finally {
    Object.assign(console, real)
  }
  expect(JSON.stringify(out)).not.toMatch(/t-1|very-secret|secret words/)
})
