import { createMiddleware } from 'hono/factory'
import { texts } from './texts.ts'

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)

/**
 * Other pages in the same browser may not play the parts: every command is JSON or plain bytes, which a form cannot
 * send, and comes from this origin by what the browser itself says. Programs that are no browser say neither and may.
 */
export const sameOrigin = createMiddleware(async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const ours =
    (site === undefined || site === 'same-origin') && (origin === undefined || hostOf(origin) === c.req.header('host'))
  if (!ours) return c.json({ why: texts.foreign }, 403)
  const ownKind = /^application\/(json|octet-stream)\s*(;|$)/i.test(c.req.header('content-type') ?? '')
  if (c.req.method === 'POST' && !ownKind) return c.json({ why: texts.malformed }, 415)
  return next()
})
