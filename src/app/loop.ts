import { briefly } from '../core/errors.ts'
import type { Log } from '../core/log.ts'

export type Loop = {
  /** Runs as soon as the present round is over, and now if none is. */
  wake(): void
  /** Resolves when the round under way is over; no other begins. */
  stop(): Promise<void>
}

/**
 * Does `round` whenever woken, and at least every `everyMs` because another process may have left work. Rounds never
 * overlap, and one that throws is logged and does not end the loop.
 */
export const loop = (name: string, log: Log, everyMs: number, round: () => Promise<unknown>): Loop => {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const run = async () => {
    do {
      again = false
      try {
        await round()
      } catch (error) {
        log.error('loop.failed', { kind: name, error: briefly(error) })
      }
    } while (again && !stopped)
  }
  const wake = () => {
    if (stopped) return
    if (running !== undefined) {
      again = true
      return
    }
    clearTimeout(timer)
    running = run().finally(() => {
      running = undefined
      if (!stopped) timer = setTimeout(wake, everyMs)
    })
  }
  timer = setTimeout(wake, everyMs)

  return {
    wake,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
