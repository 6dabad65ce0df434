import { remindCard } from '../../../cards/meetings/invite.card.ts'
import { texts } from '../../../cards/meetings/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { BranchId } from '../../core/ids.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { branchById } from '../../domain/people/store.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { dueSessions, storeSessions } from './due-sessions.ts'
import { expectedIds } from './expected.ts'
import { drawInvite, drawLead, momentOf, whichOf } from './faces.ts'
import { inviteKey, leadKey, remindKey } from './keys.ts'
import { askedToLead } from './leaders.ts'
import { lateMs } from './rules.ts'
import { inState, type Meeting, viewOf } from './store.ts'

/** What lies so near ahead is announced: an hour, and the minutes by which a reminder dodges the full hour. */
const nearMs = 66 * 60_000

/** 会议通知：the agenda to the group, the card to whoever leads, a reminder to each who is expected when that is no disturbance. */
export const announce = async (world: World, meeting: Meeting): Promise<void> => {
  if (meeting.state !== 'planned') return
  const { id, plannedAt } = meeting
  const [view, ids, leaders, branch] = await Promise.all([
    viewOf(world.db, id),
    expectedIds(world.db, meeting),
    askedToLead(world.db, meeting),
    branchById(world.db, meeting.branchId),
  ])
  if (!view) return
  const provided = inState(id, 'planned')
  const chat = branch?.chatId
  if (chat)
    await world.db.commit((to) => [
      enqueue(
        to,
        world,
        {
          key: inviteKey(id),
          lane: 'broadcast',
          to: { chat },
          card: drawInvite(meeting, { expected: ids.length, there: 0 }),
          expiresAt: plannedAt,
        },
        provided,
      ),
    ])
  const which = whichOf(meeting)
  const { day, time } = momentOf(plannedAt)
  const when = texts.when({ day, time })
  const toLead = await Promise.all(
    leaders.map(async (member) => ({
      ...{ key: leadKey(id, member), member, kind: 'lead' as const, card: await drawLead(world, view, member) },
      line: texts.leadLine(meeting.kind, when, which.shift),
      // So long it can still be written down.
      expiresAt: new Date(plannedAt.getTime() + lateMs),
      provided,
    })),
  )
  const card = remindCard(which)
  const toCome = ids
    .filter((member) => !leaders.includes(member))
    .map((member) => ({
      ...{ key: remindKey(id, member), member, kind: 'study' as const, card },
      ...{ line: texts.remind.line(meeting.kind, when), expiresAt: plannedAt, provided },
    }))
  await pushAll(world, [...toLead, ...toCome])
}

/** 提前一小时：the sessions of one branch that are near. Run again, nothing is said twice. */
export const remindSessions = async (
  world: World,
  { branchId, at }: { branchId: BranchId; at: Date },
): Promise<number> => {
  let announced = 0
  for (const day of [localDateOf(at), addDays(localDateOf(at), 1)]) {
    const near = (await dueSessions(world.db, branchId, day)).filter(
      (s) => s.at > at && s.at.getTime() - at.getTime() <= nearMs,
    )
    for (const meeting of await storeSessions(world, { branchId, day }, near)) {
      await announce(world, meeting)
      announced++
    }
  }
  return announced
}
