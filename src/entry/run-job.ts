import type { Db } from '../platform/db/db.ts'
import type { Job } from '../platform/jobs/job.ts'
import { jobSlots } from '../platform/jobs/schema.ts'
import { claimSlot, scopesOf } from '../platform/jobs/slots.ts'
import { runSlot } from '../platform/jobs/tick.ts'
import type { World } from '../platform/world.ts'

export type JobRun = { scope: string; outcome: 'done' | 'failed' | 'lost' | 'already' }

/** Runs a job for an instant that a person names, once in each of its scopes. */
export const runJobAt = async (world: World, db: Db, job: Job, at: Date, owner: string): Promise<JobRun[]> => {
  const results: JobRun[] = []
  for (const { scope } of await scopesOf(world, [job])) {
    const [[slot]] = await db.commit((to) => [
      to.insert(jobSlots).values({ job: job.id, scope, at, state: 'open' }).onConflictDoNothing().returning(),
    ])
    const claimed = slot && (await claimSlot(world, slot, owner))
    results.push({ scope, outcome: claimed ? await runSlot(world, job, claimed) : 'already' })
  }
  return results
}
