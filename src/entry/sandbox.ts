import { readdirSync, readFileSync } from 'node:fs'
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
import { type Months, monthsOf } from './sandbox/month.ts'
import { sandboxPanels } from './sandbox/panels.ts'
import { forget, openSession, type Session } from './sandbox/session.ts'
import { startTicking } from './sandbox/ticking.ts'

/** The page's files as `npm run build` (or the start) put them there. */
const readAssets = (folder = join(root, 'dist/sandbox')): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

/** The bot, an emulated Feishu and the page to play all the parts, in one process. */
export const startSandbox = async (config: Config): Promise<void> => {
  const began = performance.now()
  const assets = readAssets()
  let port = config.port
  let stopTicking = async () => {}

  const hosts = [config.host, new URL(config.settings.publicUrl).hostname]
  const begin = async (): Promise<{ session: Session; months: Months; pages: Hono }> => {
    const session = await openSession(config, () => `http://127.0.0.1:${port}/feishu/webhook`)
    const months = monthsOf(session)
    const control = sandboxControl(
      () => session,
      () => months,
      reset,
    )
    const panels = sandboxPanels(session, months)
    const pages = sandboxRoutes({ feishu: session.feishu, control, panels, assets, hosts })
    return { session, months, pages: new Hono().route('/', pages) }
  }
  const go = async ({ session }: { session: Session }) => {
    await session.program.recover()
    session.program.start()
    stopTicking = startTicking(session)
    await session.feishu.verifyAddress()
  }
  const end = async () => {
    await life.months.stop()
    await stopTicking()
    await life.session.close()
  }
  const reset = async () => {
    await end()
    forget(config)
    life = await begin()
    await go(life)
  }

  let life = await begin()
  const log = () => life.session.assembly.world.log
  const played = /^\/($|gallery$|sandbox\/)/
  port = await listen({
    host: config.host,
    port: config.port,
    log: log(),
    fetch: (request, env) =>
      (played.test(new URL(request.url).pathname) ? life.pages : life.session.program.app).fetch(request, env),
    unready: () => life.session.program.unready(),
    stop: end,
    flushLog: () => life.session.assembly.flushLog(),
  })
  await go(life).catch((error) => log().error('sandbox.failed', { error: briefly(error) }))
  process.stdout.write(
    `${texts.sandbox.explain}\n${texts.sandbox.ready(`http://${config.host}:${port}`)}\n${texts.sandbox.stop}\n`,
  )
  log().info('process.ready', { ms: Math.round(performance.now() - began) })
}
