import { type Context, Hono } from 'hono'
import { briefly } from '../core/errors.ts'
import { authenticate, type Refusal, type Secrets } from '../platform/door/authenticate.ts'
import type { Cipher } from '../platform/door/cipher.ts'
import { rawBody } from '../platform/door/raw-body.ts'
import type { World } from '../platform/world.ts'
import { type Courtesy, mostAtOnce } from './courtesy.ts'
import type { TakeIn } from './take-in.ts'

export type Health = { ok: true } | { ok: false; reason: string }

export type AppOptions = {
  world: World
  /** Absent: no webhook is served, everything comes over the long connection. */
  webhook?: { secrets: Secrets; cipher: Cipher; takeIn: TakeIn; courtesy: Courtesy } | undefined
  ready(): Promise<Health>
  metrics(): Promise<string>
  /** Whether this request may read the metrics. */
  maySeeMetrics(c: Context): boolean
}

const challengesPerMinute = 10

type Webhook = NonNullable<AppOptions['webhook']>

const webhookRoute = (world: World, { secrets, cipher, takeIn, courtesy }: Webhook): Hono => {
  const route = new Hono()
  let challenges: number[] = []

  const refuse = (c: Context, cause: Refusal) => {
    world.log.warn('door.refused', { cause })
    return c.body(null, 401)
  }
  const unavailable = (c: Context) => c.body(null, 503, { 'retry-after': '15' })

  route.post('/feishu/webhook', async (c) => {
    if (courtesy.atOnce() >= mostAtOnce) {
      world.log.error('door.unavailable', { cause: 'too-many-at-once' })
      return unavailable(c)
    }
    courtesy.enter()
    try {
      if (!/^application\/json(;|$)/i.test(c.req.header('content-type') ?? '')) return refuse(c, 'headers')
      const body = await rawBody(c.req.raw)
      if (!body.ok) return refuse(c, body.cause)
      const knock = await authenticate(cipher, secrets, {
        headers: {
          timestamp: c.req.header('x-lark-request-timestamp'),
          nonce: c.req.header('x-lark-request-nonce'),
          signature: c.req.header('x-lark-signature'),
        },
        raw: body.raw,
        now: world.clock.now(),
      })
      if (knock.kind === 'refused') return refuse(c, knock.cause)
      if (knock.kind === 'challenge') {
        const now = world.clock.now().getTime()
        challenges = challenges.filter((at) => at > now - 60_000)
        if (challenges.length >= challengesPerMinute) return refuse(c, 'unsigned')
        challenges.push(now)
        world.log.info('door.challenged')
        return c.json({ challenge: knock.challenge })
      }
      const taken = await takeIn(knock.envelope)
      switch (taken.kind) {
        case 'stored':
          return c.json({})
        case 'answered':
          return c.json(taken.reply)
        case 'refused':
          return c.body(null, 401)
        case 'unavailable':
          return unavailable(c)
      }
    } finally {
      courtesy.leave()
    }
  })
  return route
}

export const createApp = (options: AppOptions): Hono => {
  const { world } = options
  const app = new Hono()
  if (options.webhook) app.route('/', webhookRoute(world, options.webhook))
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const health = await options.ready()
    return health.ok ? c.json({ status: 'ok' }) : c.json({ status: 'unavailable', reason: health.reason }, 503)
  })
  app.get('/metrics', async (c) =>
    options.maySeeMetrics(c)
      ? c.text(await options.metrics(), 200, { 'content-type': 'text/plain; version=0.0.4' })
      : c.body(null, 401),
  )
  app.onError((error, c) => {
    world.log.error('http.failed', { error: briefly(error) })
    return c.body(null, 500)
  })
  return app
}
