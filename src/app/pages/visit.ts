import type { Context } from 'hono'
import type { Session } from '../../domain/sessions/sessions.ts'
import { emptyForm, type Form } from '../../platform/pages/form.ts'
import type { Page, Visit } from '../../platform/pages/page.ts'
import { answerReply } from './answer-reply.ts'
import { receiveForm } from './receive-form.ts'
import { failed, foreign, missing, refuse, sessionAt } from './refusals.ts'
import type { Site } from './site.ts'
import { texts } from './texts.ts'

/** The way to log in and come back; after a form, to the page above it. */
const loginFor = (c: Context, parent: string, anew: boolean): string => {
  const url = new URL(c.req.url)
  const back = c.req.method === 'GET' ? url.pathname + url.search : parent
  return `/login?${anew ? 'anew&' : ''}back=${encodeURIComponent(back)}`
}

const seen = (world: Site['world'], c: Context, { member }: Session, form: Form): Visit => ({
  member,
  params: c.req.param() as Record<string, string>,
  query: (name) => c.req.query(name)?.trim() ?? '',
  form,
  once: form.text('once') || world.ids.next(),
})

/**
 * One visit to a page: from our own page, somebody logged in, who may, recently enough; then the page's own affair.
 *
 * @param parent the page above, to come back to after a form
 */
export const visitPage = async (site: Site, page: Page, parent: string, c: Context): Promise<Response> => {
  const { world } = site
  const asked = page.method === 'GET'
  const stop = asked ? undefined : await foreign(site, c)
  if (stop) return stop
  const session = await sessionAt(site, c)
  if (!session) {
    const to = loginFor(c, parent, false)
    if (asked) return c.redirect(to)
    return refuse(site, c, { ...texts.ended, status: 401, way: { to, text: texts.login.again } })
  }
  const { member } = session
  try {
    const form = asked ? emptyForm : await receiveForm(c)
    if ('refused' in form)
      return await refuse(
        site,
        c,
        { title: texts.form.title, body: texts.form[form.refused], status: form.status },
        member,
      )
    const visit = seen(world, c, session, form)
    const act = await page.enter(world, visit)
    if (!act) {
      world.log.warn('access.refused', { act: page.rule, actor: member.id })
      return await missing(site, c, member)
    }
    if (page.stepUp && !session.fresh) {
      const to = loginFor(c, parent, true)
      if (asked) return c.redirect(to)
      return await refuse(site, c, { ...texts.anew, status: 403, way: { to, text: texts.login.again } }, member)
    }
    const reply = await act()
    if (!asked) site.arrived()
    return await answerReply(site, c, reply, member)
  } catch (error) {
    return failed(site, c, error, member)
  }
}
