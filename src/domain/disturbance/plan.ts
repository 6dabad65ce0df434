import { and, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { AccountId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { members } from '../people/schema.ts'
import { type Opening, openings } from '../shifts/openings.ts'
import { mutesOf } from './mutes.ts'
import type { PushReason } from './schema.ts'
import { later, onGrid, staysMs } from './times.ts'

/** Whether somebody may be written to now, and when if not. */
export type Standing = { account: AccountId } & (
  | { open: true; because: 'now' }
  | { open: false; because: Exclude<PushReason, 'now' | 'budget' | 'safety'>; dueAt: Date }
)

/** Of everyone who can be written to at all. */
export type PushPlan = ReadonlyMap<MemberId, Standing>

/** Somebody away for nobody knows how long is looked at again after this. Milliseconds. */
const again = 86_400_000
const atOnce = 500

const accountsOf = async (db: Db, ids: readonly MemberId[]): Promise<Map<MemberId, AccountId>> => {
  const rows = await db.read
    .select({ id: members.id, account: members.account })
    .from(members)
    .where(and(inArray(members.id, [...ids]), isNull(members.leftAt), isNotNull(members.account)))
  return new Map(rows.map(({ id, account }) => [id, account as AccountId]))
}

const standing = (
  account: AccountId,
  { now, opening, stays, mutedUntil }: { now: Date; opening: Opening; stays: Opening; mutedUntil: Date | undefined },
): Standing | undefined => {
  if ('never' in opening)
    return opening.never === 'left'
      ? undefined
      : { account, open: false, because: 'leave', dueAt: onGrid(later(now, again)) }
  if (mutedUntil) return { account, open: false, because: 'mute', dueAt: onGrid(mutedUntil) }
  if (opening.because !== 'now') return { account, open: false, because: opening.because, dueAt: onGrid(opening.at) }
  // The letter may need some minutes to leave: whoever goes to sleep within them is not written to any more.
  if ('never' in stays) return { account, open: false, because: 'leave', dueAt: onGrid(later(now, again)) }
  if (stays.because !== 'now') return { account, open: false, because: stays.because, dueAt: onGrid(stays.at) }
  return { account, open: true, because: 'now' }
}

/** Read before a commit that pushes: who may be written to now, by shift, leave and their own wish. */
export const planPushes = async (world: World, memberIds: readonly MemberId[]): Promise<PushPlan> => {
  const now = world.clock.now()
  const plan = new Map<MemberId, Standing>()
  for (let i = 0; i < memberIds.length; i += atOnce) {
    const ids = memberIds.slice(i, i + atOnce)
    const accounts = await accountsOf(world.db, ids)
    const [open, stays, muted] = await Promise.all([
      openings(world, ids, now),
      openings(world, ids, later(now, staysMs)),
      mutesOf(world.db, ids, now),
    ])
    for (const [id, account] of accounts) {
      const [opening, still] = [open.get(id), stays.get(id)]
      if (!opening || !still) continue
      const found = standing(account, { now, opening, stays: still, mutedUntil: muted.get(id) })
      if (found) plan.set(id, found)
    }
  }
  return plan
}
