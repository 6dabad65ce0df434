import type { Drained } from '../../platform/outbox/drain.ts'
import type { Invocation } from './invocation.ts'

/**
 * What an invocation keeps for finishing what is under way: one look and claim (3), six requests to Feishu, a fresh token
 * and their records (13), the lease renewed and let go (3), the seals of both books (6). Everything else may be spent.
 *
 * A letter costs 2 looks, 1 claim, 1 request to Feishu and 1 record, so at most 5 requests; beginning and ending to send
 * costs 10, a tick with nothing due 3 or 4, a delivery about 8. With 900 requests some 170 letters leave per tick, with
 * the 4,500 of a paid plan the 800 and more that Feishu would take in a minute, with the 45 of the free plan about 4.
 */
const reserve = 25

/** Deliveries between two looks at the budget; so many cost what a handful of letters costs. */
const handful = 5
/** Letters between two looks at the inbox, where somebody may have said something meanwhile. */
const atOnce = 50
/** When another invocation sends just now: it most likely sends what is ours too. Milliseconds. */
const pauses = [250, 500, 1_000, 2_000, 4_000] as const

/** Until when the sender is waited for, from now; nothing when there is nothing to wait for. */
const pauseAfter = ({ busy, waiting }: Drained, now: Date, tries: number): number | undefined => {
  const pause = pauses[tries]
  if (busy || pause === undefined) return pause
  return waiting && Math.max(waiting.getTime() - now.getTime(), pause)
}

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/**
 * Handles what waits in the inbox and sends what may leave, until nothing is left to do, the time or the requests of
 * this invocation are used up, or others see to it.
 *
 * @param patience milliseconds
 */
export const workOff = async ({ program, world, budget }: Invocation, patience: number): Promise<void> => {
  const end = performance.now() + patience
  const enough = () => budget.left() < reserve || performance.now() >= end
  for (let tries = 0; !enough(); ) {
    const handled = await program.deliver(handful)
    if (enough()) return
    const drained = await program.send(atOnce, enough)
    if (handled > 0 || drained.sent > 0) tries = 0
    if (handled > 0) continue
    const pause = pauseAfter(drained, world.clock.now(), tries++)
    if (pause === undefined || performance.now() + pause > end) return
    await sleep(pause)
  }
}
