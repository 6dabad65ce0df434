import type { World } from '../world.ts'
import { dispatch } from './dispatch.ts'
import { leasedSender } from './leased.ts'

export type Drained = {
  sent: number
  /** When the next letter may leave. */
  waiting?: Date
  /** Somebody else is sending just now; nothing was done here. */
  busy?: true
}

/**
 * Sends what may leave now, at most `limit`: one tick on Workers, `cli tick`, a test.
 *
 * @param enough nothing new begins any more; what is under way is finished
 */
export const drainOnce = async (world: World, limit: number, enough = () => false): Promise<Drained> => {
  const leased = leasedSender(world)
  const sender = { ...leased.sender, mayGo: () => leased.sender.mayGo() && !enough() }
  if (!(await leased.hold())) return { sent: 0, busy: true }
  try {
    return await leased.during(() => dispatch(world, sender, { limit }))
  } finally {
    await leased.release()
  }
}

/**
 * For tests and the sandbox, where the clock is a value: moves it from one moment at which something may leave to the
 * next until nothing waits.
 *
 * @param most rounds, so that a letter that waits for ever fails a test instead of hanging it
 * @throws Error when something still waits after that
 */
export const drainUntilIdle = async (
  world: World,
  moveClock: (to: Date) => void | Promise<void>,
  most = 10_000,
): Promise<number> => {
  const leased = leasedSender(world)
  let sent = 0
  try {
    for (let round = 0; round < most; round++) {
      if (!(await leased.hold())) throw new Error('another sender holds the outbox')
      const drained = await leased.during(() => dispatch(world, leased.sender, { limit: 1_000 }))
      sent += drained.sent
      if (!drained.waiting) return sent
      if (drained.waiting > world.clock.now()) await moveClock(drained.waiting)
    }
    throw new Error(`letters still wait after ${most} rounds`)
  } finally {
    await leased.release()
  }
}
