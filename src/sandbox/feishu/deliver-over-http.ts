import { request as send } from 'node:http'
import { seeded } from './random.ts'
import type { Deliver } from './types.ts'

/** Feishu's budget for one push, real milliseconds (feishu.md §1.6). */
const limitMs = 3000

const late = (): Error => Object.assign(new Error('no answer within 3 s'), { name: 'TimeoutError' })

/** Cuts the bytes into two to five pieces at any offset, so that characters of several bytes are split too. */
const pieces = (bytes: Buffer, below: (limit: number) => number): Buffer[] => {
  const cuts = Array.from({ length: 1 + below(4) }, () => below(bytes.length + 1)).sort((a, b) => a - b)
  const edges = [0, ...cuts, bytes.length]
  return edges
    .slice(1)
    .map((end, index) => bytes.subarray(edges[index], end))
    .filter((piece) => piece.length > 0)
}

/**
 * Posts pushes to a real address as Feishu does: the bytes as they are, in several pieces, answered within 3 s.
 * Redirects are not followed: their 3xx is the answer, and no success. Rejects with TimeoutError, or with the
 * connection's own error.
 */
export const deliverOverHttp = (url: string, seed = 1): Deliver => {
  const random = seeded(seed)
  return async (request) => {
    const body = Buffer.from(await request.arrayBuffer())
    const headers = { ...Object.fromEntries(request.headers), 'content-length': String(body.length) }
    return new Promise<Response>((resolve, reject) => {
      const outgoing = send(url, { method: 'POST', headers, agent: false })
      const timer = setTimeout(() => outgoing.destroy(late()), limitMs)
      const fail = (error: Error) => {
        clearTimeout(timer)
        reject(error)
      }
      request.signal.addEventListener('abort', () => outgoing.destroy(late()), { once: true })
      outgoing.on('error', fail)
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', fail)
        incoming.on('end', () => {
          clearTimeout(timer)
          const status = incoming.statusCode ?? 500
          const bare = status === 204 || status === 304
          resolve(new Response(bare ? null : Buffer.concat(chunks), { status }))
        })
      })
      outgoing.setNoDelay(true)
      const [first, ...rest] = pieces(body, random.below)
      outgoing.write(first ?? '')
      const next = () => {
        const piece = rest.shift()
        if (!piece) return outgoing.end()
        outgoing.write(piece)
        return setImmediate(next)
      }
      setImmediate(next)
    })
  }
}
