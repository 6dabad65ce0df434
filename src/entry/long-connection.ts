import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk'
import type { Connection } from '../app/program.ts'
import type { Taken } from '../app/take-in.ts'
import type { Log } from '../core/log.ts'
import type { FeishuApp } from '../platform/config.ts'
import { patientEndpoint } from './long-connection/endpoint.ts'
import { redactedLogger } from './long-connection/troubles.ts'

/**
 * A ping that nothing follows for so long was said to nobody; seconds. Above 3, which healthy lines exceed, and below
 * Feishu's pause between two pings (120), because the client winds its watchdog up anew with every ping.
 */
const watchdog = 30
/** A handshake that takes longer will not come about. Milliseconds. */
const handshake = 10_000
/** Feishu itself may limit how often the client tries; after that it starts anew, this much later. Milliseconds. */
const givenUp = 60_000
/** How long the end waits for a moment in which nothing is under way. Milliseconds. */
const patience = 3_000

/** The push could not be taken: the client acknowledges it with 500, and Feishu comes again. */
class NotTaken extends Error {
  override readonly name = 'NotTaken'
}

/** Hands every push over as it came. The client's own dispatcher flattens the envelope, so that the event hides the header. */
class PlainDispatcher extends EventDispatcher {
  readonly #take: (body: unknown) => Promise<unknown>

  constructor(take: (body: unknown) => Promise<unknown>, logger: ReturnType<typeof redactedLogger>) {
    super({ logger })
    this.#take = take
  }
  override invoke(body: unknown): Promise<unknown> {
    return this.#take(body)
  }
}

export type LongConnection = {
  state(): Connection
  /** Everything under way is acknowledged, then the connection is closed. */
  stop(): Promise<void>
}

type Options = {
  app: Pick<FeishuApp, 'appId' | 'appSecret' | 'baseUrl'>
  log: Log
  take(body: unknown): Promise<Taken>
  fetch?: typeof globalThis.fetch
  watchdogSeconds?: number
}

/**
 * 长连接：the vendor's client keeps a connection to Feishu, comes back by itself when it breaks, and acknowledges a push
 * when `take` has ended: after the commit. A click's answer travels in the acknowledgement.
 */
export const openLongConnection = ({ app, log, take, ...options }: Options): LongConnection => {
  const watchdogSeconds = options.watchdogSeconds ?? watchdog
  let underWay = 0
  let leaving = false
  let lostAt: number | undefined

  const taken = async (body: unknown): Promise<unknown> => {
    if (leaving) throw new NotTaken('leaving')
    underWay++
    try {
      const fate = await take(body)
      if (fate.kind === 'answered') return fate.reply
      if (fate.kind !== 'stored') throw new NotTaken(fate.kind)
      return undefined
    } finally {
      underWay--
    }
  }

  const stopping = new AbortController()
  const logger = redactedLogger(log, stopping.signal)
  const client = new WSClient({
    appId: app.appId,
    appSecret: app.appSecret,
    domain: app.baseUrl,
    httpInstance: patientEndpoint(options.fetch ?? fetch, log, stopping.signal, watchdogSeconds),
    handshakeTimeoutMs: handshake,
    wsConfig: { pingTimeout: watchdogSeconds },
    logger,
    loggerLevel: LoggerLevel.warn,
    onReady: () => log.info('connection.stands'),
    onReconnecting: () => {
      lostAt ??= performance.now()
      log.warn('connection.lost')
    },
    onReconnected: () => {
      log.info('connection.restored', { ms: lostAt === undefined ? 0 : Math.round(performance.now() - lostAt) })
      lostAt = undefined
    },
    // Only a reconnect count of Feishu's own can end it: our endpoint does not give up.
    onError: () => {
      log.error('connection.given-up')
      pause(givenUp, undefined, { signal: stopping.signal, ref: false }).then(start, () => {})
    },
  })
  const eventDispatcher = new PlainDispatcher(taken, logger)
  const start = () => void client.start({ eventDispatcher })
  start()

  const state = (): Connection => {
    const connected = client.getConnectionStatus().state === 'connected'
    const briefly = lostAt !== undefined && performance.now() - lostAt < watchdogSeconds * 1000
    return { connected, health: connected || briefly ? { ok: true } : { ok: false, reason: 'not connected' } }
  }

  const atRest = async (until: number): Promise<void> => {
    while (underWay > 0 && performance.now() < until) await pause(5)
  }
  return {
    state,
    stop: async () => {
      stopping.abort()
      await atRest(performance.now() + patience)
      leaving = true
      // No push takes longer than the answer to a click may.
      await atRest(performance.now() + patience)
      await nextTurn()
      client.close()
    },
  }
}
