import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answer, type Webhook, webhookPath } from '../app/webhook.ts'
import { briefly } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import { largest, patience, type RawBody } from '../platform/door/raw-body.ts'

/** The exact bytes of a request, bounded in size and time, as `rawBody` has them. */
const bytesOf = (incoming: IncomingMessage): Promise<RawBody> =>
  new Promise((resolve) => {
    if (Number(incoming.headers['content-length'] ?? 0) > largest) return resolve({ ok: false, cause: 'too-large' })
    const parts: Buffer[] = []
    let size = 0
    const end = (body: RawBody) => {
      clearTimeout(timer)
      incoming.removeAllListeners('data')
      resolve(body)
    }
    const timer = setTimeout(() => end({ ok: false, cause: 'too-slow' }), patience)
    incoming.on('data', (part: Buffer) => {
      size += part.length
      parts.push(part)
      if (size > largest) end({ ok: false, cause: 'too-large' })
    })
    incoming.once('end', () =>
      end({ ok: true, raw: (parts.length === 1 ? parts[0] : Buffer.concat(parts)) as Buffer<ArrayBuffer> }),
    )
    incoming.once('error', () => end({ ok: false, cause: 'too-slow' }))
    incoming.once('close', () => end({ ok: false, cause: 'too-slow' }))
  })

const respond = (incoming: IncomingMessage, outgoing: ServerResponse, answer: Answer | { status: 500 }): void => {
  // What is still on its way belongs to a request that is answered: it is not waited for.
  const hangUp = incoming.complete ? {} : { connection: 'close' }
  if (answer.status !== 200) {
    outgoing.writeHead(answer.status, { ...hangUp, ...(answer.status === 503 && { 'retry-after': '15' }) }).end()
    return
  }
  const text = JSON.stringify(answer.json)
  const length = Buffer.byteLength(text)
  outgoing.writeHead(200, { ...hangUp, 'content-type': 'application/json', 'content-length': length }).end(text)
}

/**
 * The webhook straight from node:http. Request and Response objects of the web cost more than the door itself: as a
 * part of the whole, a third of the requests a second.
 *
 * @returns whether the request was the webhook's and is taken care of
 */
export const directWebhook =
  (webhook: Webhook, log: Log) =>
  (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    if (incoming.url !== webhookPath || incoming.method !== 'POST') return false
    const header = (name: string) => incoming.headers[name] as string | undefined
    webhook({ header, body: () => bytesOf(incoming) })
      .catch((error: unknown) => {
        log.error('http.failed', { error: briefly(error) })
        return { status: 500 } as const
      })
      .then((answer) => respond(incoming, outgoing, answer))
      .catch(() => outgoing.destroy())
    return true
  }
