import { and, eq, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { neverLeft } from '../../platform/outbox/recall.ts'
import type { World } from '../../platform/world.ts'
import { pushes, pushSlots } from './schema.ts'
import { unsent } from './store.ts'

/** A digest that did not get out is none: its lines are held again. */
const undigest = (to: Writer, key: string, now: Date, lost: SQL): Write[] => [
  to
    .update(pushes)
    .set({ state: 'held', digestKey: null, leftAt: null, dueAt: now })
    .where(and(eq(pushes.digestKey, key), lost)),
  to
    .update(pushes)
    .set({ state: 'dropped', leftAt: null })
    .where(and(eq(pushes.key, key), lost)),
]

const waitAgain = (to: Writer, key: string, now: Date, lost: SQL): Write[] => [
  to
    .update(pushes)
    .set({ state: 'waiting', leftAt: null, dueAt: now })
    .where(and(eq(pushes.key, key), lost)),
]

/** What could not leave in its time waits again and gives its place in the day back; what is worth nothing any more ends. */
export const takeBack = async ({ db, clock }: Pick<World, 'db' | 'clock'>): Promise<void> => {
  const now = clock.now()
  const writes = (await unsent(db, now)).map(({ key, kind }) => (to: Writer): Write[] => {
    const lost = sql`${neverLeft(key)} and exists (select 1 from ${pushes} p where p.key = ${key} and p.state = 'sent')`
    return [
      to.delete(pushSlots).where(and(eq(pushSlots.key, key), lost)),
      ...(kind === 'digest' ? undigest(to, key, now, lost) : waitAgain(to, key, now, lost)),
    ]
  })
  await db.commit(
    (to) =>
      [
        ...writes.flatMap((write) => write(to)),
        to
          .update(pushes)
          .set({ state: 'expired', dueAt: null, card: null })
          .where(and(isNotNull(pushes.dueAt), lte(pushes.expiresAt, now))),
      ] as unknown as Writes,
  )
}
