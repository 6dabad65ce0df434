import { z } from 'zod'
import type { FileKey } from '../../core/ids.ts'
import { uploadAnswer } from './answers.ts'
import type { Ask } from './ask.ts'
import { BadAnswer, parsed, timeoutMs } from './http-instance.ts'
import type { Feishu } from './port.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Counted as they come: what the header says of the length may be wrong or absent. */
const bytesOf = async ({ body }: Response, most: number): Promise<Bytes | 'too-large'> => {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.length
    if (length > most) {
      await reader?.cancel()
      return 'too-large'
    }
    chunks.push(next.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** The two calls whose bodies are bytes; the SDK would hand them to Node's streams and file system. */
export const fileTransfer = (
  { baseUrl, fetch, patienceMs = timeoutMs }: { baseUrl: string; fetch: typeof globalThis.fetch; patienceMs?: number },
  ask: Ask,
): Pick<Feishu, 'download' | 'upload'> => {
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const signal = AbortSignal.timeout(patienceMs)
    const response = await fetch(`${baseUrl}/open-apis/im/v1/${path}`, { ...init, redirect: 'manual', signal })
    if (response.ok) return response
    throw new BadAnswer(response.status, response.headers, parsed(await response.text()))
  }
  return {
    download: async ({ message, file }, most) =>
      (await ask('read', z.unknown(), async ({ headers = {} }) => {
        const path = `messages/${encodeURIComponent(message)}/resources/${encodeURIComponent(file)}?type=file`
        return bytesOf(await call(path, { headers }), most)
      })) as Bytes | 'too-large',

    upload: async (name, bytes) => {
      const { data } = await ask('read', uploadAnswer, async ({ headers = {} }) => {
        const form = new FormData()
        form.set('file_type', 'stream')
        form.set('file_name', name)
        form.set('file', new Blob([bytes]), name)
        const response = await call('files', { method: 'POST', headers, body: form })
        const body = parsed(await response.text())
        if (body?.code !== 0) throw new BadAnswer(response.status, response.headers, body)
        return body
      })
      return data.file_key as FileKey
    },
  }
}
