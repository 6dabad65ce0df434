import { briefly } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { DatabaseClock } from '../platform/db/clock.ts'

/** Between two looks at the database's clock; a machine's own count is off by milliseconds after so long. Milliseconds. */
const everyMs = 60_000
/** More than this between the two clocks is somebody's to repair. Milliseconds. */
const tolerated = 2_000

/**
 * Looks at the shared clock now and every minute, and says when the machine's own goes differently.
 *
 * @returns ends it
 */
export const keepTime = async (clock: DatabaseClock | undefined, log: Log): Promise<() => void> => {
  if (!clock) return () => {}
  const look = async () => {
    try {
      const aheadMs = Math.round(await clock.measure())
      if (Math.abs(aheadMs) > tolerated) log.warn('clock.differs', { aheadMs })
    } catch (error) {
      log.warn('clock.not-measured', { error: briefly(error) })
    }
  }
  await look()
  const timer = setInterval(() => void look(), everyMs)
  return () => clearInterval(timer)
}
