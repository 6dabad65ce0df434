import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import process from 'node:process'
import { serve } from '@hono/node-server'
import { briefly } from '../core/errors.ts'
import type { Log } from '../core/log.ts'

/** Requests that take longer than this to arrive are nobody's we know. Milliseconds. */
const slowest = { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 65_000 }
/** Time for a balancer to notice that we are no longer ready. Milliseconds. */
const noticed = 2_000
/** How long after the signal the process ends, come what may. Milliseconds. */
const patience = 25_000

export type Listening = {
  host: string
  port: number
  log: Log
  fetch: (request: Request, env: never) => Response | Promise<Response>
  /** Takes care of a request before `fetch` is asked, or says that it did not. */
  direct?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean
  /** `/readyz` says no from now on. */
  unready(): void
  /** Finishes what is under way and lets go of everything. */
  stop(): Promise<void>
  /** Writes out what the log still holds. */
  flushLog(): void
}

/**
 * Listens until SIGTERM or SIGINT, then leaves in order: not ready, no new connections, requests and sends under way
 * finished, exit 0. A second signal ends it at once. What nobody caught is logged and leaves the same way, with 1.
 *
 * @returns the port, once it is open
 */
export const listen = async (options: Listening): Promise<number> => {
  const { log } = options
  const { server, port } = await new Promise<{ server: Server; port: number }>((resolve, reject) => {
    const started = serve(
      {
        ...{ fetch: options.fetch as never, hostname: options.host, port: options.port, serverOptions: slowest },
        createServer: ((settings: object, listener: (i: IncomingMessage, o: ServerResponse) => void) =>
          createServer(settings, (incoming, outgoing) => {
            if (!options.direct?.(incoming, outgoing)) listener(incoming, outgoing)
          })) as typeof createServer,
      },
      (at) => resolve({ server: started as Server, port: at.port }),
    )
    started.once('error', reject)
  })

  let leaving = false
  const leave = async (code: number, cause: string) => {
    if (leaving) process.exit(code || 1)
    leaving = true
    log.info('process.leaving', { cause })
    setTimeout(() => process.exit(1), patience).unref()
    options.unready()
    // Whoever keeps a connection for its next request is told in time to open another, elsewhere.
    server.prependListener('request', (_, response) => {
      response.shouldKeepAlive = false
    })
    // A balancer in front needs a moment; a person at the keyboard does not.
    if (cause === 'SIGTERM') await new Promise((done) => setTimeout(done, noticed))
    const closed = new Promise<void>((done) => server.close(() => done()))
    server.closeIdleConnections()
    await options.stop()
    server.closeIdleConnections()
    await Promise.race([closed, new Promise((done) => setTimeout(done, 1_000))])
    log.info('process.left', { cause })
    options.flushLog()
    process.exit(code)
  }
  const ending = (code: number, cause: string) => () => {
    leave(code, cause).catch(() => process.exit(1))
  }
  process.on('SIGTERM', ending(0, 'SIGTERM'))
  process.on('SIGINT', ending(0, 'SIGINT'))
  const crash = (kind: string) => (error: unknown) => {
    log.error('process.failed', { kind, error: briefly(error) })
    ending(1, kind)()
  }
  process.on('uncaughtException', crash('uncaughtException'))
  process.on('unhandledRejection', crash('unhandledRejection'))
  return port
}
