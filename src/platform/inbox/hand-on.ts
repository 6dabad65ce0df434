import type { SQL } from 'drizzle-orm'
import type { Write, Writer } from '../db/db.ts'
import { insertIf } from '../db/guarded.ts'
import type { World } from '../world.ts'
import { inbox } from './schema.ts'

/**
 * What takes longer than a click may: committed with the click, handled as whatever stands in the inbox, with its claims
 * and its repeats, by the `events` handler of this type. The same key is the same work.
 */
export const handOn = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  work: { type: string; key: string; body: Record<string, string> },
  provided: SQL,
): Write => {
  const now = clock.now()
  const row = {
    eventId: `${work.type}/${work.key}`,
    subject: null,
    type: work.type,
    partition: work.type,
    happenedAt: now,
    receivedAt: now,
    body: JSON.stringify(work.body),
    dueAt: new Date(0),
  }
  return insertIf(to, inbox, row, provided)
}
