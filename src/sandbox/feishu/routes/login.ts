import { createHash } from 'node:crypto'
import { wordsOf } from '../codes.ts'
import type { Answer, ApiCall, Endpoint } from '../endpoint.ts'
import { codeMs, tokenMs } from '../limits.ts'
import { brokenPage, pickerPage } from '../login-page.ts'
import { unionIdOf, userIdOf } from '../world.ts'

const back = (to: string, fields: Record<string, string | null>): Response => {
  const url = new URL(to)
  for (const [name, value] of Object.entries(fields)) if (value !== null) url.searchParams.set(name, value)
  return new Response(null, { status: 302, headers: { location: url.href } })
}

/** The page on which people let the app know who they are (feishu.md §6.2). Without `as` it asks who is there. */
const authorize = ({ world, url }: ApiCall): Response => {
  const query = url.searchParams
  const redirectUri = query.get('redirect_uri') ?? ''
  const registered = world.app.redirectUris
  if (query.get('client_id') !== world.app.appId) return brokenPage(20048, 'client_id')
  if (!URL.canParse(redirectUri) || (registered && !registered.includes(redirectUri)))
    return brokenPage(20029, 'redirect_uri')
  if (query.get('response_type') !== 'code') return brokenPage(20001, 'response_type')
  if ((query.get('scope') ?? '').split(' ').length > 50) return brokenPage(20001, 'scope')
  const method = query.get('code_challenge_method') ?? 'plain'
  if (method !== 'plain' && method !== 'S256') return brokenPage(20001, 'code_challenge_method')
  const users = [...world.state.users.values()].filter((one) => one.state !== 'resigned')
  const as = query.get('as')
  if (as === null) return pickerPage(url, users)
  const state = query.get('state')
  const user = users.find((one) => one.openId === as)
  if (!user) return back(redirectUri, { error: 'access_denied', state })
  const code = world.random.hex(64)
  world.state.codes.set(code, {
    openId: user.openId,
    clientId: world.app.appId,
    redirectUri,
    challenge: query.get('code_challenge') ?? '',
    method,
    at: world.now(),
    used: false,
  })
  world.changed()
  return back(redirectUri, { code, state })
}

/** This API's refusals are flat and speak OAuth. */
const refused = (code: number): Response =>
  Response.json({ code, error: 'invalid_grant', error_description: wordsOf(code) }, { status: 400 })

const proves = (verifier: unknown, { challenge, method }: { challenge: string; method: string }): boolean => {
  if (challenge === '') return true
  if (typeof verifier !== 'string') return false
  return challenge === (method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier)
}

/** A code for a token: once, within 5 minutes, by the app and for the address that it was given for. */
const exchange = ({ world, body }: ApiCall): Answer => {
  const { state, app, random } = world
  const required = ['grant_type', 'client_id', 'client_secret', 'code']
  if (required.some((name) => typeof body[name] !== 'string' || body[name] === '')) return refused(20001)
  if (body.grant_type !== 'authorization_code') return refused(20036)
  if (body.client_id !== app.appId) return refused(20048)
  if (body.client_secret !== app.appSecret) return refused(20002)
  const code = body.code as string
  const issued = state.codes.get(code)
  if (!issued) return refused(20003)
  if (issued.used) return refused(20065)
  if (world.now() - issued.at > codeMs) return refused(20004)
  if (issued.clientId !== body.client_id) return refused(20024)
  if (issued.redirectUri !== body.redirect_uri) return refused(20071)
  if (!proves(body.code_verifier, issued)) return refused(20049)
  const user = state.users.get(issued.openId)
  if (!user || user.state === 'resigned') return refused(20066)
  if (user.state === 'out-of-range') return refused(20010)
  state.codes.set(code, { ...issued, used: true })
  const access_token = `u-${random.hex(60)}`
  state.userTokens.set(access_token, { openId: user.openId, expiresAt: world.now() + tokenMs })
  world.changed()
  return { body: { code: 0, access_token, expires_in: tokenMs / 1000, token_type: 'Bearer', scope: '' } }
}

const userInfo = ({ world, openId }: ApiCall): Answer => {
  const { state, scopes, app } = world
  const user = state.users.get(openId)
  // Documented with HTTP 200, unlike everywhere else.
  if (!user) return { body: { code: 20008, msg: wordsOf(20008) } }
  if (user.state === 'resigned') return { body: { code: 20021, msg: wordsOf(20021) } }
  return {
    data: {
      name: user.name,
      en_name: user.name,
      avatar_url: '',
      open_id: openId,
      union_id: unionIdOf(openId),
      tenant_key: app.tenantKey,
      ...(scopes.has('contact:user.employee_id:readonly') ? { user_id: userIdOf(openId) } : {}),
      ...(scopes.has('contact:user.phone:readonly') && user.mobile ? { mobile: user.mobile } : {}),
      ...(scopes.has('contact:user.employee:readonly') && user.employeeNo ? { employee_no: user.employeeNo } : {}),
    },
  }
}

export const loginEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/open-apis/authen/v1/authorize', auth: 'none', run: authorize },
  { method: 'POST', path: '/open-apis/authen/v2/oauth/token', auth: 'none', run: exchange },
  { method: 'GET', path: '/open-apis/authen/v1/user_info', auth: 'user', run: userInfo },
]
