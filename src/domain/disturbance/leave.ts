import { and, eq, sql } from 'drizzle-orm'
import type { Card } from '../../../cards/kit/card.ts'
import { localDateOf } from '../../core/clock.ts'
import type { AccountId, MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import { reviveLetter } from '../../platform/outbox/recall.ts'
import type { World } from '../../platform/world.ts'
import { hasSlot, takeSlot, useKeptPlace } from './budget.ts'
import { isAppointed, isWhole, type PushKindName, presses, pushKinds, yieldingKinds } from './kinds.ts'
import { pushes } from './schema.ts'
import { letterUntil, tomorrow } from './times.ts'

export type Leaving = {
  key: string
  memberId: MemberId
  account: AccountId
  kind: PushKindName
  /** Absent when its letter has been written before and did not get out in time. */
  card: Card | undefined
  expiresAt: Date | null
}

/**
 * A push whose person may be written to now: it takes a place of the day and becomes a letter, or there is none left
 * and it becomes a line of the next digest, or waits for tomorrow if it must stay whole. Decided inside the commit, whoever else pushes at that moment.
 */
export const leave = (to: Writer, world: Pick<World, 'ids' | 'clock'>, push: Leaving): Write[] => {
  const { key, memberId, account, kind, card } = push
  const whole = isWhole(kind)
  const now = world.clock.now()
  const expiresAt = letterUntil(now, push.expiresAt)
  const goes = sql`${hasSlot(key)} and exists (select 1 from ${pushes} where key = ${key} and state = 'waiting')`
  const place = { key, memberId, day: localDateOf(now) }
  return [
    ...(isAppointed(kind) ? [useKeptPlace(to, { ...place, kind })] : []),
    takeSlot(to, place),
    ...(presses(kind) ? yieldingKinds.map((other) => useKeptPlace(to, { ...place, kind: other })) : []),
    card
      ? enqueue(to, world, { key, lane: pushKinds[kind].lane, to: { account }, card, expiresAt }, goes)
      : reviveLetter(to, key, expiresAt, goes),
    to
      .update(pushes)
      .set({
        state: sql`case when ${hasSlot(key)} then 'sent' else ${whole ? 'waiting' : 'held'} end`,
        because: sql`case when ${hasSlot(key)} then because else 'budget' end`,
        dueAt: sql`case when ${hasSlot(key)} then null else ${tomorrow(now).getTime()} end`,
        leftAt: sql`case when ${hasSlot(key)} then ${now.getTime()} else null end`,
        card: whole ? sql`case when ${hasSlot(key)} then null else card end` : null,
      })
      .where(and(eq(pushes.key, key), eq(pushes.state, 'waiting'))),
  ]
}
