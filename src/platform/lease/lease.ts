import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { World } from '../world.ts'
import { leases } from './schema.ts'

/** Milliseconds. A holder that was not heard of for `ttlMs` is gone; it renews every `renewMs`. */
export const ttlMs = 5_000
export const renewMs = 1_500
/** The holder stops trusting its lease this long before the others may take it. */
const marginMs = 1_000

/** An `epoch` that the holder did not know: it changed hands, and what the one before had begun is ours to finish. */
export type Held = { epoch: number; trustedUntil: Date }

type Leasing = Pick<World, 'db' | 'clock'>

/**
 * Takes or renews a lease; the row decides between two who try. A holder that comes back after its time finds itself
 * still the holder if nobody came, and out of it if somebody did.
 */
export const holdLease = async ({ db, clock }: Leasing, name: string, holder: string): Promise<Held | undefined> => {
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + ttlMs)
  const [rows] = await db.commit((to) => [
    to
      .insert(leases)
      .values({ name, holder, epoch: 1, expiresAt })
      .onConflictDoUpdate({
        target: leases.name,
        set: {
          holder,
          epoch: sql`${leases.epoch} + (${leases.holder} <> ${holder})`,
          expiresAt,
        },
        setWhere: sql`${leases.holder} = ${holder} or ${leases.expiresAt} <= ${now.getTime()}`,
      })
      .returning({ epoch: leases.epoch }),
  ])
  const [row] = rows
  if (!row) return undefined
  return { epoch: row.epoch, trustedUntil: new Date(expiresAt.getTime() - marginMs) }
}

export const releaseLease = async ({ db }: Pick<World, 'db'>, name: string, holder: string): Promise<void> => {
  await db.commit((to) => [
    to
      .update(leases)
      .set({ expiresAt: new Date(0) })
      .where(and(eq(leases.name, name), eq(leases.holder, holder))),
  ])
}

/** For the condition of a write: true while this holder has the lease, whatever it believes. */
export const holds = (name: string, holder: string): SQL =>
  sql`exists (select 1 from leases where name = ${name} and holder = ${holder})`
