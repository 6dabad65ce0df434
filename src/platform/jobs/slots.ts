import { and, asc, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Write, Writer, Writes } from '../db/db.ts'
import type { World } from '../world.ts'
import { decide, nextSlot, slotsBetween } from './due.ts'
import type { Job } from './job.ts'
import { jobCursors, jobSlots } from './schema.ts'

export type Scoped = { job: Job; scope: string; cron: string }

export const scopesOf = async (world: World, jobs: readonly Job[]): Promise<Scoped[]> => {
  const scoped: Scoped[] = []
  for (const job of jobs) {
    if ('cron' in job.schedule) scoped.push({ job, scope: '', cron: job.schedule.cron })
    else for (const { scope, cron } of await job.schedule.perScope(world)) scoped.push({ job, scope, cron })
  }
  return scoped
}

const cursorsOf = async ({ db }: Pick<World, 'db'>): Promise<Map<string, Date>> => {
  const rows = await db.read.select().from(jobCursors)
  return new Map(rows.map((r) => [`${r.job}/${r.scope}`, r.upTo]))
}

type Opened = Pick<OpenSlot, 'at' | 'state' | 'reason'>

/** An idle job's place in its calendar is written down this often, so that nobody has to read far back. Milliseconds. */
const idleMemory = 86_400_000

/**
 * Writes down every slot that has come due since the calendar was last read: to run, or skipped with its reason. A job
 * seen for the first time begins with the present minute. The keys make a second reader's rows no-ops.
 */
export const openSlots = async (home: World, jobs: readonly Job[]): Promise<void> => {
  // One object for one look at the calendar: what several jobs must know is read once for it.
  const world = { ...home }
  const { db, clock, log } = world
  const now = clock.now()
  const firstSight = new Date(Math.floor(now.getTime() / 60_000) * 60_000 - 1)
  const cursors = await cursorsOf(world)
  const openings: { job: string; scope: string; rows: number; opening(to: Writer): Write[] }[] = []
  for (const { job, scope, cron } of await scopesOf(world, jobs)) {
    const known = cursors.get(`${job.id}/${scope}`)
    const since = known ?? firstSight
    const next = job.idle && nextSlot(cron, since)
    const idle = next !== undefined && next <= now && (await job.idle?.(world)) === true
    if (idle && known && now.getTime() - known.getTime() < idleMemory) continue
    const due = decide(idle ? [] : slotsBetween(cron, since, now), now, job.catchUp)
    const rows = [
      ...due.run.map((at) => ({ at, state: 'open' as const, reason: null })),
      // Of a job that may be idle it is not known which of them mattered, and the newest sees to everything.
      ...(job.idle ? [] : due.skipped).map(({ at, reason }) => ({ at, state: 'skipped' as const, reason })),
    ]
    if (known && rows.length === 0 && !idle) continue
    const cursor = (upTo: Date) => ({ job: job.id, scope, upTo })
    const opening = (to: Writer): Write[] => [
      to
        .insert(jobCursors)
        .values(cursor(rows.length > 0 || idle ? now : firstSight))
        .onConflictDoUpdate({
          target: [jobCursors.job, jobCursors.scope],
          set: { upTo: sql`max(${jobCursors.upTo}, excluded.up_to)` },
        }),
      ...rows.map((row) =>
        to
          .insert(jobSlots)
          .values({ job: job.id, scope, ...row })
          .onConflictDoNothing()
          .returning({ at: jobSlots.at, state: jobSlots.state, reason: jobSlots.reason }),
      ),
    ]
    openings.push({ job: job.id, scope, rows: rows.length, opening })
  }
  if (openings.length === 0) return
  // All in one commit: over a remote database every commit is a request of its own.
  const results = (await db.commit(
    (to) => openings.flatMap(({ opening }) => opening(to)) as unknown as Writes,
  )) as unknown as Opened[][]
  let place = 0
  for (const { job, scope, rows } of openings) {
    const opened = results.slice(place + 1, place + 1 + rows).flat()
    place += 1 + rows
    // Of several who read the calendar at once, the one whose row stands says so.
    for (const { at, state, reason } of opened)
      if (state === 'skipped') log.warn('jobs.slot-skipped', { job, scope, slot: at.toISOString(), reason })
  }
}

/** A claim not renewed for so long belongs to a process that is gone. Milliseconds. */
const lease = 60_000

const free = (now: Date) =>
  and(eq(jobSlots.state, 'open'), or(isNull(jobSlots.claimedUntil), lt(jobSlots.claimedUntil, now)))

export type OpenSlot = typeof jobSlots.$inferSelect

export const freeSlots = async ({ db, clock }: Pick<World, 'db' | 'clock'>): Promise<OpenSlot[]> =>
  db.read.select().from(jobSlots).where(free(clock.now())).orderBy(asc(jobSlots.at))

/** The claimed slot, or nothing when somebody else has it. */
export const claimSlot = async (
  { db, clock }: Pick<World, 'db' | 'clock'>,
  slot: OpenSlot,
  owner: string,
): Promise<OpenSlot | undefined> => {
  const now = clock.now()
  const [[claimed]] = await db.commit((to) => [
    to
      .update(jobSlots)
      .set({
        claimedBy: owner,
        claimedUntil: new Date(now.getTime() + lease),
        startedAt: now,
        attempts: sql`${jobSlots.attempts} + 1`,
      })
      .where(and(eq(jobSlots.job, slot.job), eq(jobSlots.scope, slot.scope), eq(jobSlots.at, slot.at), free(now)))
      .returning(),
  ])
  return claimed
}

/** This very claim: the count of tries tells it from a later one, even of the same process. */
const byThisClaim = (slot: OpenSlot) =>
  and(
    eq(jobSlots.job, slot.job),
    eq(jobSlots.scope, slot.scope),
    eq(jobSlots.at, slot.at),
    eq(jobSlots.state, 'open'),
    eq(jobSlots.claimedBy, slot.claimedBy ?? ''),
    eq(jobSlots.attempts, slot.attempts),
  )

/** For the condition of a write: true while nobody else has taken this slot over. */
export const slotInHand = ({ job, scope, at, claimedBy, attempts }: OpenSlot): SQL => sql`exists (
  select 1 from job_slots where job = ${job} and scope = ${scope} and at = ${at.getTime()} and state = 'open'
    and claimed_by = ${claimedBy} and attempts = ${attempts})`

/** Writes about a claimed slot. @returns whether it was still ours */
export const changeSlot = async (
  { db }: Pick<World, 'db'>,
  slot: OpenSlot,
  change: Partial<typeof jobSlots.$inferInsert>,
): Promise<boolean> => {
  const [written] = await db.commit((to) => [
    to.update(jobSlots).set(change).where(byThisClaim(slot)).returning({ at: jobSlots.at }),
  ])
  return written.length === 1
}

/** The holder is alive and at work. @returns whether the slot is still ours */
export const renewSlot = (world: Pick<World, 'db' | 'clock'>, slot: OpenSlot): Promise<boolean> =>
  changeSlot(world, slot, { claimedUntil: new Date(world.clock.now().getTime() + lease) })

/** The next instant of each job that has something to do after now, soonest first. */
export const upcoming = async (
  world: World,
  jobs: readonly Job[],
): Promise<{ job: string; scope: string; at: Date }[]> => {
  const now = world.clock.now()
  const busy: Job[] = []
  for (const job of jobs) if (!(await job.idle?.(world))) busy.push(job)
  const scoped = await scopesOf(world, busy)
  return scoped
    .flatMap(({ job, scope, cron }) => {
      const at = nextSlot(cron, now)
      return at ? [{ job: job.id, scope, at }] : []
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** After a restore: what came due between the backup and now ran already, or was missed; either way it is over. */
export const skipToNow = (to: Writer, now: Date): Write =>
  to.update(jobCursors).set({ upTo: sql`max(${jobCursors.upTo}, ${now.getTime()})` })
