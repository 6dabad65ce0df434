import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { app, path, peerOptions } from '../app.ts'
import { openPeerDatabase, type Row } from './database.ts'

/** The least that does the work: raw bytes, signature, decryption, parse, one group-committed insert, 200. No more. */
const { port, file } = peerOptions()
const database = await openPeerDatabase(file)
const key = createHash('sha256').update(app.encryptKey).digest()

let waiting: { row: Row; done: () => void; failed: (error: unknown) => void }[] = []
let busy = false

const turn = () => new Promise((done) => setImmediate(done))

const flush = async () => {
  busy = true
  for (await turn(); waiting.length > 0; await turn()) {
    const batch = waiting
    waiting = []
    try {
      await database.execute({
        sql: `insert into events (event_id, message_id, body) select value ->> 0, value ->> 1, value ->> 2
              from json_each(?) where true on conflict do nothing returning event_id`,
        args: [JSON.stringify(batch.map(({ row }) => [row.eventId, row.messageId, row.body]))],
      })
      for (const { done } of batch) done()
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
  }
  busy = false
}

const store = (row: Row) =>
  new Promise<void>((done, failed) => {
    waiting.push({ row, done, failed })
    if (!busy) void flush()
  })

const opened = (raw: Buffer, headers: Record<string, unknown>): Row | undefined => {
  const expected = createHash('sha256')
    .update(`${headers['x-lark-request-timestamp']}${headers['x-lark-request-nonce']}${app.encryptKey}`)
    .update(raw)
    .digest()
  const given = Buffer.from(String(headers['x-lark-signature']), 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const sealed = Buffer.from(JSON.parse(raw.toString('utf8')).encrypt, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(0, 16))
  const text = Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString('utf8')
  const { header, event } = JSON.parse(text)
  if (header.token !== app.verificationToken || header.app_id !== app.appId) return undefined
  return { eventId: header.event_id, messageId: event.message.message_id, body: JSON.stringify(event) }
}

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const row = request.url === path ? opened(Buffer.concat(chunks), request.headers) : undefined
    if (!row) return void response.writeHead(401).end()
    return void store(row).then(
      () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
      () => response.writeHead(503).end(),
    )
  })
}).listen(port, '127.0.0.1')
