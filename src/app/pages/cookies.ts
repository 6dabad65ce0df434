import type { Context } from 'hono'
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie'
import { longest } from '../../domain/sessions/sessions.ts'
import { originOf } from './origin.ts'

/** What a browser keeps for us: the session, a login under way, one line to say on the next page. */
export type CookieName = 'fc' | 'fc-login' | 'fc-said'

const lifetime: Record<CookieName, number> = { fc: longest / 1_000, 'fc-login': 600, 'fc-said': 60 }

/**
 * The cookies of one request. `__Host-` and Secure wherever there is TLS; plain http exists on this machine only
 * (PUBLIC_URL is https otherwise).
 */
export const cookiesOf = (c: Context, options: { publicUrl: string; secret: string }) => {
  const secure = originOf(c, options.publicUrl).startsWith('https:')
  const named = (name: CookieName) => (secure ? `__Host-${name}` : name)
  const rules = (name: CookieName) =>
    ({ path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: lifetime[name] }) as const
  return {
    session: () => getCookie(c, named('fc')),
    keepSession: (secret: string) => setCookie(c, named('fc'), secret, rules('fc')),
    /** Undefined when it is absent or not signed by us. */
    signed: async (name: CookieName) => (await getSignedCookie(c, options.secret, named(name))) || undefined,
    keepSigned: (name: CookieName, value: string) =>
      setSignedCookie(c, named(name), value, options.secret, rules(name)),
    drop: (name: CookieName) => {
      deleteCookie(c, named(name), { path: '/', secure })
    },
  }
}
