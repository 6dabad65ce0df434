import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { Hono } from 'hono'
import { briefly } from '../core/errors.ts'
import type { Config } from '../platform/config.ts'
import { sandboxRoutes } from '../sandbox/page/routes.ts'
import { texts } from './cli/texts.ts'
import { listen } from './listen.ts'
import { root } from './root.ts'
import { sandboxControl } from './sandbox/control.ts'
import { forget, openSession, type Session } from './sandbox/session.ts'
import { startTicking } from './sandbox/ticking.ts'

const asset = (name: string) => readFileSync(join(root, 'dist/sandbox', name), 'utf8')

/** The bot, an emulated Feishu and the page to play all the parts, in one process. */
export const startSandbox = async (config: Config): Promise<void> => {
  const began = performance.now()
  const assets = { script: asset('app.js'), style: asset('app.css') }
  let port = config.port
  let session: Session
  let pages: Hono
  let stopTicking = async () => {}

  const begin = async () => {
    session = await openSession(config, () => `http://127.0.0.1:${port}/feishu/webhook`)
    const control = sandboxControl(() => session, reset)
    pages = new Hono().route('/', sandboxRoutes({ feishu: session.feishu, control, assets }))
  }
  const go = async () => {
    await session.program.recover()
    session.program.start()
    stopTicking = startTicking(session)
    await session.feishu.verifyAddress()
  }
  const end = async () => {
    await stopTicking()
    await session.close()
  }
  const reset = async () => {
    await end()
    forget(config)
    await begin()
    await go()
  }

  await begin()
  const bot = /^\/(feishu\/|healthz$|readyz$|metrics$)/
  port = await listen({
    host: config.host,
    port: config.port,
    log: (session! as Session).assembly.world.log,
    fetch: (request, env) =>
      (bot.test(new URL(request.url).pathname) ? session.program.app : pages).fetch(request, env),
    unready: () => session.program.unready(),
    stop: end,
    flushLog: () => session.assembly.flushLog(),
  })
  await go().catch((error) => session.assembly.world.log.error('sandbox.failed', { error: briefly(error) }))
  process.stdout.write(
    `${texts.sandbox.explain}\n${texts.sandbox.ready(`http://${config.host}:${port}`)}\n${texts.sandbox.stop}\n`,
  )
  session!.assembly.world.log.info('process.ready', { ms: Math.round(performance.now() - began) })
}
