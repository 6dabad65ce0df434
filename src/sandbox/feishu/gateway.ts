import { Hono } from 'hono'
import { ApiError, refuse } from './codes.ts'
import type { Answer, ApiCall, Endpoint } from './endpoint.ts'
import { disturb, tooMany } from './faults.ts'
import { admit } from './limits.ts'
import type { Call } from './types.ts'
import type { World } from './world.ts'

type Env = { Bindings: { world: World; call: Call } }

const jsonType = 'application/json; charset=utf-8'

const respond = (world: World, call: Call, status: number, body: Record<string, unknown>, headers = {}): Response => {
  call.status = status
  call.code = typeof body.code === 'number' ? body.code : 0
  const logId = world.random.hex(32)
  const full = call.code === 0 ? body : { ...body, error: { log_id: logId, ...(body.error as object) } }
  return new Response(JSON.stringify(full), {
    status,
    headers: { 'content-type': jsonType, 'x-tt-logid': logId, ...headers },
  })
}

const respondError = (world: World, call: Call, error: unknown): Response => {
  if (!(error instanceof ApiError)) throw error
  const { code, status, detail, message } = error
  const troubleshooter = `https://open.feishu.cn/search?from=openapi&query=${code}`
  return respond(
    world,
    call,
    status,
    { code, msg: message, error: { troubleshooter, ...detail.error } },
    detail.headers,
  )
}

const respondAnswer = (world: World, call: Call, answer: Answer): Response => {
  if (answer instanceof Response) {
    call.status = answer.status
    if (answer.status < 400) call.code = 0
    answer.headers.set('x-tt-logid', world.random.hex(32))
    return answer
  }
  if ('body' in answer) return respond(world, call, 200, answer.body)
  return respond(world, call, 200, { code: 0, msg: 'success', data: answer.data })
}

/** Who calls? Empty for the bot, an open_id for a person's token (feishu.md §12.0). */
const authenticate = (world: World, request: Request, auth: Endpoint['auth']): string => {
  if (auth === 'none') return ''
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!token) return refuse(99991661)
  if (token.startsWith('u-')) {
    const held = world.state.userTokens.get(token)
    if (!held || auth !== 'user') return refuse(99991668)
    return held.expiresAt > world.now() ? held.openId : refuse(99991677)
  }
  if (!token.startsWith('t-')) return refuse(99991671)
  const known = world.state.tokens.some(({ value, expiresAt }) => value === token && expiresAt > world.now())
  return known && auth === 'tenant' ? '' : refuse(99991663)
}

const checkScopes = (world: World, scopes: readonly string[] | undefined): void => {
  if (!scopes || scopes.some((scope) => world.scopes.has(scope))) return
  const permission_violations = scopes.map((subject) => ({ type: 'action_privilege_required', subject }))
  refuse(99991672, { error: { permission_violations } })
}

const readBody = async (request: Request, endpoint: Endpoint): Promise<Record<string, unknown>> => {
  if (endpoint.multipart || endpoint.method === 'GET') return {}
  const text = await request.text()
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // falls through: no JSON and no object are the same refusal
  }
  return refuse(9499)
}

const serve = async (world: World, call: Call, endpoint: Endpoint, request: Request, params: ApiCall['params']) => {
  const disturbed = disturb(world, call)
  if (disturbed instanceof Response) {
    call.status = disturbed.status
    call.code = -1
    return disturbed
  }
  if (disturbed) throw disturbed
  const body = await readBody(request, endpoint)
  const openId = authenticate(world, request, endpoint.auth)
  checkScopes(world, endpoint.scopes)
  const place = endpoint.auth === 'none' ? { ok: true as const } : admit(world, endpoint)
  if (!place.ok) throw tooMany(place.limit, place.resetSeconds)
  const note = (fields: Partial<Call>) => Object.assign(call, fields)
  return endpoint.run({ world, request, url: new URL(request.url), params, body, openId, note })
}

/** All endpoints as one Hono app. Unknown paths answer 404 + 99991201, known paths by another method 99991301. */
export const createGateway = (endpoints: readonly Endpoint[]): Hono<Env> => {
  const app = new Hono<Env>()
  for (const endpoint of endpoints)
    app.on(endpoint.method, endpoint.path, async (c) => {
      const { world, call } = c.env
      const params: Record<string, string> = c.req.param()
      return respondAnswer(world, call, await serve(world, call, endpoint, c.req.raw, params))
    })
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path)))
    app.all(path, () => refuse(99991301, { status: 400 }))
  app.notFound((c) => respondError(c.env.world, c.env.call, new ApiError(99991201, { status: 404 })))
  app.onError((error, c) => respondError(c.env.world, c.env.call, error))
  return app
}
