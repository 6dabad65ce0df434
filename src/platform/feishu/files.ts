import { z } from 'zod'
import type { FileKey, ImageKey } from '../../core/ids.ts'
import { imageAnswer, uploadAnswer } from './answers.ts'
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

const segment = (id: string) => encodeURIComponent(id)

/** The calls whose bodies are bytes; the SDK would hand them to Node's streams and file system. */
export const fileTransfer = (
  { baseUrl, fetch, patienceMs = timeoutMs }: { baseUrl: string; fetch: typeof globalThis.fetch; patienceMs?: number },
  ask: Ask,
): Pick<Feishu, 'download' | 'upload' | 'uploadImage' | 'uploaded'> => {
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const signal = AbortSignal.timeout(patienceMs)
    const response = await fetch(`${baseUrl}/open-apis/im/v1/${path}`, { ...init, redirect: 'manual', signal })
    if (response.ok) return response
    throw new BadAnswer(response.status, response.headers, parsed(await response.text()))
  }
  const fetched = async (path: string, most: number) =>
    (await ask('read', z.unknown(), async ({ headers = {} }) => bytesOf(await call(path, { headers }), most))) as
      | Bytes
      | 'too-large'
  const post = async (path: string, headers: Record<string, string>, body: FormData) => {
    const response = await call(path, { method: 'POST', headers, body })
    const answer = parsed(await response.text())
    if (answer?.code !== 0) throw new BadAnswer(response.status, response.headers, answer)
    return answer
  }
  return {
    download: ({ message, file, picture }, most) =>
      fetched(`messages/${segment(message)}/resources/${segment(file)}?type=${picture ? 'image' : 'file'}`, most),

    upload: async (name, bytes, sound) => {
      const { data } = await ask('read', uploadAnswer, async ({ headers = {} }) => {
        const form = new FormData()
        form.set('file_type', sound ?? 'stream')
        form.set('file_name', name)
        form.set('file', new Blob([bytes]), name)
        return post('files', headers, form)
      })
      return data.file_key as FileKey
    },

    uploadImage: async (bytes) => {
      const { data } = await ask('read', imageAnswer, async ({ headers = {} }) => {
        const form = new FormData()
        form.set('image_type', 'message')
        form.set('image', new Blob([bytes]), 'image')
        return post('images', headers, form)
      })
      return data.image_key as ImageKey
    },

    uploaded: (what, most) =>
      fetched('file' in what ? `files/${segment(what.file)}` : `images/${segment(what.image)}`, most),
  }
}
