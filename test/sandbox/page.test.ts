import { beforeEach, describe, expect, test } from 'vitest'
import { createFeishu } from '../../src/sandbox/feishu/index.ts'
import type { SandboxControl } from '../../src/sandbox/page/control.ts'
import { sandboxRoutes } from '../../src/sandbox/page/routes.ts'
import type { View } from '../../src/sandbox/page/wire.ts'

const origin = 'http://127.0.0.1:8787'
const group = 'oc_group'

const app = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'page secret',
  encryptKey: 'page encrypt key',
  verificationToken: 'page token',
  tenantKey: 'tenant_page',
  botName: '四确认助手',
}

const button = (label: string, disabled = false) => ({
  tag: 'button',
  text: { tag: 'plain_text', content: label },
  disabled,
  behaviors: [{ type: 'callback', value: { v: 1, a: 'page.press', p: { label } } }],
})
const questionCard = {
  schema: '2.0',
  config: { update_multi: true, summary: { content: '今日题：甲烷浓度' } },
  header: { title: { tag: 'plain_text', content: '今日题' }, template: 'blue' },
  body: {
    elements: [
      button('A'),
      button('B', true),
      {
        tag: 'form',
        name: 'report',
        elements: [
          { tag: 'input', name: 'what', required: true, max_length: 5 },
          { ...button('提交'), name: 'go', form_action_type: 'submit' },
        ],
      },
    ],
  },
}

/** An emulated Feishu with three people, whose bot answers what the test says, and the page in front of it. */
const stand = () => {
  const time = { now: new Date('2026-11-24T07:23:00+08:00') }
  const clock = { now: () => time.now }
  const bot = { answer: { toast: { type: 'success', content: '已记录' } } as unknown, heard: 0 }
  const feishu = createFeishu({
    app,
    clock,
    deliver: async () => {
      bot.heard += 1
      return Response.json(bot.answer)
    },
  })
  for (const [openId, name] of [
    ['ou_1', '王建国'],
    ['ou_2', '李文斌'],
    ['ou_3', '张爱民'],
  ] as const)
    feishu.addUser({ openId, name })
  feishu.addChat({ chatId: group, name: '综采一队党支部', members: ['ou_1', 'ou_2'] })
  const control: SandboxControl = {
    now: clock.now,
    advanceMinutes: async (n) => {
      time.now = new Date(time.now.getTime() + n * 60_000)
    },
    goTo: async () => {},
    nextJob: async () => undefined,
    reset: async () => {},
    jobs: async () => [],
    people: async () => [{ openId: 'ou_1', name: '王建国', role: '职工', team: '采煤一班' }],
  }
  const page = sandboxRoutes({ feishu, control, assets: { 'app.js': 'script', 'app.css': 'style' } })
  const ask = (path: string, init?: RequestInit) => page.request(`${origin}${path}`, init)
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(`/sandbox/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: '127.0.0.1:8787', ...headers },
      body: JSON.stringify(body),
    })
  const view = async (person: string, chat = group): Promise<View> =>
    (await ask(`/sandbox/api/view?person=${person}&chat=${chat}`)).json() as Promise<View>
  const botSends = async (to: string, content: object, type = 'interactive') => {
    const call = async (path: string, body: object, token = '') => {
      const answer = await feishu.fetch(`https://open.feishu.cn/open-apis/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      })
      return (await answer.json()) as { tenant_access_token: string; data: { message_id: string } }
    }
    const login = { app_id: app.appId, app_secret: app.appSecret }
    const { tenant_access_token } = await call('auth/v3/tenant_access_token/internal', login)
    const idType = to.startsWith('oc_') ? 'chat_id' : 'open_id'
    const letter = { receive_id: to, msg_type: type, content: JSON.stringify(content) }
    return (await call(`im/v1/messages?receive_id_type=${idType}`, letter, tenant_access_token)).data.message_id
  }
  return { feishu, control, bot, ask, post, view, botSends }
}

let at: ReturnType<typeof stand>
beforeEach(() => {
  at = stand()
})

describe('页面本身', () => {
  test('页面没有内联程序，也不许任何外来内容', async () => {
    const answer = await at.ask('/')
    const html = await answer.text()
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|https?:/)
  })
  test('别的网页不能替人点按钮，表单也不行', async () => {
    const said = { person: 'ou_1', chat: group, text: '冒名' }
    expect((await at.post('say', said, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await at.post('say', said, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await at.post('say', said, { 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await at.post('say', said, { 'content-type': 'text/plain' })).status).toBe(415)
    expect(at.feishu.messages(group)).toEqual([])
    expect((await at.post('say', said, { origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect(at.feishu.messages(group)).toHaveLength(1)
  })
  test('看不懂的请求只得到一句话', async () => {
    for (const [path, body] of [
      ['say', { person: 'ou_1', chat: group }],
      ['say', { person: 'ou_1', chat: group, text: '  ' }],
      ['click', { person: 'ou_1', message: 'om_1', label: 'A', more: true }],
      ['clock/advance', { minutes: -5 }],
      ['clock/go', { at: '明天' }],
    ] as const) {
      const answer = await at.post(path, body)
      expect([path, answer.status, await answer.json()]).toEqual([path, 400, { why: '请求的内容不对，没有执行' }])
    }
    expect((await at.post('say', { person: 'ou_1', chat: group, text: '长'.repeat(70_000) })).status).toBe(413)
  })
})

describe('会话', () => {
  test('看得见自己的群和单聊，未读的有数，读过就没有', async () => {
    await at.feishu.as('ou_2').says(group, '早')
    await at.botSends('ou_1', { text: '你好' }, 'text')
    const before = await at.view('ou_1')
    expect(before.chats.map((c) => [c.name, c.unread, c.last?.line]).sort()).toEqual([
      ['四确认助手', 1, '你好'],
      ['综采一队党支部', 1, '李文斌：早'],
    ])
    expect(before.waiting).toEqual({ ou_1: 1 })
    await at.post('read', { person: 'ou_1', chat: group })
    expect((await at.view('ou_1')).chats.find((c) => c.kind === 'group')?.unread).toBe(0)
  })
  test('不在群里的人看不见群，也说不了话', async () => {
    const seen = await at.view('ou_3')
    expect(seen.chats.map((c) => c.kind)).toEqual(['p2p'])
    expect(seen.open).toBeUndefined()
    const answer = await at.post('say', { person: 'ou_3', chat: group, text: '我来了' })
    expect([answer.status, await answer.json()]).toEqual([409, { why: '不在这个群里，看不到也不能操作' }])
  })
  test('写的话原样是话；回复带着所回的那一句', async () => {
    const nasty = '<img src=x onerror=alert(1)><at id=all></at>'
    await at.post('say', { person: 'ou_1', chat: group, text: nasty })
    const [first] = at.feishu.messages(group)
    await at.post('say', { person: 'ou_2', chat: group, text: 'A', at: true, replyTo: first?.messageId })
    const { open } = await at.view('ou_1')
    expect(JSON.parse(open?.messages[0]?.content ?? '')).toEqual({ text: nasty })
    expect(open?.messages[1]?.quote).toEqual({ name: '王建国', line: nasty })
    expect(open?.messages[1]?.mentions).toEqual([{ key: '@_user_1', name: '四确认助手' }])
  })
  test('太早的消息要时再取', async () => {
    for (let n = 1; n <= 70; n++) await at.feishu.as('ou_2').says(group, `第 ${n} 条`)
    const { open } = await at.view('ou_1')
    expect([open?.messages.length, open?.earlier]).toEqual([60, 10])
  })
})

describe('卡片', () => {
  let card: string
  const click = async (label: string) => {
    const answer = await at.post('click', { person: 'ou_1', message: card, label })
    return [answer.status, await answer.json()]
  }
  const fill = async (values: object) => {
    const answer = await at.post('fill', { person: 'ou_1', message: card, values, button: '提交' })
    return [answer.status, await answer.json()]
  }
  beforeEach(async () => {
    card = await at.botSends(group, questionCard)
  })

  test('点按钮，看到机器人的答复', async () => {
    expect(await click('A')).toEqual([200, { toast: { type: 'success', content: '已记录' } }])
  })
  test('机器人答得不对，看到飞书自己的话', async () => {
    at.bot.answer = 'no'
    expect(await click('A')).toEqual([200, { error: { code: 200672, message: '机器人答复的格式不对 (200672)' } }])
  })
  test('不能点的按钮，说清楚，机器人听不到', async () => {
    expect(await click('B')).toEqual([409, { why: '这个按钮现在不能点' }])
    expect(await click('没有')).toEqual([409, { why: '卡片已经更新，这个按钮不在了' }])
    expect(await fill({})).toEqual([409, { why: '有必填项未填写' }])
    expect(await fill({ what: '超过五个字了' })).toEqual([409, { why: '填写的内容超过了长度限制' }])
    expect(at.bot.heard).toBe(0)
    expect((await fill({ what: '顶板' }))[0]).toBe(200)
  })
})

describe('实时', () => {
  const pulsesOf = async (answer: Response) => {
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    return {
      next: async () => new TextDecoder().decode((await reader.read()).value),
      cancel: () => reader.cancel(),
    }
  }

  test('一有变化就通知，许多变化合成一次', async () => {
    const stream = await pulsesOf(await at.ask('/sandbox/api/stream'))
    expect(await stream.next()).toContain('event: pulse')
    await Promise.all([at.feishu.as('ou_1').says(group, '一'), at.feishu.as('ou_2').says(group, '二')])
    expect(await stream.next()).toContain(String(Date.parse('2026-11-24T07:23:00+08:00')))
    await stream.cancel()
  })
  test('重置之后，旧的通知就此结束，页面自会再来', async () => {
    const stream = await pulsesOf(await at.ask('/sandbox/api/stream'))
    await stream.next()
    expect((await at.post('reset', {})).status).toBe(200)
    expect(await stream.next()).toBe('')
  })
  test('拨钟', async () => {
    const answer = await at.post('clock/advance', { minutes: 1 })
    expect(await answer.json()).toEqual({ now: Date.parse('2026-11-24T07:24:00+08:00') })
  })
})

describe('图片和文件', () => {
  const send = (query: Record<string, string>, bytes: Uint8Array<ArrayBuffer>, type = 'application/octet-stream') =>
    at.ask(`/sandbox/api/send?${new URLSearchParams({ person: 'ou_1', chat: group, ...query })}`, {
      method: 'POST',
      headers: { 'content-type': type, host: '127.0.0.1:8787' },
      body: bytes,
    })
  const gif = new Uint8Array(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAAC', 'base64'))
  const file = (person: string, message: string, key: string) =>
    at.ask(`/sandbox/api/file?${new URLSearchParams({ person, message, key })}`)

  test('发得出去，群里的人看得到，群外的人看不到', async () => {
    expect((await send({ kind: 'image', name: 'a.gif' }, gif)).status).toBe(200)
    const message = at.feishu.messages(group).at(-1)
    const { image_key } = JSON.parse(message?.content ?? '{}') as { image_key: string }
    const seen = await file('ou_2', message?.messageId ?? '', image_key)
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/gif'])
    expect((await file('ou_3', message?.messageId ?? '', image_key)).status).toBe(404)
  })
  test('不是图片的不当图片发；名字说是网页的，只给下载', async () => {
    const page = new Uint8Array(Buffer.from('<script>alert(1)</script>'))
    expect((await send({ kind: 'image', name: 'a.png' }, page)).status).toBe(409)
    expect((await send({ kind: 'file', name: 'a.html' }, page)).status).toBe(200)
    const message = at.feishu.messages(group).at(-1)
    const { file_key } = JSON.parse(message?.content ?? '{}') as { file_key: string }
    const got = await file('ou_2', message?.messageId ?? '', file_key)
    expect(got.headers.get('content-type')).toBe('application/octet-stream')
    expect(got.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  })
  test('太大的、空的、表单来的、群外的人发的，都不收', async () => {
    const name = { kind: 'file', name: 'a' }
    expect((await send(name, new Uint8Array(11 * 1024 * 1024))).status).toBe(413)
    expect((await send(name, new Uint8Array())).status).toBe(409)
    expect((await send(name, gif, 'text/plain')).status).toBe(415)
    expect((await send({ ...name, person: 'ou_3' }, gif)).status).toBe(409)
    expect(at.feishu.messages(group)).toEqual([])
  })
})

describe('撤回和表情', () => {
  test('自己的话撤得回，别人的撤不回', async () => {
    const said = await at.feishu.as('ou_1').says(group, '写错了')
    const refused = await at.post('recall', { person: 'ou_2', message: said.messageId })
    expect([refused.status, await refused.json()]).toEqual([409, { why: '只能撤回自己的消息' }])
    expect((await at.post('recall', { person: 'ou_1', message: said.messageId })).status).toBe(200)
    expect((await at.post('react', { person: 'ou_2', message: said.messageId, emoji: 'OK' })).status).toBe(409)
  })
})
