import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { World } from '../world.ts'
import { inbox } from './schema.ts'

export type Claimed = typeof inbox.$inferSelect

/** A handler takes milliseconds; a claim older than this belongs to a process that is gone. Milliseconds. */
export const lease = 10_000

/** After this many deaths of the process with the same delivery in hand, it is put aside: it may be what kills. */
const deadly = 3

type Claiming = Pick<World, 'db' | 'clock' | 'log'>

/** Puts aside what took the process down again and again; a person decides about it. */
const quarantine = async ({ db, clock, log }: Claiming): Promise<void> => {
  const now = clock.now()
  const [dead] = await db.commit((to) => [
    to
      .update(inbox)
      .set({ state: 'dead', lastError: 'the process died with it in hand', handledAt: now })
      .where(
        sql`${inbox.state} = 'pending' and ${inbox.claimedUntil} < ${now.getTime()} and ${inbox.crashes} >= ${deadly - 1}`,
      )
      .returning({ eventId: inbox.eventId, type: inbox.type }),
  ])
  for (const { eventId, type } of dead) log.error('inbox.quarantined', { delivery: eventId, type })
}

const free = (now: number) => sql`(${inbox.claimedUntil} is null or ${inbox.claimedUntil} < ${now})`

/**
 * The next deliveries for this process, what failed before after the fresh ones, else oldest first; at most one per partition so that a person's own messages keep
 * their order. A delivery whose last holder died is taken alone: if it is the killer, it kills nobody else's work.
 */
export const claim = async (world: Claiming, owner: string, limit: number): Promise<Claimed[]> => {
  const { db, clock } = world
  const now = clock.now().getTime()
  const due = await db.read
    .select({ seq: inbox.seq, orphan: sql<number>`${inbox.claimedUntil} is not null` })
    .from(inbox)
    .where(
      sql`${inbox.state} = 'pending' and ${inbox.dueAt} <= ${now} and ${free(now)} and not exists (
        select 1 from inbox older where older.partition = ${inbox.partition} and older.state = 'pending' and older.seq < ${inbox.seq})`,
    )
    // As `inbox_due` lies: by its order a long queue is not sorted for every handful.
    .orderBy(asc(inbox.dueAt), asc(inbox.seq))
    .limit(limit)
  if (due.length === 0) return []
  const orphan = due.find((d) => d.orphan)
  if (orphan) await quarantine(world)
  const taking = orphan ? [orphan.seq] : due.map((d) => d.seq)

  const [claimed] = await db.commit((to) => [
    to
      .update(inbox)
      .set({
        claimedBy: owner,
        claimedUntil: new Date(now + lease),
        crashes: sql`${inbox.crashes} + (${inbox.claimedUntil} is not null)`,
      })
      .where(and(inArray(inbox.seq, taking), eq(inbox.state, 'pending'), free(now)))
      .returning(),
  ])
  return claimed.sort((a, b) => a.seq - b.seq)
}

/** Ends every claim now: the holder is known to be gone. Whoever takes such a delivery counts it as orphaned. */
export const releaseClaims = async ({ db, clock }: Pick<World, 'db' | 'clock'>): Promise<void> => {
  await db.commit((to) => [
    to
      .update(inbox)
      .set({ claimedUntil: new Date(clock.now().getTime() - 1) })
      .where(sql`${inbox.state} = 'pending' and ${inbox.claimedUntil} is not null`),
  ])
}
