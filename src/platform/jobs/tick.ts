import { briefly } from '../../core/errors.ts'
import { dbWhile } from '../db/fenced.ts'
import type { World } from '../world.ts'
import type { Job } from './job.ts'
import { changeSlot, claimSlot, freeSlots, type OpenSlot, openSlots, renewSlot, slotInHand } from './slots.ts'

/** Pauses before a failed slot is tried again, milliseconds; after the last it is failed for good. */
const pauses = [60_000, 300_000, 900_000] as const

/** A claim is renewed this often while its job runs, and at most so many times: a job that hangs is not kept for ever. */
const renewal = { everyMs: 20_000, most: 30 }

const renewing = async <T>(world: World, slot: OpenSlot, work: () => Promise<T>): Promise<T> => {
  let left = renewal.most
  const timer = setInterval(() => {
    if (left-- > 0) void renewSlot(world, slot).catch(() => false)
  }, renewal.everyMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/**
 * One claimed slot: done, to be tried again, or failed for good; never thrown further, so the next job still runs.
 * 'lost': another took it over, and nothing more of ours was written.
 */
export const runSlot = async (world: World, job: Job, slot: OpenSlot): Promise<'done' | 'failed' | 'lost'> => {
  const { clock } = world
  const log = world.log.with({ job: slot.job, scope: slot.scope, slot: slot.at.toISOString() })
  const late = clock.now().getTime() - slot.at.getTime()
  const finish = async (change: Parameters<typeof changeSlot>[2]): Promise<boolean> => {
    const ours = await changeSlot(world, slot, { claimedUntil: null, ...change })
    if (!ours) log.warn('jobs.fenced', { attempt: slot.attempts, owner: slot.claimedBy })
    return ours
  }
  const ours = { ...world, log, db: dbWhile(world.db, slotInHand(slot)) }
  try {
    await renewing(world, slot, () => job.run(ours, { at: slot.at, scope: slot.scope }))
    if (!(await finish({ state: 'done', finishedAt: clock.now() }))) return 'lost'
    log.info('jobs.slot-done', { lateMs: late, attempt: slot.attempts })
    return 'done'
  } catch (error) {
    const pause = pauses[slot.attempts - 1]
    const reason = briefly(error)
    const kept = await finish(
      pause === undefined
        ? { state: 'failed', reason, finishedAt: clock.now() }
        : { claimedUntil: new Date(clock.now().getTime() + pause), reason },
    )
    if (!kept) return 'lost'
    log.error('jobs.slot-failed', { attempt: slot.attempts, again: pause !== undefined, error: reason })
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
