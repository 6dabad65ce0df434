import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { briefly } from '../../core/errors.ts'
import { type Session, sessionOf } from '../../domain/sessions/sessions.ts'
import { cookiesOf } from './cookies.ts'
import { draw, plainPage } from './draw.tsx'
import { isFromOurPage } from './origin.ts'
import type { Site } from './site.ts'
import { texts } from './texts.ts'

type Refusal = { title: string; body: string; status: ContentfulStatusCode; way?: { to: string; text: string } }

export const refuse = (site: Site, c: Context, { title, body, status, way }: Refusal, visitor?: { name: string }) =>
  draw(site, c, { title, body: plainPage(body, way ? [way] : []), visitor }, status)

/** Whoever holds the browser's cookie now. */
export const sessionAt = async ({ world, secret }: Site, c: Context): Promise<Session | undefined> => {
  const kept = cookiesOf(c, { publicUrl: world.config.publicUrl, secret }).session()
  return kept === undefined ? undefined : sessionOf(world, kept)
}

/** Unknown, and not for this person: one and the same answer. */
export const missing = (site: Site, c: Context, visitor?: { name: string }) =>
  refuse(site, c, { ...texts.notFound, status: 404, way: { to: '/home', text: texts.notFound.home } }, visitor)

/** Forms are sent only from our own pages. */
export const foreign = async (site: Site, c: Context): Promise<Response | undefined> => {
  if (isFromOurPage(c, site.world.config.publicUrl)) return undefined
  site.world.log.warn('page.foreign-form', { path: c.req.routePath })
  return refuse(site, c, { ...texts.foreign, status: 403 })
}

/** Our own fault: what to do, and a reference that the log has too. */
export const failed = (site: Site, c: Context, error: unknown, visitor?: { name: string }) => {
  const reference = site.world.ids.next().slice(-8)
  site.world.log.error('page.failed', { path: c.req.routePath, method: c.req.method, reference, error: briefly(error) })
  const more = `${texts.failed.reference} ${reference}`
  return draw(site, c, { title: texts.failed.title, body: plainPage(texts.failed.body, [], more), visitor }, 500)
}
