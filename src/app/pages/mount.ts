import { type Context, Hono } from 'hono'
import { audit } from '../../domain/audit/audit.ts'
import { endSession } from '../../domain/sessions/sessions.ts'
import type { Page } from '../../platform/pages/page.ts'
import type { Guarded } from '../../platform/rule.ts'
import { style, stylePath } from '../../web/style.ts'
import { cookiesOf } from './cookies.ts'
import { draw, plainPage } from './draw.tsx'
import { beginLogin, finishLogin } from './login.ts'
import { auditPages } from './own/audit/pages.tsx'
import { deliveryPages } from './own/deliveries/pages.tsx'
import { home } from './own/home.tsx'
import { minePages } from './own/me.page.tsx'
import { personPage } from './own/person.page.tsx'
import { failed, foreign, missing, sessionAt } from './refusals.ts'
import type { Site } from './site.ts'
import { texts } from './texts.ts'
import { visitPage } from './visit.ts'

/** Every page: our own and the features'. */
export const pagesOf = (site: Pick<Site, 'features'>): readonly Guarded<Page>[] => {
  const others = [
    ...minePages(site.features),
    ...site.features.flatMap((f) => f.pages ?? []),
    ...deliveryPages,
    ...auditPages,
    // Last: what features have beneath /people goes before it.
    personPage(site.features),
  ]
  return [home(others), ...others]
}

/** The nearest page above an address that forms are sent to. */
const parentOf = (pages: readonly Page[], path: string): string => {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
    if (!at.includes(':') && pages.some((p) => p.method === 'GET' && p.path === at)) return at
  return '/home'
}

/** 退出 */
const logOut = (site: Site) => async (c: Context) => {
  const stop = await foreign(site, c)
  if (stop) return stop
  const { world, secret } = site
  const session = await sessionAt(site, c)
  if (session)
    await world.db.commit((to) => [
      endSession(to, world, session.idHash),
      audit(to, world, { actor: session.member.id, action: 'session.ended', object: `member/${session.member.id}` }),
    ])
  cookiesOf(c, { publicUrl: world.config.publicUrl, secret }).drop('fc')
  const body = plainPage(texts.login.outBody, [{ to: '/login', text: texts.login.use }])
  return draw(site, c, { title: texts.login.out, body })
}

/** The branch pages, on the program's own routes. */
export const mountPages = (app: Hono, site: Site): void => {
  const pages = new Hono()
  pages.get(stylePath, (c) =>
    c.body(style, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    }),
  )
  pages.get('/', (c) => c.redirect('/home'))
  pages.get('/login', (c) => beginLogin(site, c))
  pages.get('/login/callback', (c) => finishLogin(site, c))
  pages.post('/logout', logOut(site))
  const all = pagesOf(site)
  for (const page of all) pages.on(page.method, page.path, (c) => visitPage(site, page, parentOf(all, page.path), c))
  pages.onError((error, c) => failed(site, c, error))
  app.route('/', pages)
  app.notFound(async (c) => {
    // Feishu and probes are no readers.
    if (!c.req.header('accept')?.includes('text/html')) return c.body(null, 404)
    return missing(site, c, (await sessionAt(site, c))?.member)
  })
}
