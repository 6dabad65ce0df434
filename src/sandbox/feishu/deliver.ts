import { hasSubscriber, type Outcome, post } from './post.ts'
import type { Delivery } from './types.ts'
import { type Envelope, type Parcel, recordDelivery, type World } from './world.ts'

/** After the 1st … 4th failure; after the 5th the push is gone (feishu.md §1.6). */
const ladderMs = [15_000, 300_000, 3_600_000, 21_600_000]
/** How many pushes travel at once when a restart or a long silence left many. */
const abreast = 16

export const envelopeOf = (world: World, type: string, createTime: string, event: Envelope['event']): Envelope => ({
  schema: '2.0',
  header: {
    event_id: world.random.hex(32),
    event_type: type,
    create_time: createTime,
    token: world.app.verificationToken,
    app_id: world.app.appId,
    tenant_key: world.app.tenantKey,
  },
  event,
})

export const attemptOf = (at: number, outcome: Outcome): Delivery['attempts'][number] => ({
  at,
  status: outcome.kind === 'answered' ? outcome.status : outcome.kind,
  ms: outcome.ms,
})

const enqueue = (world: World, envelope: Envelope, original: boolean): string => {
  const eventId = envelope.header.event_id as string
  const now = world.now()
  const eventType = envelope.header.event_type as string
  recordDelivery(world, { eventId, eventType, at: now, attempts: [], state: 'waiting', nextAt: now })
  world.state.parcels.set(eventId, { envelope, original, repeats: 0 })
  return eventId
}

/** What an at-least-once platform does after a success: now and then it sends again, or under a new event id. */
const haunt = (world: World, parcel: Parcel): void => {
  if (!parcel.original) return
  if (world.random.chance(world.faults.duplicateRate)) parcel.repeats = 1
  const { envelope } = parcel
  const isMessage = envelope.header.event_type === 'im.message.receive_v1'
  if (!isMessage || !world.random.chance(world.faults.newEventIdRate)) return
  enqueue(world, { ...envelope, header: { ...envelope.header, event_id: world.random.hex(32) } }, false)
}

/** `nextAt` goes when nothing is left to try. */
const afterwards = ({ nextAt: _, ...delivery }: Delivery, attempt: Delivery['attempts'][number]): Delivery => {
  const attempts = [...delivery.attempts, attempt]
  if (attempt.status === 200 || delivery.state === 'delivered') return { ...delivery, attempts, state: 'delivered' }
  const wait = ladderMs[attempts.length - 1]
  if (wait === undefined) return { ...delivery, attempts, state: 'dropped' }
  return { ...delivery, attempts, state: 'waiting', nextAt: attempt.at + wait }
}

const attempt = async (world: World, eventId: string): Promise<void> => {
  const { state } = world
  const parcel = state.parcels.get(eventId)
  const delivery = state.deliveries.get(eventId)
  if (!parcel || !delivery || world.inFlight.has(eventId)) return
  world.inFlight.add(eventId)
  const at = world.now()
  const outcome = await post(world, parcel.envelope)
  world.inFlight.delete(eventId)
  // A reset or a restore while this was on its way: the new state knows nothing of it.
  if (world.state !== state) return
  const known = afterwards(delivery, attemptOf(at, outcome))
  state.deliveries.set(eventId, known)
  if (delivery.state === 'delivered') parcel.repeats -= 1
  else if (known.state === 'delivered') haunt(world, parcel)
  if (known.state !== 'waiting' && parcel.repeats <= 0) state.parcels.delete(eventId)
  world.changed()
}

/** Pushes an event now; what fails is tried again by `settleDue`. Resolves when the first attempt has ended. */
export const push = async (world: World, type: string, event: Envelope['event']): Promise<void> => {
  if (!hasSubscriber(world)) return
  const eventId = enqueue(world, envelopeOf(world, type, String(world.now()), event), true)
  if (!world.faults.silent) await attempt(world, eventId)
}

const dueIds = (world: World, met: ReadonlySet<string>): string[] => {
  const now = world.now()
  const due: { eventId: string; at: number }[] = []
  for (const [eventId, parcel] of world.state.parcels) {
    const delivery = world.state.deliveries.get(eventId)
    if (!delivery || world.inFlight.has(eventId) || met.has(`${eventId} ${delivery.attempts.length}`)) continue
    const at = delivery.state === 'waiting' ? (delivery.nextAt ?? now) : now
    if (at <= now && (delivery.state === 'waiting' || parcel.repeats > 0)) due.push({ eventId, at })
  }
  return due.sort((a, b) => a.at - b.at).map(({ eventId }) => eventId)
}

/** Makes every push that is due at the clock's present time, including those that become due by it. */
export const settleDue = async (world: World): Promise<void> => {
  if (world.faults.silent || !hasSubscriber(world)) return
  const met = new Set<string>()
  for (let due = dueIds(world, met); due.length > 0; due = dueIds(world, met))
    for (let from = 0; from < due.length; from += abreast) {
      const together = due.slice(from, from + abreast)
      for (const eventId of together) met.add(`${eventId} ${world.state.deliveries.get(eventId)?.attempts.length}`)
      await Promise.all(together.map((eventId) => attempt(world, eventId)))
    }
}
