import type { Context } from 'hono'
import { unreachable } from '../../core/errors.ts'
import type { Reply } from '../../platform/pages/reply.ts'
import { cookiesOf } from './cookies.ts'
import { draw } from './draw.tsx'
import { secure } from './headers.ts'
import { originOf } from './origin.ts'
import { missing } from './refusals.ts'
import type { Site } from './site.ts'

/** What a page decided, as HTTP. */
export const answerReply = async (
  site: Site,
  c: Context,
  reply: Reply,
  visitor: { name: string },
): Promise<Response> => {
  const { world, secret } = site
  switch (reply.kind) {
    case 'page':
      return draw(site, c, { title: reply.title, body: reply.body, flash: reply.flash, visitor }, reply.status)
    case 'go':
      if (reply.flash)
        await cookiesOf(c, { publicUrl: world.config.publicUrl, secret }).keepSigned(
          'fc-said',
          JSON.stringify(reply.flash),
        )
      c.header('cache-control', 'no-store')
      return c.redirect(reply.to, 303)
    case 'file':
      secure(c, { nonce: 'none', https: originOf(c, world.config.publicUrl).startsWith('https:') })
      c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(reply.name)}`)
      return c.body(reply.bytes, 200, { 'content-type': reply.type })
    case 'not-found':
      return missing(site, c, visitor)
    default:
      return unreachable(reply)
  }
}
