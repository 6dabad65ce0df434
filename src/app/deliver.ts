import { z } from 'zod'
import { briefly } from '../core/errors.ts'
import type { AccountId } from '../core/ids.ts'
import type { Feature } from '../platform/feature.ts'
import { type Claimed, claim, lease } from '../platform/inbox/claim.ts'
import { settleDone, settleFailed } from '../platform/inbox/settle.ts'
import type { World } from '../platform/world.ts'
import { saidIn } from './read-event.ts'

export type Handling = {
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
  const said = saidIn(delivery, await handling.self(), await handling.tenantKey())
  if (!said) return 'not-for-us'
  for (const feature of handling.features)
    for (const command of feature.commands ?? []) if ((await command.run(world, said)) === 'done') return feature.name
  return 'silent'
}

const handleOne = async (world: World, handling: Handling, delivery: Claimed): Promise<void> => {
  const began = performance.now()
  const log = world.log.with({ delivery: delivery.eventId, type: delivery.type })
  try {
    const outcome = await handle({ ...world, log }, handling, delivery)
    await settleDone(world, delivery, outcome === 'not-for-us' ? 'ignored' : 'done')
    log.info('inbox.handled', { outcome, attempt: delivery.attempts, ms: Math.round(performance.now() - began) })
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      // Authentic and yet not as documented: trying again cannot help, and 200 was the right answer.
      await settleDone(world, delivery, 'ignored')
      log.warn('inbox.not-understood', { error: error.name })
      return
    }
    await settleFailed(world, delivery, error).catch((e) => log.error('inbox.unsettled', { error: briefly(e) }))
  }
}

/** How many deliveries one claim takes. */
const handful = 20

/**
 * Handles what waits in the inbox until nothing is due or `limit` is reached.
 *
 * @returns how many were handled
 */
export const deliver = async (world: World, handling: Handling, limit = Number.POSITIVE_INFINITY): Promise<number> => {
  let handled = 0
  while (handled < limit && !handling.stopping?.()) {
    const claimed = await claim(world, handling.owner, Math.min(handful, limit - handled))
    if (claimed.length === 0) return handled
    for (const delivery of claimed) {
      // What is left of an old claim may already be another's: let it be claimed anew.
      const left = (delivery.claimedUntil?.getTime() ?? 0) - world.clock.now().getTime()
      if (left > lease / 3) await handleOne(world, handling, delivery)
      handled++
      await handling.nextTurn()
    }
  }
  return handled
}
