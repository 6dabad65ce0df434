import { newMemory } from '../../../src/app/memory.ts'
import { tallied } from '../../../src/app/metrics.ts'
import type { Fields, Log } from '../../../src/core/log.ts'
import { workerConfig } from '../../../src/entry/worker/config.ts'
import { answer } from '../../../src/entry/worker/handlers.ts'
import { begin, type Isolate } from '../../../src/entry/worker/invocation.ts'
import { type Act, type Control, controlHeader, type Line, linesHeader, packed, unpacked } from './control.ts'

/**
 * The Worker as the bench holds it: the product's own handlers, with three things that the product's entry has not. The
 * clock comes with each request, what is logged goes back with each answer, and work is done when the bench asks for it
 * instead of after an answer.
 */
type Life = { isolate: Isolate; lines: Line[]; time: { now: number } }
const lives = new Map<string, Life>()

const collecting = (lines: Line[], bound: Fields = {}): Log => {
  const at =
    (level: Line['level']) =>
    (event: string, fields: Fields = {}) =>
      void lines.push({ level, event, fields: { ...bound, ...fields } })
  return {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (more) => collecting(lines, { ...bound, ...more }),
  }
}

const lifeOf = ({ life, env, now }: Control): Life => {
  const known = lives.get(life)
  if (known) {
    known.time.now = now
    return known
  }
  const lines: Line[] = []
  const time = { now }
  const isolate = {
    config: workerConfig(env),
    tally: tallied(collecting(lines)),
    clock: { now: () => new Date(time.now) },
    memory: newMemory(),
    token: {},
  }
  const begun = { isolate, lines, time }
  lives.set(life, begun)
  return begun
}

const acts: Record<Act, (isolate: Isolate, limit: number) => Promise<unknown>> = {
  deliver: async (isolate, limit) => (await begin(isolate)).program.deliver(limit),
  tick: async (isolate) => (await begin(isolate)).program.tick(),
  send: async (isolate, limit) => (await begin(isolate)).program.send(limit),
  seal: async (isolate) => (await begin(isolate)).program.seal(),
}

const leaving = async (isolate: Isolate, request: Request): Promise<Response> => {
  const { program } = await begin(isolate)
  program.unready()
  return program.app.fetch(request)
}

export default {
  fetch: async (request) => {
    const control = unpacked<Control>(request.headers.get(controlHeader))
    const { isolate, lines } = lifeOf(control)
    const url = new URL(request.url)
    const act = /^\/bench\/(deliver|tick|send|seal)$/.exec(url.pathname)?.[1] as Act | undefined
    if (act) {
      const limit = Number(url.searchParams.get('limit'))
      const result = await acts[act](isolate, limit === 0 ? Number.POSITIVE_INFINITY : limit)
      return Response.json({ result: result ?? null, lines: lines.splice(0) })
    }
    const plain = new Request(request)
    plain.headers.delete(controlHeader)
    const response = control.unready ? await leaving(isolate, plain) : await answer(isolate, plain, () => {})
    const told = new Response(response.body, response)
    told.headers.set(linesHeader, packed(lines.splice(0)))
    return told
  },
} satisfies ExportedHandler<object>
