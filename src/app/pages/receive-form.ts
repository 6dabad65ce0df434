import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Form, readForm } from '../../platform/pages/form.ts'

/** A file of 5 MB and the fields beside it. */
const largest = 5 * 1024 * 1024 + 256 * 1024
const kinds = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i

export type RefusedForm = { refused: 'large' | 'kind'; status: 413 | 415 }

const limited = bodyLimit({ maxSize: largest, onError: (c) => c.body(null, 413) })

/** What a form sent, or why it is not read. */
export const receiveForm = async (c: Context): Promise<Form | RefusedForm> => {
  if (!kinds.test(c.req.header('content-type') ?? '')) return { refused: 'kind', status: 415 }
  let form: Form | RefusedForm = { refused: 'kind', status: 415 }
  const large = await limited(c, async () => {
    const sent = await c.req.formData().catch(() => undefined)
    if (sent) form = await readForm(sent)
  })
  return large instanceof Response ? { refused: 'large', status: 413 } : form
}
