import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connectionsTo } from './connections.ts'
import { newStream, type Stream } from './stream.ts'
import { failureOf, type Request } from './wire.ts'

export type HranaOptions = {
  file: string
  /** Required as a bearer when given. */
  authToken?: string
  /** How long a statement outside a transaction waits for another stream's lock. Milliseconds. */
  patienceMs?: number
  /** A stream that says nothing for so long is closed and its transaction rolled back. Milliseconds. */
  idleMs?: number
}

export type Hrana = { url: string; openStreams(): number; close(): Promise<void> }

const pragmas = ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']

const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/**
 * A libSQL server for tests: one file, Hrana 2 and 3 pipelines in JSON over HTTP, a native connection per stream.
 * No protobuf, cursors, WebSocket or replicas.
 */
export const startHrana = async (options: HranaOptions): Promise<Hrana> => {
  const connections = connectionsTo(options.file, pragmas)
  /** Streams between two requests, under the baton that continues them. */
  const resting = new Map<string, { stream: Stream; timer: NodeJS.Timeout }>()

  const rest = (stream: Stream): string => {
    const baton = randomUUID()
    const timer = setTimeout(() => {
      resting.delete(baton)
      stream.close()
    }, options.idleMs ?? 10_000)
    resting.set(baton, { stream, timer })
    return baton
  }
  const resume = (baton: string): Stream | undefined => {
    const found = resting.get(baton)
    resting.delete(baton)
    clearTimeout(found?.timer)
    return found?.stream
  }

  const pipeline = async (stream: Stream, requests: readonly Request[]) => {
    const results: unknown[] = []
    let closed = false
    for (const request of requests) {
      if (request.type === 'close') {
        closed = true
        results.push({ type: 'ok', response: { type: 'close' } })
        continue
      }
      try {
        results.push({ type: 'ok', response: await stream.handle(request) })
      } catch (error) {
        results.push({ type: 'error', error: failureOf(error) })
      }
    }
    if (closed) stream.close()
    return { baton: closed ? null : rest(stream), base_url: null, results }
  }

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const send = (status: number, body: unknown) =>
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const path = incoming.url ?? ''
    if (options.authToken && incoming.headers.authorization !== `Bearer ${options.authToken}`)
      return send(401, { message: 'unauthorized', code: 'AUTH' })
    if (incoming.method === 'GET') return send(/^\/(v2|v3|health|version)$/.test(path) ? 200 : 404, {})
    if (!/^\/v[23]\/pipeline$/.test(path)) return send(404, { message: 'not found', code: 'NOT_FOUND' })
    const { baton, requests } = JSON.parse(await bodyOf(incoming)) as { baton?: string | null; requests: Request[] }
    const stream = baton ? resume(baton) : newStream(connections, options.patienceMs ?? 5_000)
    if (!stream) return send(400, { message: 'the stream has expired', code: 'STREAM_EXPIRED' })
    return send(200, await pipeline(stream, requests))
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error) => {
      outgoing.writeHead(500).end(JSON.stringify({ message: String(error), code: 'INTERNAL' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    openStreams: () => resting.size,
    close: async () => {
      for (const baton of [...resting.keys()]) resume(baton)?.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      connections.close()
    },
  }
}
