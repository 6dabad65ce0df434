import { createCipheriv, createHash } from 'node:crypto'
import type { bench } from '../bench.ts'
import { benchApp } from '../bench.ts'
import { envelopeOf, type Signed, sealedBody, sign, textEvent } from './wire.ts'

export type Bench = Awaited<ReturnType<typeof bench>>

/** One knock at the door, in process. */
export const knock = async (
  b: Pick<Bench, 'program'>,
  push: { headers: HeadersInit; body: string | Uint8Array<ArrayBuffer> },
) => {
  const response = await b.program.app.request('/feishu/webhook', {
    method: 'POST',
    headers: push.headers,
    body: push.body,
  })
  return { status: response.status, body: await response.text(), headers: [...response.headers].sort() }
}

/** Somebody's text, in order in every respect; `header` and `event` say what is not. */
export const textPush = (
  n: number,
  at: number,
  header: Record<string, unknown> = {},
  event: unknown = textEvent(n),
): Signed => signedPlain(JSON.stringify(envelopeOf(benchApp, 'im.message.receive_v1', event, header)), at)

/** This plain text, rightly sealed and signed. */
export const signedPlain = (plain: string, at: number): Signed => sign(benchApp, sealedBody(benchApp, plain), at)

/** Any bytes, rightly sealed; with `padding` off they are taken as whole blocks. */
export const sealedBytes = (bytes: Uint8Array, padding = true, key = benchApp.encryptKey): string => {
  const iv = Buffer.alloc(16, 7)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  cipher.setAutoPadding(padding)
  return Buffer.concat([iv, cipher.update(bytes), cipher.final()]).toString('base64')
}

/** Rows of whatever a push can bring about. */
export const footprint = async (b: Pick<Bench, 'database'>): Promise<Record<string, number>> => {
  const tables = ['inbox', 'clicks', 'confirmations', 'letters', 'redraws']
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await b.database.client.execute(`select count(*) as n from ${table}`)
    counts[table] = Number(rows[0]?.n)
  }
  return counts
}
