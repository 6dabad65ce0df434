import { and, eq, type SQL, sql } from 'drizzle-orm'
import { texts } from '../../../cards/meetings/texts.ts'
import type { MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { wasThere } from './kinds.ts'
import { othersWhoLead, redrawInvite } from './letters.ts'
import { openReview } from './reviews/open.ts'
import { countsOf } from './rules.ts'
import { meetingAttendance, meetings } from './schema.ts'
import { meetingById, type View } from './store.ts'

export type EndOutcome = 'ended' | 'roll-first' | 'not-open'

/** 听了课的人评一评：a training, in a session of its own or within the 二五会, or a 党课; held when it is said to have been. */
const review = (to: Writer, world: World, { meeting, roll }: View, won: SQL): Write[] => {
  const { id, kind, branchId, subject, shift, chairId, late } = meeting
  const isLesson = kind === 'training' || kind === 'lecture' || (kind === 'safety' && subject !== '')
  if (late || !isLesson) return []
  return openReview(
    to,
    world,
    {
      ...{ lesson: `meeting/${id}`, branchId, audience: roll.filter((r) => wasThere(r.state)).map((r) => r.memberId) },
      title: [texts.titled(kind, shift ?? ''), subject].filter((words) => words !== '').join(' · '),
      ...(chairId && { lecturer: chairId }),
    },
    won,
  )
}

/** 散会：once the roll is taken. What follows for those who were missing is a job's, so that the tap is answered at once. */
export const endMeeting = async (
  world: World,
  { view, by, eventId }: { view: View; by: MemberId; eventId: string },
): Promise<EndOutcome> => {
  const { meeting, roll } = view
  const { id } = meeting
  if (meeting.state === 'ended' && meeting.endEvent === eventId) return 'ended'
  if (meeting.state !== 'open') return 'not-open'
  if (roll.some((r) => r.state === 'due')) return 'roll-first'
  const now = world.clock.now()
  const change = {
    ...{ state: 'ended' as const, endEvent: eventId, endRecordedAt: now, rollTakenAt: meeting.rollTakenAt ?? now },
    // When it ended nobody noted at the time: what is written down late has no end, rather than a made-up one.
    endedAt: meeting.late ? null : now,
  }
  const after = { ...view, meeting: { ...meeting, ...change } }
  const others = await othersWhoLead(world, meeting, after, by)
  const won = sql`exists (select 1 from ${meetings} where id = ${id} and end_event = ${eventId})`
  const called = sql`not exists (select 1 from ${meetingAttendance} where meeting_id = ${id} and state = 'due')`
  await world.db.commit((to) => [
    to
      .update(meetings)
      .set(change)
      .where(and(eq(meetings.id, id), eq(meetings.state, 'open'), called)),
    audit(to, world, { actor: by, action: 'meetings.ended', object: `meeting/${id}` }, won),
    redrawInvite(to, world, after.meeting, countsOf(roll), won),
    ...others(to, won),
    ...review(to, world, view, won),
  ])
  const became = await meetingById(world.db, id)
  return became?.endEvent === eventId ? 'ended' : 'not-open'
}
