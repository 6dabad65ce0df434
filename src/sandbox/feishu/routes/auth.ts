import type { Endpoint } from '../endpoint.ts'
import { tokenMs, tokenRenewMs } from '../limits.ts'
import type { World } from '../world.ts'

/** The same token while at least 30 minutes of it are left, then a new one while the old one stays valid. */
const tokenFor = (world: World): { value: string; expiresAt: number } => {
  const now = world.now()
  const { state } = world
  state.tokens = state.tokens.filter(({ expiresAt }) => expiresAt > now)
  const newest = state.tokens.at(-1)
  if (newest && newest.expiresAt - now >= tokenRenewMs) return newest
  const token = { value: `t-${world.random.hex(40)}`, expiresAt: now + tokenMs }
  state.tokens.push(token)
  return token
}

export const authEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/open-apis/auth/v3/tenant_access_token/internal',
    auth: 'none',
    run: ({ world, body }) => {
      if (body.app_id !== world.app.appId) return { body: { code: 10003, msg: 'invalid param' } }
      if (body.app_secret !== world.app.appSecret) return { body: { code: 10014, msg: 'app secret invalid' } }
      const { value, expiresAt } = tokenFor(world)
      const expire = Math.floor((expiresAt - world.now()) / 1000)
      return { body: { code: 0, msg: 'ok', tenant_access_token: value, expire } }
    },
  },
]
