import { type Context, Hono } from 'hono'
import { briefly } from '../core/errors.ts'
import { authenticate, type Envelope, type Refusal, type Secrets } from '../platform/door/authenticate.ts'
import type { Cipher } from '../platform/door/cipher.ts'
import { pinned } from '../platform/door/pins.ts'
import { rawBody } from '../platform/door/raw-body.ts'
import type { ClickHandler, Feature } from '../platform/feature.ts'
import { InboxFull, type Receive } from '../platform/inbox/receive.ts'
import type { World } from '../platform/world.ts'
import { answerClick } from './answer-click.ts'
import type { Courtesy } from './courtesy.ts'
import { inTime, NotInTime } from './in-time.ts'
import type { Memory } from './memory.ts'
import { deliveryOf } from './read-event.ts'

export type Health = { ok: true } | { ok: false; reason: string }

export type AppOptions = {
  world: World
  features: readonly Feature[]
  secrets: Secrets
  /** `tenant` is the only one let in; the first one seen when absent. */
  memory: Memory
  cipher: Cipher
  receive: Receive
  courtesy: Courtesy
  /** Something new stands in the inbox. */
  arrived(): void
  ready(): Promise<Health>
  metrics(): Promise<string>
  /** Whether this request may read the metrics. */
  maySeeMetrics(c: Context): boolean
}

/** More requests at once than this are turned away at the door; Feishu's retries bring them back. As many as may wait for a commit. */
const mostAtOnce = 2_048
/** Feishu waits three seconds; an event that is stored later than this is pushed once more and found there. Milliseconds. */
const patience = 2_000
const challengesPerMinute = 10

export const createApp = (options: AppOptions): Hono => {
  const { world, secrets, cipher, memory } = options
  const clicks = new Map<string, ClickHandler>(
    options.features.flatMap((f) => f.clicks ?? []).map((c) => [c.action.name, c]),
  )
  const app = new Hono()

  const refuse = (c: Context, cause: Refusal) => {
    world.log.warn('door.refused', { cause })
    return c.body(null, 401)
  }
  const unavailable = (c: Context, cause: string) => {
    world.log.error('door.unavailable', { cause })
    return c.body(null, 503, { 'retry-after': '15' })
  }

  const ours = async (tenantKey: string): Promise<boolean> => {
    if (memory.tenant !== undefined) return memory.tenant === tenantKey
    const known = await pinned(world.db, 'tenant', tenantKey)
    if (known) memory.tenant = tenantKey
    return known
  }

  const event = async (c: Context, envelope: Envelope) => {
    const receivedAt = world.clock.now()
    const { header } = envelope
    try {
      if (!(await ours(header.tenant_key))) return refuse(c, 'tenant')
      if (header.event_type === 'card.action.trigger') {
        const reply = await answerClick(world, clicks, {
          eventId: header.event_id,
          event: envelope.event,
          tenantKey: header.tenant_key,
        })
        options.arrived()
        return c.json(reply)
      }
      const received = options.receive(deliveryOf(envelope, receivedAt)).then((fate) => {
        if (fate === 'stored') options.arrived()
        return fate
      })
      const fate = await inTime(received, patience)
      world.log.info('inbox.received', { outcome: fate, type: header.event_type, delivery: header.event_id })
      return c.json({})
    } catch (error) {
      return unavailable(
        c,
        error instanceof InboxFull ? 'full' : error instanceof NotInTime ? 'too-slow' : briefly(error),
      )
    }
  }

  app.post('/feishu/webhook', async (c) => {
    if (options.courtesy.atOnce() >= mostAtOnce) return unavailable(c, 'too-many-at-once')
    options.courtesy.enter()
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
      switch (knock.kind) {
        case 'refused':
          return refuse(c, knock.cause)
        case 'challenge': {
          const now = world.clock.now().getTime()
          memory.challenges = memory.challenges.filter((at) => at > now - 60_000)
          if (memory.challenges.length >= challengesPerMinute) return refuse(c, 'unsigned')
          memory.challenges.push(now)
          world.log.info('door.challenged')
          return c.json({ challenge: knock.challenge })
        }
        case 'event':
          return await event(c, knock.envelope)
      }
    } finally {
      options.courtesy.leave()
    }
  })

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
