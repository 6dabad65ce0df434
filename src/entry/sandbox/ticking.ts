import { briefly } from '../../core/errors.ts'
import type { Session } from './session.ts'

/** How often the sandbox's own clock is looked at. Real milliseconds. */
const glance = 500

/** A tick at every full minute of the sandbox's clock, which may be jumped; and Feishu's own retries in their time. */
export const startTicking = ({ program, feishu, clock, assembly }: Session): (() => Promise<void>) => {
  let minute = -1
  let running: Promise<unknown> = Promise.resolve()
  const look = async () => {
    const now = Math.floor(clock.now().getTime() / 60_000)
    if (now !== minute) {
      minute = now
      await program.tick()
      program.wake()
    }
    await feishu.settle()
  }
  const timer = setInterval(() => {
    running = running
      .then(look)
      .catch((error) => assembly.world.log.error('jobs.tick-failed', { error: briefly(error) }))
  }, glance)
  return async () => {
    clearInterval(timer)
    await running
  }
}
