import { and, eq, gt, inArray, isNotNull, notInArray, sql } from 'drizzle-orm'
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
 */
export const replanPushes = (to: Writer, { clock }: Pick<World, 'clock'>, memberIds: readonly MemberId[]): Write[] => {
  const now = clock.now()
  const theirs = inArray(pushes.memberId, [...memberIds])
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
