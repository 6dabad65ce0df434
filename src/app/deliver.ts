import { z } from 'zod'
import { briefly } from '../core/errors.ts'
import type { AccountId } from '../core/ids.ts'
import { dbWhile } from '../platform/db/fenced.ts'
import type { Feature } from '../platform/feature.ts'
import { type Claimed, claim, lease } from '../platform/inbox/claim.ts'
import { giveBack, inHand, type Settled, settleDone, settleFailed } from '../platform/inbox/settle.ts'
import type { World } from '../platform/world.ts'
import { heardIn, messageEventType } from './read-event.ts'

export type Handling = {
  /** Where deliveries are claimed and settled; the handlers get the other one, whose commits wake the sender. */
  books: World
  features: readonly Feature[]
  /** Names this process in claims. */
  owner: string
  /** Our own account, to see whether a mention means us; known once Feishu has said so. */
  self(): Promise<AccountId | undefined>
  tenantKey(): Promise<string | undefined>
  nextTurn(): Promise<void>
  /** Nothing more is to be claimed. */
  stopping?(): boolean
}

const handle = async (world: World, handling: Handling, delivery: Claimed): Promise<string> => {
  if (delivery.type !== messageEventType) {
    const { eventId, happenedAt, receivedAt } = delivery
    const event = { eventId, body: JSON.parse(delivery.body) as unknown, happenedAt, receivedAt }
    const concerned = handling.features.flatMap((f) => f.events ?? []).filter((e) => e.type === delivery.type)
    for (const { run } of concerned) await run(world, event)
    return concerned.length > 0 ? 'happened' : 'not-for-us'
  }
  const heard = heardIn(delivery, await handling.self(), await handling.tenantKey())
  if (!heard) return 'not-for-us'
  if (heard.kind === 'file') {
    for (const feature of handling.features)
      for (const { run } of feature.files ?? []) if ((await run(world, heard.sent)) === 'done') return feature.name
    return 'not-for-us'
  }
  if (heard.kind === 'voice') {
    for (const feature of handling.features)
      for (const { run } of feature.voices ?? []) if ((await run(world, heard.sent)) === 'done') return feature.name
    return 'not-for-us'
  }
  const { said } = heard
  for (const feature of handling.features)
    for (const command of feature.commands ?? []) if ((await command.run(world, said)) === 'done') return feature.name
  return 'silent'
}

/** @returns what is to be written of it, nothing when it failed: that has been written already */
const handleOne = async (world: World, handling: Handling, delivery: Claimed): Promise<Settled | undefined> => {
  const began = performance.now()
  const log = world.log.with({ delivery: delivery.eventId, type: delivery.type })
  try {
    // Were we frozen and is it another's by now, nothing of ours is written any more.
    const ours = { ...world, log, db: dbWhile(world.db, inHand(delivery)) }
    const outcome = await handle(ours, handling, delivery)
    log.info('inbox.handled', { outcome, attempt: delivery.attempts, ms: Math.round(performance.now() - began) })
    return { delivery, state: outcome === 'not-for-us' ? 'ignored' : 'done' }
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      // Authentic and yet not as documented: trying again cannot help, and 200 was the right answer.
      log.warn('inbox.not-understood', { error: error.name })
      return { delivery, state: 'ignored' }
    }
    await settleFailed(handling.books, delivery, error).catch((e) =>
      log.error('inbox.unsettled', { error: briefly(e) }),
    )
    return undefined
  }
}

/** How many deliveries one claim takes. */
const handful = 50

/**
 * Handles what waits in the inbox until nothing is due, `limit` is reached or the program stops.
 *
 * A handful is claimed in one commit and settled in one. Between two deliveries the sockets have their turn: whoever
 * knocks is answered before anything that was said a moment ago is thought about.
 *
 * @returns how many were handled
 */
export const deliver = async (world: World, handling: Handling, limit = Number.POSITIVE_INFINITY): Promise<number> => {
  let handled = 0
  while (handled < limit && !handling.stopping?.()) {
    const claimed = await claim(handling.books, handling.owner, Math.min(handful, limit - handled))
    if (claimed.length === 0) return handled
    const settled: Settled[] = []
    const late: Claimed[] = []
    for (const delivery of claimed) {
      // What is left of an old claim may soon be another's, and who leaves begins nothing: let it be claimed anew.
      const left = (delivery.claimedUntil?.getTime() ?? 0) - world.clock.now().getTime()
      if (left <= lease / 3 || handling.stopping?.()) {
        late.push(delivery)
        continue
      }
      const one = await handleOne(world, handling, delivery)
      if (one) settled.push(one)
      handled++
      await handling.nextTurn()
    }
    await settleDone(handling.books, settled)
    await giveBack(handling.books, late)
    // Not one could be begun: a clock that leaps, or a database so slow that trying at once again is no use.
    if (late.length === claimed.length) return handled
  }
  return handled
}
