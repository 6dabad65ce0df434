import { like } from 'drizzle-orm'
import { jobCursors } from '../../src/platform/jobs/schema.ts'
import type { World } from '../../src/platform/world.ts'

/**
 * Jobs that have nothing to do with a story and would speak in it, or that need the minutes over which it leaps. They have
 * been seen by a tick before and do nothing until then.
 */
export const holdBack = ({ world }: { world: World }, jobs: string, until = '2027-12-31T00:00:00+08:00') =>
  world.db.commit((to) => [
    to
      .update(jobCursors)
      .set({ upTo: new Date(until) })
      .where(like(jobCursors.job, jobs)),
  ])
