import { and, eq, gte, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Card } from '../../../cards/kit/card.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import { neverLeft } from '../../platform/outbox/recall.ts'
import type { World } from '../../platform/world.ts'
import { isExempt, isWhole, type PushKindName, pushKinds } from './kinds.ts'
import { leave } from './leave.ts'
import type { PushPlan } from './plan.ts'
import { pushes } from './schema.ts'

export type Push = {
  /** The key of its letter: the same key is the same push, for ever. */
  key: string
  member: MemberId
  kind: PushKindName
  card: Card
  /** The same in one line, with what to do: it stands in a digest when the card does not come. */
  line: string
  /** Worth nothing afterwards, neither as a card nor as a line. */
  expiresAt?: Date
}

type Pushing = Pick<World, 'ids' | 'clock'>
const always = sql`true`

const row = ({ clock }: Pushing, { key, member, kind, line, expiresAt }: Push) => ({
  ...{ key, memberId: member, kind, line },
  writtenAt: clock.now(),
  expiresAt: expiresAt ?? null,
})

/**
 * 打扰一次：says something to a person who has not asked, at a moment that is good for that person, at most twice a day; what
 * does not fit comes in a digest. A matter of safety goes at once. Answers to one's own acts are letters, not pushes.
 *
 * Writes among the feature's own: `[...push(to, world, await planPushes(world, ids), {…})]`. Nothing for those who have
 * left or have no account.
 *
 * @param plan read before the commit; the budget itself is decided inside it
 * @param provided the condition on which the fact depended; the push stands or falls with it
 */
export const push = (to: Writer, world: Pushing, plan: PushPlan, item: Push, provided: SQL = always): Write[] => {
  const standing = plan.get(item.member)
  const now = world.clock.now()
  if (!standing || (item.expiresAt && item.expiresAt <= now)) return []
  const { key, member, kind, card, expiresAt } = item
  const { account } = standing
  const kept = JSON.stringify(card)
  const written = row(world, item)
  if (isExempt(kind)) {
    const letter = { key, lane: pushKinds[kind].lane, to: { account }, card, ...(expiresAt && { expiresAt }) }
    return [
      insertIf(to, pushes, { ...written, state: 'sent', because: 'safety', leftAt: now }, provided),
      enqueue(to, world, letter, provided),
    ]
  }
  if (standing.open)
    return [
      insertIf(
        to,
        pushes,
        { ...written, state: 'waiting', because: 'now', ...(isWhole(kind) && { card: kept }) },
        provided,
      ),
      ...leave(to, world, { key, memberId: member, account, kind, card, expiresAt: expiresAt ?? null }),
    ]
  const { because, dueAt } = standing
  const line = because === 'mute' && !isWhole(kind)
  const waits = line ? { state: 'held' as const } : { state: 'waiting' as const, card: kept }
  return [insertIf(to, pushes, { ...written, ...waits, because, dueAt }, provided)]
}

/**
 * What has become pointless is not said any more: the question was answered, the matter is settled. What has become a
 * letter stays one, unless it could not leave.
 *
 * @param keyStart a whole key, or how the keys of all that is meant begin
 */
export const retractPushes = (to: Writer, keyStart: string, provided: SQL = always): Write =>
  to
    .update(pushes)
    .set({ state: 'dropped', dueAt: null, card: null })
    .where(
      and(
        gte(pushes.key, keyStart),
        lt(pushes.key, `${keyStart}\uFFFF`),
        or(isNotNull(pushes.dueAt), and(eq(pushes.state, 'sent'), neverLeft(sql`${pushes.key}`))),
        provided,
      ),
    )
