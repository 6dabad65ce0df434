import type { Context } from 'hono'
import { base64url, sha256, sha256Hex } from '../../core/hash.ts'
import type { AccountId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { memberByAccount } from '../../domain/people/store.ts'
import { openSession } from '../../domain/sessions/sessions.ts'
import { sameText } from '../../platform/door/seal.ts'
import { fateOf } from '../../platform/feishu/fates.ts'
import { FeishuRefusal, FeishuSilence } from '../../platform/feishu/refusal.ts'
import { cookiesOf } from './cookies.ts'
import { draw, plainPage } from './draw.tsx'
import { mayBegin } from './login-pace.ts'
import { originOf, ownPath } from './origin.ts'
import type { Site } from './site.ts'
import { texts } from './texts.ts'

const callback = '/login/callback'
type Pending = { state: string; verifier: string; back: `/${string}` }

const cookies = ({ world, secret }: Site, c: Context) => cookiesOf(c, { publicUrl: world.config.publicUrl, secret })

/** A page that says why nobody is logged in, and the way to try again. */
const unsuccessful = (site: Site, c: Context, why: string, status: 400 | 429 | 502 | 503) =>
  draw(
    site,
    c,
    { title: texts.login.failed, body: plainPage(why, [{ to: '/login', text: texts.login.again }]) },
    status,
  )

/** 登录：off to Feishu's page, with a state and a verifier that only this browser can bring back. */
export const beginLogin = async (site: Site, c: Context): Promise<Response> => {
  const { world, memory } = site
  if (!mayBegin(memory.logins, site.clientAddress(c), world.clock.now()))
    return unsuccessful(site, c, texts.login.many, 429)
  const secretOf = () => sha256Hex(`${world.ids.next()}${world.ids.next()}`)
  const pending: Pending = {
    state: await secretOf(),
    verifier: await secretOf(),
    back: ownPath(c.req.query('back')),
  }
  await cookies(site, c).keepSigned('fc-login', JSON.stringify(pending))
  const page = new URL(
    world.feishu.loginPage({
      redirectUri: originOf(c, world.config.publicUrl) + callback,
      state: pending.state,
      challenge: base64url(await sha256(pending.verifier)),
      anew: c.req.query('anew') !== undefined,
    }),
  )
  const part = site.playsParts ? c.req.query('as') : undefined
  if (part !== undefined) page.searchParams.set('as', part)
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'same-origin')
  return c.redirect(page.href)
}

type Known = { account: AccountId | undefined } | { why: string; status: 400 | 502 | 503 }

/** What Feishu says of the code: an account of our own company, or what to tell the person. */
const whoIs = async (site: Site, c: Context, { verifier }: Pending, code: string): Promise<Known> => {
  const { world } = site
  const redirectUri = originOf(c, world.config.publicUrl) + callback
  try {
    const { account, tenantKey } = await world.feishu.login({ code, verifier, redirectUri })
    const ours = await site.tenantKey()
    return { account: ours === undefined || ours === tenantKey ? account : undefined }
  } catch (error) {
    if (error instanceof FeishuSilence) {
      world.log.warn('login.unanswered', { error: error.message })
      return { why: texts.login.silent, status: 502 }
    }
    if (!(error instanceof FeishuRefusal)) throw error
    const fate = fateOf(error)
    world.log.warn('login.refused', { code: error.code, fate })
    return { why: texts.login.refused, status: fate === 'app' ? 503 : 400 }
  }
}

/** Back from Feishu: the same browser, the same state, once; then a session of a person in the roster. */
export const finishLogin = async (site: Site, c: Context): Promise<Response> => {
  const { world } = site
  const jar = cookies(site, c)
  const kept = await jar.signed('fc-login')
  jar.drop('fc-login')
  const pending = kept === undefined ? undefined : (JSON.parse(kept) as Pending)
  if (!pending || !sameText(pending.state, c.req.query('state') ?? ''))
    return unsuccessful(site, c, texts.login.expired, 400)
  const code = c.req.query('code')
  if (!code) return unsuccessful(site, c, texts.login.denied, 400)
  const who = await whoIs(site, c, pending, code)
  if ('why' in who) return unsuccessful(site, c, who.why, who.status)
  const { account } = who
  const member = account && (await memberByAccount(world.db, account))
  if (!member) {
    world.log.warn('login.stranger')
    const body = plainPage(texts.login.strangerBody, [{ to: '/login', text: texts.login.again }])
    return draw(site, c, { title: texts.login.stranger, body }, 403)
  }
  const opened = await openSession(world, { id: member.id, account }, jar.session(), (to) =>
    audit(to, world, { actor: member.id, action: 'session.opened', object: `member/${member.id}` }),
  )
  jar.keepSession(opened)
  site.memory.logins.delete(site.clientAddress(c))
  c.header('cache-control', 'no-store')
  return c.redirect(pending.back)
}
