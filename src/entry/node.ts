import process from 'node:process'
import { schedule } from 'node-cron'
import type { Connection, Program } from '../app/program.ts'
import { briefly } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Config, FeishuApp } from '../platform/config.ts'
import { assemble, WrongDatabase } from './assemble.ts'
import { buildProgram } from './build-program.ts'
import { directWebhook } from './direct-webhook.ts'
import { configOrExit } from './environment.ts'
import { keepTime } from './keep-time.ts'
import { listen } from './listen.ts'
import { type LongConnection, openLongConnection } from './long-connection.ts'
import { SchemaMismatch } from './migrate/state.ts'

/** Every minute by node-cron, and once now for what came due while nothing was running. */
const ticking = (program: Program, log: Log) => {
  const tick = () => program.tick().catch((error) => log.error('jobs.tick-failed', { error: briefly(error) }))
  const task = schedule('* * * * *', tick, { timezone: 'Asia/Shanghai', noOverlap: true })
  const first = tick()
  return async () => {
    await task.destroy()
    await first
  }
}

const serveBot = async (config: Config, app: FeishuApp): Promise<void> => {
  const began = performance.now()
  const assembly = await assemble(config, app, { kind: 'real' })
  const { log } = assembly.world
  const stopKeepingTime = await keepTime(assembly.sharedClock, log)
  let connection: LongConnection | undefined
  const unconnected: Connection = { connected: false, health: { ok: false, reason: 'not connected' } }
  const asked = app.transport === 'websocket' ? () => connection?.state() ?? unconnected : undefined
  const program = buildProgram(config, app, assembly, asked && { connection: asked })
  let stopTicking = async () => {}
  const port = await listen({
    ...config,
    log,
    fetch: program.app.fetch,
    ...(program.webhook && { direct: directWebhook(program.webhook, log) }),
    unready: program.unready,
    stop: async () => {
      await connection?.stop()
      await stopTicking()
      stopKeepingTime()
      await program.stop()
      await assembly.database.close()
    },
    flushLog: assembly.flushLog,
  })
  // A server of databases may have other instances of us, whose claims are their own.
  if (assembly.database.protocol === 'file') await program.recover()
  program.start()
  if (asked) connection = openLongConnection({ app, log, take: program.take })
  stopTicking = ticking(program, log)
  log.info('process.ready', {
    address: `http://${config.host}:${port}`,
    pid: process.pid,
    ...(asked ? { transport: app.transport } : { webhook: '/feishu/webhook' }),
    feishu: app.baseUrl,
    ms: Math.round(performance.now() - began),
  })
}

/** With an app id the real bot, without one the sandbox. */
const main = async (): Promise<void> => {
  const config = configOrExit()
  if (config.feishu) return serveBot(config, config.feishu)
  const { startSandbox } = await import('./sandbox.ts')
  return startSandbox(config)
}

main().catch((error) => {
  const known = error instanceof SchemaMismatch || error instanceof WrongDatabase
  process.stderr.write(`${error instanceof Error && known ? error.message : briefly(error)}\n`)
  process.exit(known ? 2 : 1)
})
