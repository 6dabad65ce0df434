import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Feishu } from '../feishu/types.ts'
import type { Assets } from './bundle.ts'
import { clockCommands, peopleCommands } from './commands.ts'
import type { SandboxControl } from './control.ts'
import { fileRoutes } from './files.ts'
import { viewInput } from './inputs.ts'
import { knownHost } from './known-host.ts'
import { badDaysOf } from './panels/faults.ts'
import type { Panels } from './panels/panels.ts'
import { panelRoutes } from './panels/routes.ts'
import { pulses } from './pulses.ts'
import { sameOrigin } from './same-origin.ts'
import { serveAsset } from './serve-asset.ts'
import { gallery, icon, securityHeaders, shell } from './shell.ts'
import { texts } from './texts.ts'
import { viewOf } from './view.ts'
import type { Jobs, People, Pulse, View } from './wire.ts'

export type SandboxPage = {
  feishu: Feishu
  control: SandboxControl
  /** The client's programs and styles, as `bundle.ts` makes them, and the gallery's `gallery.json`. */
  assets: Assets
  /** What the right column shows of the bot; absent where there is none. */
  panels?: Panels
  /** Names besides loopback by which the page may be reached. */
  hosts?: readonly string[]
}

const served = (content: string, type: string) => (c: Context) =>
  c.body(content, 200, { 'content-type': type, 'cache-control': 'no-cache' })

/** The page and what it asks for, for one life of the sandbox: a reset ends its streams and needs new routes. */
export const sandboxRoutes = ({ feishu, control, assets, panels, hosts = [] }: SandboxPage): Hono => {
  const life = randomUUID()
  const pulse = (): Pulse => {
    const month = panels?.month()
    return { life, now: control.now().getTime(), faults: badDaysOf(feishu), ...(month ? { month } : {}) }
  }
  const streams = pulses(feishu.onChange, pulse)
  let resetting = false

  const api = new Hono()
    .use(sameOrigin)
    .use(async (c, next) => (resetting ? c.json({ why: texts.resetting }, 503) : next()))
    .route('/', fileRoutes(feishu))
    .use(bodyLimit({ maxSize: 64 * 1024, onError: (c) => c.json({ why: texts.tooLarge }, 413) }))
    .get('/people', async (c) => {
      const answer: People = { bot: feishu.bot.name, people: await control.people() }
      return c.json(answer)
    })
    .get('/view', (c) => {
      const asked = viewInput.safeParse(c.req.query())
      if (!asked.success) return c.json({ why: texts.malformed }, 400)
      const answer: View = { life, now: control.now().getTime(), ...viewOf(feishu, asked.data) }
      return c.json(answer)
    })
    .get('/jobs', async (c) => {
      const answer: Jobs = { jobs: await control.jobs() }
      return c.json(answer)
    })
    .get('/stream', streams.serve)
    .route('/', peopleCommands(feishu))
    .route('/clock', clockCommands(control))
    .route('/panels', panelRoutes(feishu, panels))
    .post('/reset', async (c) => {
      resetting = true
      try {
        await control.reset()
      } finally {
        resetting = false
        streams.close()
      }
      return c.json({})
    })

  const page = new Hono()
    .use(async (c, next) => {
      await next()
      for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value)
      if (c.req.path.startsWith('/sandbox/api/')) c.header('cache-control', 'no-store')
    })
    .use(knownHost(hosts))
    .get('/', served(shell, 'text/html; charset=utf-8'))
    .get('/gallery', served(gallery, 'text/html; charset=utf-8'))
    .get('/sandbox/icon.svg', served(icon, 'image/svg+xml'))
    .route('/sandbox/api', api)
    .get('/sandbox/:file', serveAsset(assets))
  page.onError((error, c) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    return c.json({ why: texts.broken }, 500)
  })
  return page
}
