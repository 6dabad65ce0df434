import { newMemory } from '../app/memory.ts'
import { tallied } from '../app/metrics.ts'
import { systemClock } from '../core/clock.ts'
import { briefly } from '../core/errors.ts'
import { jsonLog } from '../core/log.ts'
import { ConfigError } from '../platform/config.ts'
import { workerConfig } from './worker/config.ts'
import { answer, onTheMinute } from './worker/handlers.ts'
import type { Isolate } from './worker/invocation.ts'

const line = (text: string) => console.log(text)
let known: Isolate | undefined

const isolateOf = (env: object): Isolate => {
  const config = workerConfig(env)
  return {
    config,
    tally: tallied(jsonLog(line, config.logLevel)),
    clock: systemClock,
    memory: newMemory(),
    token: {},
  }
}

/** A wrong or missing value names itself in one line, and nothing is answered until it is put right. */
const misconfigured = (error: unknown): Response => {
  if (!(error instanceof ConfigError)) throw error
  jsonLog(line).error('config.refused', { error: briefly(error) })
  return Response.json({ status: 'unavailable', reason: error.message }, { status: 503 })
}

/** The bot on Cloudflare Workers. */
export default {
  fetch: async (request, env, ctx) => {
    try {
      known ??= isolateOf(env)
    } catch (error) {
      return misconfigured(error)
    }
    return answer(known, request, (work) => ctx.waitUntil(work()))
  },
  scheduled: async (_, env) => {
    known ??= isolateOf(env)
    await onTheMinute(known)
  },
} satisfies ExportedHandler<object>
