import { briefly } from '../../core/errors.ts'
import type { World } from '../world.ts'
import { dispatch } from './dispatch.ts'
import { leasedSender } from './leased.ts'

export type RunningSender = {
  /** Something was written in this process: look now. */
  wake(): void
  /** Finishes what is under way and lets go of the lease, so that another process can go on at once. */
  stop(): Promise<void>
}

/** Another process may have written letters, and only a look tells. Real milliseconds. */
const pollMs = 1_000
/** A round ends now and then, so that late letters are laid aside even under constant work. */
const perRound = 200
/** Requests end by themselves after 10 s; whoever waits longer waits for nothing. Real milliseconds. */
const stopMs = 10_000

/** The one loop that sends. Several processes may run it: one sends, the others look every second whether it still does. */
export const startSender = (world: World): RunningSender => {
  const leased = leasedSender(world)
  const { sender } = leased
  let stopping = false

  const pauseUntil = (waiting: Date | undefined) =>
    waiting ? Math.max(0, Math.min(pollMs, waiting.getTime() - world.clock.now().getTime())) : pollMs

  const round = async (): Promise<number> => {
    if (!(await leased.hold())) return pollMs
    const { waiting } = await leased.during(() => dispatch(world, sender, { limit: perRound }))
    return pauseUntil(waiting)
  }

  const run = async () => {
    while (!stopping) {
      const pause = await round().catch((error: unknown) => {
        world.log.error('outbox.failed', { error: briefly(error) })
        return pollMs
      })
      if (stopping) break
      const ear = sender.bell.listen(pause)
      await ear.heard
    }
  }
  const running = run()

  return {
    wake: () => sender.bell.ring(),
    stop: async () => {
      stopping = true
      // From here on nothing new begins; other processes may begin as soon as ours is finished.
      leased.quit()
      sender.bell.ring()
      let timer: ReturnType<typeof setTimeout> | undefined
      const patience = new Promise<void>((done) => {
        timer = setTimeout(done, stopMs)
      })
      await Promise.race([running, patience])
      clearTimeout(timer)
      await leased.release()
    },
  }
}
