import { briefly } from '../core/errors.ts'
import { type Envelope, recognise, type Secrets } from '../platform/door/authenticate.ts'
import { pinned } from '../platform/door/pins.ts'
import type { ClickHandler, Feature } from '../platform/feature.ts'
import { InboxFull, type Receive } from '../platform/inbox/receive.ts'
import type { World } from '../platform/world.ts'
import { answerClick, type WireReply } from './answer-click.ts'
import { type Courtesy, mostAtOnce } from './courtesy.ts'
import { inTime, NotInTime } from './in-time.ts'
import type { Memory } from './memory.ts'
import { deliveryOf, messageEventType } from './read-event.ts'

/** What became of one push, for the transport to pass on. 'refused' and 'unavailable' have been logged already. */
export type Taken =
  /** It stands in the inbox, now or since before. */
  | { kind: 'stored' }
  | { kind: 'answered'; reply: WireReply }
  | { kind: 'refused' }
  /** Nothing is stored: Feishu must be told so, and comes again. */
  | { kind: 'unavailable' }

export type TakeIn = (envelope: Envelope) => Promise<Taken>

export type TakingIn = {
  world: World
  features: readonly Feature[]
  /** `tenant` is the only one let in; the first one seen when absent. */
  memory: Memory
  receive: Receive
  /** Something new stands in the inbox. */
  arrived(): void
}

/** Feishu waits three seconds; an event that is stored later than this is pushed once more and found there. Milliseconds. */
const patience = 2_000

const unavailable = ({ log }: Pick<World, 'log'>, cause: string): Taken => {
  log.error('door.unavailable', { cause })
  return { kind: 'unavailable' }
}
const refused = ({ log }: Pick<World, 'log'>, cause: string): Taken => {
  log.warn('door.refused', { cause })
  return { kind: 'refused' }
}

/** What every transport does with a push that is authentic: whose tenant, a click at once, an event into the inbox. Never throws. */
export const takingIn = (options: TakingIn): TakeIn => {
  const { world, memory } = options
  const clicks = new Map<string, ClickHandler>(
    options.features.flatMap((f) => f.clicks ?? []).map((c) => [c.action.name, c]),
  )

  const types = new Set([messageEventType, ...options.features.flatMap((f) => f.events ?? []).map((e) => e.type)])

  const ours = async (tenantKey: string): Promise<boolean> => {
    if (memory.tenant !== undefined) return memory.tenant === tenantKey
    const known = await pinned(world.db, 'tenant', tenantKey)
    if (known) memory.tenant = tenantKey
    return known
  }

  return async (envelope) => {
    const receivedAt = world.clock.now()
    const { header } = envelope
    try {
      if (!(await ours(header.tenant_key))) return refused(world, 'tenant')
      if (header.event_type === 'card.action.trigger') {
        const reply = await answerClick(world, clicks, {
          eventId: header.event_id,
          event: envelope.event,
          tenantKey: header.tenant_key,
        })
        options.arrived()
        return { kind: 'answered', reply }
      }
      const received = options.receive(deliveryOf(envelope, receivedAt, (type) => types.has(type))).then((fate) => {
        if (fate === 'stored') options.arrived()
        return fate
      })
      const fate = await inTime(received, patience)
      world.log.info('inbox.received', { outcome: fate, type: header.event_type, delivery: header.event_id })
      return { kind: 'stored' }
    } catch (error) {
      const cause = error instanceof InboxFull ? 'full' : error instanceof NotInTime ? 'too-slow' : briefly(error)
      return unavailable(world, cause)
    }
  }
}

/**
 * A push over the long connection, as plain JSON. The connection itself is authentic, so nothing is signed or sealed;
 * for whom the push is, is asked all the same.
 */
export const takingFromConnection =
  (world: Pick<World, 'log'>, secrets: Secrets, door: Courtesy, takeIn: TakeIn) =>
  async (body: unknown): Promise<Taken> => {
    if (door.atOnce() >= mostAtOnce) return unavailable(world, 'too-many-at-once')
    door.enter()
    try {
      const knock = recognise(secrets, body, { token: 'if-present' })
      return knock.kind === 'event' ? await takeIn(knock.envelope) : refused(world, knock.cause)
    } finally {
      door.leave()
    }
  }
