import type { Miniflare } from 'miniflare'
import { afterAll, inject } from 'vitest'
import type { Program } from '../../../src/app/program.ts'
import type { Drained } from '../../../src/platform/outbox/drain.ts'
import type { Feishu } from '../../../src/sandbox/feishu/types.ts'
import {
  type Act,
  type Acted,
  type Control,
  controlHeader,
  type Line,
  linesHeader,
  packed,
  unpacked,
} from './control.ts'

/** As much of the program as the bench needs, in whichever home it lives. */
export type Held = Pick<Program, 'deliver' | 'tick' | 'send' | 'take' | 'unready'> & {
  app: {
    request(path: string, init?: RequestInit): Response | Promise<Response>
    fetch(request: Request): Response | Promise<Response>
  }
}

/** Loaded only where it is used: Miniflare is as large as everything else together. */
let mf: Promise<Miniflare> | undefined
const home = () => {
  mf ??= import('./runtime.ts').then(({ runtime }) => runtime(inject('workers').underTest, {}, outside))
  return mf
}
let serial = 0
/** By the host under which a life's Feishu is asked. */
const companies = new Map<string, Feishu>()

const outside = async (url: URL, init: RequestInit): Promise<Response> => {
  const feishu = companies.get(url.hostname)
  if (feishu) return feishu.fetch(url, init)
  if (url.hostname === '127.0.0.1') return fetch(url, init)
  throw new Error(`nobody lives at ${url.hostname}`)
}

afterAll(async () => {
  await (await mf)?.dispose()
  mf = undefined
})

/** Between two processes there are headers that say how the bytes travelled. */
const travel = /^(content-length|transfer-encoding|connection|keep-alive|date|mf-content-encoding)$/

/**
 * A program in workerd, one runtime per process of the tests: pushes come by its `fetch`, work is done when asked for.
 *
 * @param log gets every line as soon as the answer that carries it is there
 */
export const workerdProgram = (options: {
  env: Record<string, string>
  feishu: Feishu
  now(): number
  log(line: Line): void
}): Held => {
  const life = `life${++serial}`
  const host = `${life}.feishu.invalid`
  companies.set(host, options.feishu)
  const env = { ...options.env, FEISHU_BASE_URL: `https://${host}` }
  let unready = false
  const control = (): string => packed({ life, env, now: options.now(), unready } satisfies Control)

  const dispatch = async (request: Request): Promise<Response> => {
    const headers = [...request.headers, [controlHeader, control()] as [string, string]]
    const body = request.body ? { body: await request.arrayBuffer() } : {}
    const answer = await (await home()).dispatchFetch(request.url, {
      method: request.method,
      headers,
      // A redirect is an answer like another: whoever asked sees it.
      redirect: 'manual',
      ...body,
    })
    for (const line of unpacked<Line[]>(answer.headers.get(linesHeader))) options.log(line)
    const kept = [...answer.headers].filter(([name]) => name !== linesHeader && !travel.test(name))
    const bytes = await answer.arrayBuffer()
    return new Response(bytes.byteLength > 0 ? bytes : null, { status: answer.status, headers: kept })
  }
  const act = async (name: Act, limit = 0): Promise<unknown> => {
    const answer = await (await home()).dispatchFetch(`http://bot.invalid/bench/${name}?limit=${limit}`, {
      method: 'POST',
      headers: { [controlHeader]: control() },
    })
    if (answer.status !== 200) throw new Error(`${name}: ${await answer.text()}`)
    const { result, lines } = (await answer.json()) as Acted
    for (const line of lines) options.log(line)
    return result
  }
  return {
    app: {
      fetch: dispatch,
      request: (path, init) => dispatch(new Request(`http://bot.invalid${path}`, init)),
    },
    tick: async () => void (await act('tick')),
    deliver: async (limit) => (await act('deliver', limit)) as number,
    send: async (limit) => {
      const { waiting, ...drained } = (await act('send', limit)) as Omit<Drained, 'waiting'> & { waiting?: string }
      return { ...drained, ...(waiting && { waiting: new Date(waiting) }) }
    },
    take: () => Promise.reject(new Error('Workers know no long connection')),
    unready: () => {
      unready = true
    },
  }
}
