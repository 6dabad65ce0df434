import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fresh, freshDatabase } from '../support/database.ts'
import { type Server, serverEnv, startServer } from '../support/server.ts'
import { envelopeOf, pushOf, textEvent, wireApp } from '../support/wire.ts'

/** The webhook as Node carries it, byte for byte on the wire: what the portable door refuses is refused here too. */
let database: Fresh
let server: Server
beforeAll(async () => {
  database = await freshDatabase({ kind: 'file' })
  server = await startServer(serverEnv(database.url))
}, 30_000)
afterAll(async () => {
  await server.stop('SIGINT')
  await database.close()
})

const push = (n: number) => pushOf(wireApp, envelopeOf(wireApp, 'im.message.receive_v1', textEvent(n)))

/** Writes these pieces with pauses between them, and reads until the other side has answered or hung up. */
const speak = (pieces: (string | number)[], patience = 4_000): Promise<string> =>
  new Promise((resolve) => {
    const { port } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    let heard = ''
    const end = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(heard)
    }
    const timer = setTimeout(end, patience)
    socket.setEncoding('latin1').on('data', (text: string) => {
      heard += text
      if (heard.includes('\r\n\r\n')) end()
    })
    socket.on('close', end).on('error', end)
    const write = async () => {
      for (const piece of pieces) {
        if (typeof piece === 'number') await new Promise((done) => setTimeout(done, piece))
        else if (!socket.destroyed) socket.write(piece)
      }
    }
    void write()
  })

const head = (more: string, path = '/feishu/webhook') =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${more}\r\n\r\n`
const status = (answer: string) => answer.slice(9, 12)

test('真的推送收下，回 {}；再来一次也一样', async () => {
  const one = push(1)
  for (let i = 0; i < 2; i++) expect(await server.post(one)).toMatchObject({ status: 200, body: '{}' })
})

test('改过一个字节就不认，一个字也不说', async () => {
  const { headers, body } = push(2)
  expect(await server.post({ headers, body: body.replace('"}', ' "}') })).toMatchObject({ status: 401, body: '' })
})

test('不是 JSON 的、没有签名的、别的方法：各得其所', async () => {
  const { headers, body } = push(3)
  const asked = async (init: RequestInit) => (await fetch(`${server.url}/feishu/webhook`, init)).status
  expect(await asked({ method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body })).toBe(401)
  expect(await asked({ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).toBe(401)
  expect(await asked({ method: 'GET' })).toBe(404)
  expect(await asked({ method: 'PUT', headers, body })).toBe(404)
})

test('太长的不读完就回绝：说了长度的，和一块一块来的', async () => {
  expect(status(await speak([head('content-length: 300000'), '{']))).toBe('401')
  const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`
  const answer = await speak([head('transfer-encoding: chunked'), ...Array.from({ length: 9 }, () => chunk)])
  expect(status(answer)).toBe('401')
  expect(answer.toLowerCase()).toContain('connection: close')
})

test('半天说不完的，一秒后回绝', async () => {
  const began = performance.now()
  expect(status(await speak([head('content-length: 100'), '{"enc', 400, 'rypt']))).toBe('401')
  expect(performance.now() - began).toBeLessThan(2_500)
})

test('话说一半就挂断的，不碍别人的事', async () => {
  await speak([head('content-length: 100'), '{"enc', 50], 100)
  expect(await server.post(push(4))).toMatchObject({ status: 200 })
  expect(server.lines.filter((l) => l.level === 'error')).toEqual([])
})
