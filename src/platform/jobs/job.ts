import type { World } from '../world.ts'

/** What becomes of slots that passed while nothing was running. */
export type CatchUp =
  /** Let go at once. */
  | { kind: 'skip' }
  /** Only the newest, if it is not older than this. */
  | { kind: 'latest-within'; minutes: number }
  /** Every one, oldest first. */
  | { kind: 'each' }
  /** Only the newest, however old: the job looks at the state and does whatever is overdue. */
  | { kind: 'deadline' }

/** Where a job's time comes from: five cron fields read in Asia/Shanghai, fixed or by scope (a branch). */
export type Schedule =
  | { cron: string }
  | { perScope: (world: World) => Promise<readonly { scope: string; cron: string }[]> }

export type Job = {
  id: `${string}.${string}`
  schedule: Schedule
  catchUp: CatchUp
  /**
   * Whether there is nothing it could find to do, whatever the hour: then its slots are passed over in silence, and a clock
   * that is moved on by hand does not stop for them. Only for jobs that look at the state ('deadline').
   */
  idle?(world: Pick<World, 'db' | 'clock'>): Promise<boolean>
  /** Only changes state and enqueues letters; runs again if the process died in the middle, so everything is keyed. */
  run(world: World, slot: { at: Date; scope: string }): Promise<void>
}
export const defineJob = (job: Job): Job => job
