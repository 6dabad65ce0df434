import type { World } from '../../platform/world.ts'
import { firstDue } from './store.ts'

const shanghaiMs = 8 * 3_600_000
const minute = 60_000

/**
 * For the schedule of the job that releases: the very minute at which something that waits is to be looked at, and no
 * time at all while nothing waits. So nobody polls, and a clock that is moved on by hand stops where something happens.
 */
export const releaseTimes = async ({
  db,
  clock,
}: Pick<World, 'db' | 'clock'>): Promise<{ scope: string; cron: string }[]> => {
  const now = clock.now()
  const first = await firstDue(db, now)
  if (!first) return []
  const passed = Math.floor(now.getTime() / minute) * minute
  const at = new Date(Math.max(Math.ceil(first.getTime() / minute) * minute, passed) + shanghaiMs)
  const [min, hour, day, month] = [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1]
  return [{ scope: '', cron: `${min} ${hour} ${day} ${month} *` }]
}
