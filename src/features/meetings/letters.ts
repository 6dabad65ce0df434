import { type SQL, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import { redrawPush } from '../../domain/disturbance/redraw-push.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { redraw } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { drawInvite, drawLead } from './faces.ts'
import { inviteKey, leadKey } from './keys.ts'
import { askedToLead } from './leaders.ts'
import type { Meeting, View } from './store.ts'

/** The group's card as the meeting stands now, where it has one. */
export const redrawInvite = (
  to: Writer,
  world: Pick<World, 'clock'>,
  meeting: Meeting,
  counts: { expected: number; there: number },
  provided: SQL,
): Write => {
  const letterKey = inviteKey(meeting.id)
  const card = drawInvite(meeting, counts)
  return redraw(
    to,
    world,
    { letterKey, card },
    sql`${provided} and exists (select 1 from letters where key = ${letterKey})`,
  )
}

/**
 * The cards of the others who were asked to lead, as the meeting will stand; whoever clicks gets theirs with the answer.
 * Read before the commit.
 */
export const othersWhoLead = async (
  world: World,
  before: Meeting,
  after: View,
  clicker: MemberId,
): Promise<(to: Writer, provided: SQL) => Write[]> => {
  const others = (await askedToLead(world.db, { ...before, chairId: null })).filter((id) => id !== clicker)
  const cards = await Promise.all(others.map(async (id) => [id, await drawLead(world, after, id)] as const))
  return (to, provided) =>
    cards.flatMap(([id, card]) => redrawPush(to, world, { letterKey: leadKey(before.id, id), card }, provided))
}
