import { authenticate, type Refusal, type Secrets } from '../platform/door/authenticate.ts'
import type { Cipher } from '../platform/door/cipher.ts'
import type { RawBody } from '../platform/door/raw-body.ts'
import type { World } from '../platform/world.ts'
import { type Courtesy, mostAtOnce } from './courtesy.ts'
import type { Memory } from './memory.ts'
import type { TakeIn, Taken } from './take-in.ts'

export const webhookPath = '/feishu/webhook'

/** A request as far as the door looks at it. The body is not read before its kind has been judged. */
export type Knocking = { header(name: string): string | undefined; body(): Promise<RawBody> }

/** Nothing is said with a refusal; 503 asks to come again. */
export type Answer = { status: 200; json: object } | { status: 401 | 503 }

export type Webhook = (knocking: Knocking) => Promise<Answer>

export type WebhookOptions = {
  world: World
  secrets: Secrets
  cipher: Cipher
  memory: Memory
  courtesy: Courtesy
  takeIn: TakeIn
}

const challengesPerMinute = 10

const answerOf = (taken: Taken): Answer => {
  switch (taken.kind) {
    case 'stored':
      return { status: 200, json: {} }
    case 'answered':
      return { status: 200, json: taken.reply }
    case 'refused':
      return { status: 401 }
    case 'unavailable':
      return { status: 503 }
  }
}

/** The door, whatever carries the bytes to it: who it is, what it is, and what is answered. Never throws. */
export const createWebhook = ({ world, secrets, cipher, memory, courtesy, takeIn }: WebhookOptions): Webhook => {
  const refuse = (cause: Refusal): Answer => {
    world.log.warn('door.refused', { cause })
    return { status: 401 }
  }

  return async ({ header, body: read }) => {
    if (courtesy.atOnce() >= mostAtOnce) {
      world.log.error('door.unavailable', { cause: 'too-many-at-once' })
      return { status: 503 }
    }
    courtesy.enter()
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
          memory.challenges = memory.challenges.filter((at) => at > now - 60_000)
          if (memory.challenges.length >= challengesPerMinute) return refuse('unsigned')
          memory.challenges.push(now)
          world.log.info('door.challenged')
          return { status: 200, json: { challenge: knock.challenge } }
        }
        case 'event':
          return answerOf(await takeIn(knock.envelope))
      }
    } finally {
      courtesy.leave()
    }
  }
}
