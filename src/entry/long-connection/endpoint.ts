import { setTimeout as pause } from 'node:timers/promises'
import type { HttpInstance } from '@larksuiteoapi/node-sdk'
import { z } from 'zod'
import type { Log } from '../../core/log.ts'
import { BadAnswer, httpInstance } from '../../platform/feishu/http-instance.ts'

/** Between two askings for an address, milliseconds: doubled from the first to the last, and drawn at random below it. */
const pauses = { first: 250, last: 60_000 } as const

/** What Feishu said, or that it said nothing. 514 wrong secret, 403 forbidden, 1000040350 too many connections, 1 busy. */
const codeOf = (error: unknown): number | string => {
  if (!(error instanceof BadAnswer)) return 'silence'
  return typeof error.body?.code === 'number' ? error.body.code : `http-${error.status}`
}

const config = z.object({ data: z.object({ ClientConfig: z.object({ PingInterval: z.number() }) }) })

/**
 * Asks where to connect until Feishu says so, for the vendor's client.
 *
 * By itself the client waits two minutes after a broken answer, and gives up for good when Feishu is busy or its fifty
 * connections are taken, as they can be for a moment while instances are replaced (node-sdk 1.74.0).
 *
 * @param fetch how to ask; the address holds a ticket, so nothing of the answer is logged
 * @param until ends the asking; the request then rejects
 * @param watchdogSeconds how long the client waits after a ping; if Feishu asks for pings more often than that, it never
 * ends waiting, and that is worth a line
 */
export const patientEndpoint = (
  fetch: typeof globalThis.fetch,
  log: Log,
  until: AbortSignal,
  watchdogSeconds: number,
): HttpInstance => {
  const once = httpInstance(fetch)
  const looked = (answer: unknown): unknown => {
    const read = config.safeParse(answer)
    if (read.success && read.data.data.ClientConfig.PingInterval <= watchdogSeconds)
      log.warn('connection.trouble', { kind: 'watchdog-blind' })
    return answer
  }
  const ask = async (options: Parameters<HttpInstance['request']>[0]): Promise<unknown> => {
    for (let longest: number = pauses.first; ; longest = Math.min(longest * 2, pauses.last)) {
      until.throwIfAborted()
      try {
        return looked(await once.request(options))
      } catch (error) {
        log.warn('connection.refused', { code: codeOf(error) })
      }
      await pause(longest * (0.5 + Math.random() / 2), undefined, { signal: until, ref: false })
    }
  }
  return { ...once, request: ask as HttpInstance['request'] }
}
