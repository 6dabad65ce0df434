import type { Refused } from '../wire.ts'
import { texts } from './texts.ts'

/** The server said no, in words for the person; `status` 0 when it could not be asked. */
export class Refusal extends Error {
  readonly status: number
  constructor(status: number, why: string) {
    super(why)
    this.status = status
  }
}

const call = async (path: string, init?: RequestInit): Promise<unknown> => {
  const response = await fetch(`/sandbox/api/${path}`, init).catch(() => {
    throw new Refusal(0, texts.unreachable)
  })
  if (response.ok) return response.json()
  const refused = (await response.json().catch(() => ({ why: texts.unreachable }))) as Refused
  throw new Refusal(response.status, refused.why)
}

export const ask = async <T>(path: string, query: Record<string, string> = {}): Promise<T> => {
  const search = new URLSearchParams(query).toString()
  return (await call(search ? `${path}?${search}` : path)) as T
}

/** Bytes of a picture or file, with what is to be known of them in the address. */
export const sendBytes = async (path: string, query: Record<string, string>, bytes: Blob): Promise<void> => {
  const headers = { 'content-type': 'application/octet-stream' }
  await call(`${path}?${new URLSearchParams(query)}`, { method: 'POST', headers, body: bytes })
}

export const command = async <T = object>(path: string, body: object): Promise<T> =>
  (await call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })) as T
