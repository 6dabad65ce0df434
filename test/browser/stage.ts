import { once } from 'node:events'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { unseal } from '../../src/sandbox/feishu/envelope.ts'
import { createFeishu } from '../../src/sandbox/feishu/index.ts'
import { collectStates } from '../../src/sandbox/gallery/collect.ts'
import { type Assets, bundleClient } from '../../src/sandbox/page/bundle.ts'
import type { JobLine } from '../../src/sandbox/page/control.ts'
import { sandboxRoutes } from '../../src/sandbox/page/routes.ts'

export const group = 'oc_group'

let bundled: Promise<Assets> | undefined
/** Bundled once for all the tests of a file. */
const assets = async (): Promise<Assets> => {
  bundled ??= bundleClient()
  const states = JSON.stringify(await collectStates(join(import.meta.dirname, '../../cards')))
  return { ...(await bundled), 'gallery.json': states }
}
const people = [
  { openId: 'ou_1', name: '王建国', role: '职工', team: '采煤一班' },
  { openId: 'ou_2', name: '李文斌', role: '班组长', team: '采煤一班' },
]
const app = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'stage secret',
  encryptKey: 'stage encrypt key',
  verificationToken: 'stage token',
  tenantKey: 'tenant_stage',
  botName: '四确认助手',
}

type Action = Record<string, unknown>

/** What a person did on a card, where this delivery tells of that. */
const actionsIn = (body: string): Action[] => {
  const { encrypt } = JSON.parse(body) as { encrypt: string }
  const { event } = JSON.parse(unseal(app.encryptKey, encrypt)) as { event?: { action?: Action } }
  return event?.action ? [event.action] : []
}

/** The page before an emulated Feishu whose bot does what the test says: for what the real bot never does, or not yet. */
export const pageStage = async () => {
  const bot = {
    answer: { toast: { type: 'success', content: '已记录' } } as object,
    waits: 0,
    jobs: [] as JobLine[],
    heard: [] as Action[],
  }
  let instant = Date.parse('2026-11-24T10:00:00+08:00')
  const clock = { now: () => new Date(instant) }
  const feishu = createFeishu({
    app,
    clock,
    patience: { pushMs: 1_500, challengeMs: 1_500 },
    deliver: async (request) => {
      bot.heard.push(...actionsIn(await request.text()))
      if (bot.waits > 0) await new Promise((done) => setTimeout(done, bot.waits))
      return Response.json(bot.answer)
    },
  })
  for (const { openId, name } of people) feishu.addUser({ openId, name })
  feishu.addChat({ chatId: group, name: '综采一队党支部', members: people.map((p) => p.openId) })
  const control = {
    now: clock.now,
    advanceMinutes: async () => {},
    goTo: async () => {},
    nextJob: async () => undefined,
    reset: async () => {},
    jobs: async () => bot.jobs,
    people: async () => people,
  }
  const page = sandboxRoutes({ feishu, control, assets: await assets() })
  const server = serve({ fetch: page.fetch, hostname: '127.0.0.1', port: 0 }) as Server
  if (!server.listening) await once(server, 'listening')
  const { port } = server.address() as { port: number }

  const call = async (path: string, body: object, token = '') => {
    const answer = await feishu.fetch(`https://open.feishu.cn/open-apis/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as { code: number; msg: string; tenant_access_token: string }
  }
  return {
    feishu,
    bot,
    address: `http://127.0.0.1:${port}`,
    /** Time goes on. Milliseconds. */
    tick: (ms: number) => {
      instant += ms
    },
    /** A card of these elements from the bot to the group. */
    botShows: async (title: string, elements: object[], header: object = {}) => {
      const login = { app_id: app.appId, app_secret: app.appSecret }
      const { tenant_access_token } = await call('auth/v3/tenant_access_token/internal', login)
      const card = {
        schema: '2.0',
        config: { update_multi: true },
        header: { title: { tag: 'plain_text', content: title }, template: 'blue', ...header },
        body: { elements },
      }
      const letter = { receive_id: group, msg_type: 'interactive', content: JSON.stringify(card) }
      const sent = await call('im/v1/messages?receive_id_type=chat_id', letter, tenant_access_token)
      if (sent.code !== 0) throw new Error(`the card was refused: ${sent.msg}`)
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
