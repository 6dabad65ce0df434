import { Readable } from 'node:stream'
import { Client, type HttpInstance } from '@larksuiteoapi/node-sdk'
import { BadAnswer, httpInstance } from '../../src/platform/feishu/http-instance.ts'
import { createFeishu } from '../../src/sandbox/feishu/index.ts'
import type { AppSettings, FeishuOptions } from '../../src/sandbox/feishu/types.ts'

export const app: AppSettings = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'rig secret',
  encryptKey: 'rig encrypt key',
  verificationToken: 'rig token',
  tenantKey: 'tenant_rig',
  botName: '四确认助手',
}

type Options = Parameters<HttpInstance['request']>[0]
type Fetch = typeof globalThis.fetch

/** What our own instance leaves to others, since the program has no use for it: forms with files, and bytes. */
const withFiles = (fetch: Fetch): HttpInstance => {
  const plain = httpInstance(fetch)
  const bare = async (options: Options, init: RequestInit): Promise<Response> => {
    const query = new URLSearchParams((options.params ?? {}) as Record<string, string>)
    const authorization = String((options.headers as Record<string, unknown> | undefined)?.Authorization ?? '')
    const response = await fetch(`${options.url}?${query}`, { ...init, headers: { authorization } })
    if (response.ok) return response
    const body = (await response.json()) as Record<string, unknown>
    throw new BadAnswer(response.status, response.headers, body)
  }
  const request = async (options: Options): Promise<unknown> => {
    const sent = String((options.headers as Record<string, unknown> | undefined)?.['Content-Type'] ?? '')
    if (sent.startsWith('multipart/')) {
      const form = new FormData()
      for (const [name, value] of Object.entries((options.data ?? {}) as Record<string, unknown>))
        if (value instanceof Uint8Array) form.set(name, new Blob([Uint8Array.from(value)]), 'file')
        else if (value !== undefined) form.set(name, String(value))
      return (await bare(options, { method: 'POST', body: form })).json()
    }
    if (options.responseType !== 'stream') return plain.request(options)
    const response = await bare(options, { method: 'GET' })
    return {
      data: Readable.from([Buffer.from(await response.arrayBuffer())]),
      headers: Object.fromEntries(response.headers),
    }
  }
  return { ...plain, request: request as HttpInstance['request'] }
}

const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} }

/** An emulated Feishu with two people and a group, the vendor's own client in front of it, and a clock to turn. */
export const rig = (options: Partial<FeishuOptions> = {}) => {
  const time = { now: new Date('2026-03-02T09:00:00+08:00') }
  const feishu = createFeishu({ app, clock: { now: () => time.now }, seed: 7, ...options })
  const li = feishu.addUser({ openId: 'ou_li', name: '李示例', mobile: '13800000001', employeeNo: '0001' })
  const wang = feishu.addUser({ openId: 'ou_wang', name: '王示例', mobile: '13800000002' })
  const group = feishu.addChat({ chatId: 'oc_group', name: '示例支部', members: [li.openId, wang.openId] })
  const fetch = feishu.fetch as Fetch
  const lark = new Client({
    appId: app.appId,
    appSecret: app.appSecret,
    domain: 'https://open.feishu.cn',
    httpInstance: withFiles(fetch),
    // A token for every call: its cache would go by the real clock, and ours jumps by weeks.
    cache: { get: async () => undefined, set: async () => true },
    logger: silent,
  })
  const later = (ms: number) => {
    time.now = new Date(time.now.getTime() + ms)
  }
  /** A call without the SDK, with this app's token. */
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const token = feishuToken ?? (await tokenOf())
    const response = await fetch(`https://open.feishu.cn/open-apis${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as Record<string, unknown>
    return { status: response.status, code: answer.code, msg: answer.msg, headers: response.headers, answer }
  }
  let feishuToken: string | undefined
  const tokenOf = async (): Promise<string> => {
    const response = await fetch('https://open.feishu.cn/open-apis/auth/v3/tenant_access_token/internal', {
      method: 'POST',
      body: JSON.stringify({ app_id: app.appId, app_secret: app.appSecret }),
    })
    feishuToken = ((await response.json()) as { tenant_access_token: string }).tenant_access_token
    return feishuToken
  }
  /** Sends a card to a chat and tells its message id. */
  const sendCard = async (chat: string, card: unknown): Promise<string> => {
    const { answer } = await call('POST', '/im/v1/messages?receive_id_type=chat_id', {
      ...{ receive_id: chat, msg_type: 'interactive', content: JSON.stringify(card) },
    })
    const { data, msg } = answer as { data?: { message_id: string }; msg: string }
    if (!data) throw new Error(msg)
    return data.message_id
  }
  return { feishu, lark, li, wang, group, time, later, call, sendCard, fetch, tokenOf }
}

/** How the platform refused: '400 230020', or 'none' when it did not. */
export const refusalOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise
    return 'none'
  } catch (error) {
    if (error instanceof BadAnswer) return `${error.status} ${error.body?.code}`
    throw error
  }
}

export const simpleCard = (words = '正文', ...more: unknown[]) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: { tag: 'plain_text', content: '标题' } },
  body: { elements: [{ tag: 'markdown', content: words }, ...more] },
})

export const button = (label: string, value: Record<string, unknown> = { a: 'x' }, more: object = {}) => ({
  ...{ tag: 'button', text: { tag: 'plain_text', content: label }, behaviors: [{ type: 'callback', value }] },
  ...more,
})
