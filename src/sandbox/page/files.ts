import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { recognise } from '../feishu/picture.ts'
import type { Feishu } from '../feishu/types.ts'
import { fileInput, sendInput } from './inputs.ts'
import { refusalOf } from './refusal.ts'
import { texts } from './texts.ts'

/** Feishu takes files of 30 MB; the sandbox keeps its whole state in one file and takes less. Bytes. */
const most = 10 * 1024 * 1024

const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

/** Pictures as pictures, by what their bytes are and not by what somebody called them; everything else to be saved. */
const fileHeaders = (name: string, bytes: Uint8Array, save: boolean): Record<string, string> => {
  const kind = recognise(Buffer.from(bytes))?.type ?? ''
  const inline = shown.has(kind) && !save
  return {
    'content-type': inline ? kind : 'application/octet-stream',
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
  }
}

/** Pictures and files on their way into a chat and out of it; out only to those who are in the chat. */
export const fileRoutes = (feishu: Feishu) =>
  new Hono()
    .post(
      '/send',
      bodyLimit({ maxSize: most, onError: (c) => c.json({ why: texts.fileTooLarge }, 413) }),
      async (c) => {
        const asked = sendInput.safeParse(c.req.query())
        if (!asked.success) return c.json({ why: texts.malformed }, 400)
        const { person, chat, kind, name, replyTo } = asked.data
        const bytes = new Uint8Array(await c.req.arrayBuffer())
        if (bytes.length === 0) return c.json({ why: texts.emptyFile }, 409)
        if (kind === 'image' && !recognise(Buffer.from(bytes))) return c.json({ why: texts.noPicture }, 409)
        try {
          const sender = feishu.as(person)
          sender.sees(chat)
          const key = feishu.upload({ kind, name, bytes, by: person })
          const content = kind === 'image' ? { image_key: key } : { file_key: key, file_name: name }
          const sent = await sender.sends(chat, kind, content, replyTo === undefined ? {} : { replyTo })
          return c.json({ messageId: sent.messageId })
        } catch (error) {
          const why = refusalOf(error)
          if (why === undefined) throw error
          return c.json({ why }, 409)
        }
      },
    )
    .get('/file', (c) => {
      const asked = fileInput.safeParse(c.req.query())
      if (!asked.success) return c.json({ why: texts.malformed }, 400)
      const { person, message, key, save } = asked.data
      try {
        const { name, bytes } = feishu.as(person).opens(message, key)
        return c.body(new Uint8Array(bytes), 200, fileHeaders(name, bytes, save !== undefined))
      } catch (error) {
        const why = refusalOf(error)
        if (why === undefined) throw error
        return c.json({ why }, 404)
      }
    })
