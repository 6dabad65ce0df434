import { readFileSync } from 'node:fs'
import { Miniflare, type Request as RuntimeRequest, Response as RuntimeResponse } from 'miniflare'

/** Whoever answers a request that a Worker makes. */
export type Outside = (url: URL, init: RequestInit) => Promise<Response>

/** A bundle in the real runtime; every request that it makes goes through `outside`. */
export const runtime = (bundle: string, bindings: Record<string, string>, outside: Outside): Miniflare =>
  new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents: readFileSync(bundle, 'utf8') }],
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    bindings,
    cf: false,
    outboundService: async (request: RuntimeRequest) => {
      const bodiless = request.method === 'GET' || request.method === 'HEAD'
      const answer = await outside(new URL(request.url), {
        method: request.method,
        headers: [...request.headers],
        ...(bodiless ? {} : { body: await request.arrayBuffer() }),
      })
      return new RuntimeResponse(await answer.arrayBuffer(), {
        status: answer.status,
        headers: [...answer.headers].filter(
          ([name]) => !/^(content-encoding|content-length|transfer-encoding)$/.test(name),
        ),
      })
    },
  })
