import { and, eq } from 'drizzle-orm'
import { briefly } from '../../core/errors.ts'
import type { World } from '../world.ts'
import type { Job } from './job.ts'
import { jobSlots } from './schema.ts'
import { claimSlot, freeSlots, type OpenSlot, openSlots } from './slots.ts'

/** Pauses before a failed slot is tried again, milliseconds; after the last it is failed for good. */
const pauses = [60_000, 300_000, 900_000] as const

const finish = async (world: World, slot: OpenSlot, change: Partial<typeof jobSlots.$inferInsert>) => {
  await world.db.commit((to) => [
    to
      .update(jobSlots)
      .set(change)
      .where(
        and(
          eq(jobSlots.job, slot.job),
          eq(jobSlots.scope, slot.scope),
          eq(jobSlots.at, slot.at),
          eq(jobSlots.claimedBy, slot.claimedBy ?? ''),
        ),
      ),
  ])
}

/** One claimed slot: done, to be tried again, or failed for good; never thrown further, so the next job still runs. */
export const runSlot = async (world: World, job: Job, slot: OpenSlot): Promise<'done' | 'failed'> => {
  const { clock } = world
  const log = world.log.with({ job: slot.job, scope: slot.scope, slot: slot.at.toISOString() })
  const late = clock.now().getTime() - slot.at.getTime()
  try {
    await job.run({ ...world, log }, { at: slot.at, scope: slot.scope })
    await finish(world, slot, { state: 'done', claimedUntil: null, finishedAt: clock.now() })
    log.info('jobs.slot-done', { lateMs: late, attempt: slot.attempts })
    return 'done'
  } catch (error) {
    const pause = pauses[slot.attempts - 1]
    await finish(
      world,
      slot,
      pause === undefined
        ? { state: 'failed', claimedUntil: null, reason: briefly(error), finishedAt: clock.now() }
        : { claimedUntil: new Date(clock.now().getTime() + pause), reason: briefly(error) },
    )
    log.error('jobs.slot-failed', { attempt: slot.attempts, again: pause !== undefined, error: briefly(error) })
    return 'failed'
  }
}

/**
 * The whole scheduler: both homes call this once a minute and know nothing else about jobs. Several callers at once
 * share the work by claiming.
 *
 * @param owner names this process in claims
 */
export const tick = async (world: World, jobs: readonly Job[], owner: string): Promise<void> => {
  await openSlots(world, jobs)
  for (const open of await freeSlots(world)) {
    const job = jobs.find((j) => j.id === open.job)
    if (!job) continue
    const slot = await claimSlot(world, open, owner)
    if (slot) await runSlot(world, job, slot)
  }
}
