import { and, eq, gt, inArray, isNotNull, notInArray, type SQL, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { recallLetters } from '../../platform/outbox/recall.ts'
import type { World } from '../../platform/world.ts'
import { exemptKinds } from './kinds.ts'
import { pushes } from './schema.ts'
import { later, letterMs } from './times.ts'

/**
 * In the commit that changes when somebody may be written to (leave, a swap, a mute): what waits is looked at anew within
 * the minute, and what is a letter but has not left is taken back.
 *
 * @param whose people, or a select of their ids
 */
export const replanPushes = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  whose: readonly MemberId[] | SQL,
): Write[] => {
  const now = clock.now()
  const theirs = Array.isArray(whose) ? inArray(pushes.memberId, whose) : sql`${pushes.memberId} in (${whose as SQL})`
  const underWay = and(
    theirs,
    eq(pushes.state, 'sent'),
    notInArray(pushes.kind, [...exemptKinds]),
    gt(pushes.leftAt, later(now, -letterMs)),
  )
  return [
    recallLetters(to, now, sql`select ${pushes.key} from ${pushes} where ${underWay}`),
    to
      .update(pushes)
      .set({ dueAt: now })
      .where(and(theirs, isNotNull(pushes.dueAt))),
  ]
}
