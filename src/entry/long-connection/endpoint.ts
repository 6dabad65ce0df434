import { setTimeout as pause } from 'node:timers/promises'
import type { HttpInstance } from '@larksuiteoapi/node-sdk'
import type { Log } from '../../core/log.ts'
import { BadAnswer, httpInstance } from '../../platform/feishu/http-instance.ts'

/** Between two askings for an address, milliseconds: doubled from the first to the last, and drawn at random below it. */
const pauses = { first: 250, last: 60_000 } as const

/** What Feishu said, or that it said nothing. 514 wrong secret, 403 forbidden, 1000040350 too many connections, 1 busy. */
const codeOf = (error: unknown): number | string => {
  if (!(error instanceof BadAnswer)) return 'silence'
  return typeof error.body?.code === 'number' ? error.body.code : `http-${error.status}`
}

/**
 * Asks where to connect until Feishu says so, for the vendor's client.
 *
 * By itself the client waits two minutes after a broken answer, and gives up for good when Feishu is busy or its fifty
 * connections are taken, as they can be for a moment while instances are replaced (node-sdk 1.74.0).
 *
 * @param fetch how to ask; the address holds a ticket, so nothing of the answer is logged
 * @param until ends the asking; the request then rejects
 */
export const patientEndpoint = (fetch: typeof globalThis.fetch, log: Log, until: AbortSignal): HttpInstance => {
  const once = httpInstance(fetch)
  const ask = async (options: Parameters<HttpInstance['request']>[0]): Promise<unknown> => {
    for (let longest: number = pauses.first; ; longest = Math.min(longest * 2, pauses.last)) {
      until.throwIfAborted()
      try {
        return await once.request(options)
      } catch (error) {
        log.warn('connection.refused', { code: codeOf(error) })
      }
      await pause(longest * (0.5 + Math.random() / 2), undefined, { signal: until, ref: false })
    }
  }
  return { ...once, request: ask as HttpInstance['request'] }
}
