import { and, count, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db/db.ts'
import type { Job } from '../../platform/jobs/job.ts'
import { upcoming } from '../../platform/jobs/slots.ts'
import { letters, redraws } from '../../platform/outbox/schema.ts'
import type { Session } from './session.ts'

/** A longer way is taken in one leap: nobody waits for months of slots. */
const mostStops = 40
/** How long the post of one stop is waited for: a group of a hundred gets its letters in 3 s. Real milliseconds. */
const patience = 6_000
const glance = 20

/** Letters and redraws that should leave by now. */
export const waitingPost = async ({ read }: Db, now: Date): Promise<number> => {
  const [[unsent], [undrawn]] = await Promise.all([
    read
      .select({ n: count() })
      .from(letters)
      .where(and(eq(letters.state, 'pending'), lte(letters.dueAt, now), isNull(letters.retryAt))),
    read
      .select({ n: count() })
      .from(redraws)
      .where(and(sql`wanted > drawn`, isNull(redraws.lostBecause), lte(redraws.dueAt, now), isNull(redraws.retryAt))),
  ])
  return (unsent?.n ?? 0) + (undrawn?.n ?? 0)
}

/** What is to be said now has been said: otherwise it would carry the time of the next stop, or be too late by then. */
const postIsOut = async ({ assembly, clock }: Session): Promise<void> => {
  for (let waited = 0; waited < patience; waited += glance) {
    if ((await waitingPost(assembly.world.db, clock.now())) === 0) return
    await new Promise((done) => setTimeout(done, glance))
  }
}

const arrive = async (session: Session, at: Date): Promise<void> => {
  const { clock, program, feishu, save } = session
  await postIsOut(session)
  clock.jumpTo(at)
  await feishu.settle()
  await program.tick()
  await program.deliver()
  program.wake()
  save()
}

/** Moves the clock, by way of every job's slot in between: what happens on the way happens in its own time. */
export const travel = async (session: Session, jobs: readonly Job[], to: Date): Promise<void> => {
  for (let stop = 0; stop < mostStops; stop++) {
    const [next] = await upcoming(session.assembly.world, jobs)
    if (!next || next.at >= to) break
    await arrive(session, next.at)
  }
  await arrive(session, to)
}
