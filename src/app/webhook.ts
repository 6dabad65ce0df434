import { briefly } from '../core/errors.ts'
import { authenticate, type Envelope, type Refusal, type Secrets } from '../platform/door/authenticate.ts'
import type { Cipher } from '../platform/door/cipher.ts'
import { pinned } from '../platform/door/pins.ts'
import type { RawBody } from '../platform/door/raw-body.ts'
import type { ClickHandler, Feature } from '../platform/feature.ts'
import { InboxFull, type Receive } from '../platform/inbox/receive.ts'
import type { World } from '../platform/world.ts'
import { answerClick } from './answer-click.ts'
import type { Courtesy } from './courtesy.ts'
import { inTime, NotInTime } from './in-time.ts'
import { deliveryOf } from './read-event.ts'

export const webhookPath = '/feishu/webhook'

/** A request as far as the door looks at it. The body is not read before its kind has been judged. */
export type Knocking = { header(name: string): string | undefined; body(): Promise<RawBody> }

/** Nothing is said with a refusal; 503 asks to come again. */
export type Answer = { status: 200; json: object } | { status: 401 | 503 }

export type Webhook = (knocking: Knocking) => Promise<Answer>

export type WebhookOptions = {
  world: World
  features: readonly Feature[]
  secrets: Secrets
  /** The only tenant let in; the first one seen when absent. */
  tenantKey?: string | undefined
  cipher: Cipher
  receive: Receive
  courtesy: Courtesy
  /** Something new stands in the inbox. */
  arrived(): void
}

/** More requests at once than this are turned away at the door; Feishu's retries bring them back. As many as may wait for a commit. */
const mostAtOnce = 2_048
/** Feishu waits three seconds; an event that is stored later than this is pushed once more and found there. Milliseconds. */
const patience = 2_000
const challengesPerMinute = 10

/** The door, whatever carries the bytes to it: who it is, what it is, and what is answered. Never throws. */
export const createWebhook = (options: WebhookOptions): Webhook => {
  const { world, secrets, cipher } = options
  const clicks = new Map<string, ClickHandler>(
    options.features.flatMap((f) => f.clicks ?? []).map((c) => [c.action.name, c]),
  )
  let tenant = options.tenantKey
  let challenges: number[] = []

  const refuse = (cause: Refusal): Answer => {
    world.log.warn('door.refused', { cause })
    return { status: 401 }
  }
  const unavailable = (cause: string): Answer => {
    world.log.error('door.unavailable', { cause })
    return { status: 503 }
  }

  const ours = async (tenantKey: string): Promise<boolean> => {
    if (tenant !== undefined) return tenant === tenantKey
    const known = await pinned(world.db, 'tenant', tenantKey)
    if (known) tenant = tenantKey
    return known
  }

  const event = async (envelope: Envelope): Promise<Answer> => {
    const receivedAt = world.clock.now()
    const { header } = envelope
    try {
      if (!(await ours(header.tenant_key))) return refuse('tenant')
      if (header.event_type === 'card.action.trigger') {
        const reply = await answerClick(world, clicks, {
          eventId: header.event_id,
          event: envelope.event,
          tenantKey: header.tenant_key,
        })
        options.arrived()
        return { status: 200, json: reply }
      }
      const received = options.receive(deliveryOf(envelope, receivedAt)).then((fate) => {
        if (fate === 'stored') options.arrived()
        return fate
      })
      const fate = await inTime(received, patience)
      world.log.info('inbox.received', { outcome: fate, type: header.event_type, delivery: header.event_id })
      return { status: 200, json: {} }
    } catch (error) {
      return unavailable(error instanceof InboxFull ? 'full' : error instanceof NotInTime ? 'too-slow' : briefly(error))
    }
  }

  return async ({ header, body: read }) => {
    if (options.courtesy.atOnce() >= mostAtOnce) return unavailable('too-many-at-once')
    options.courtesy.enter()
    try {
      if (!/^application\/json(;|$)/i.test(header('content-type') ?? '')) return refuse('headers')
      const body = await read()
      if (!body.ok) return refuse(body.cause)
      const knock = await authenticate(cipher, secrets, {
        headers: {
          timestamp: header('x-lark-request-timestamp'),
          nonce: header('x-lark-request-nonce'),
          signature: header('x-lark-signature'),
        },
        raw: body.raw,
        now: world.clock.now(),
      })
      switch (knock.kind) {
        case 'refused':
          return refuse(knock.cause)
        case 'challenge': {
          const now = world.clock.now().getTime()
          challenges = challenges.filter((at) => at > now - 60_000)
          if (challenges.length >= challengesPerMinute) return refuse('unsigned')
          challenges.push(now)
          world.log.info('door.challenged')
          return { status: 200, json: { challenge: knock.challenge } }
        }
        case 'event':
          return await event(knock.envelope)
      }
    } finally {
      options.courtesy.leave()
    }
  }
}
