import { and, eq, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { retractPushes } from '../../domain/disturbance/push.ts'
import { memberById } from '../../domain/people/store.ts'
import type { World } from '../../platform/world.ts'
import { enrol } from './enrol.ts'
import { expectedOf } from './expected.ts'
import { remindKey } from './keys.ts'
import { othersWhoLead, redrawInvite } from './letters.ts'
import { graceMs, lateMs } from './rules.ts'
import { meetings } from './schema.ts'
import { type Meeting, meetingById, viewOf } from './store.ts'

/** Nobody begins sooner than that before its time. */
const aheadMs = 2 * 3_600_000

export type StartOutcome = 'started' | 'started-late' | 'already' | 'not-planned' | 'too-early' | 'too-late'

const standing = (meeting: Meeting, now: Date, late: boolean): StartOutcome | undefined => {
  if (meeting.state !== 'planned') return meeting.state === 'open' ? 'already' : 'not-planned'
  const past = now.getTime() - meeting.plannedAt.getTime()
  if (past < (late ? 0 : -aheadMs)) return 'too-early'
  return past > lateMs ? 'too-late' : undefined
}

/**
 * 开会：by whoever taps first; that person leads. With `late` it is written down after the time: it began when it was to
 * begin, and both times stand.
 */
export const startMeeting = async (
  world: World,
  { meeting, by, eventId, late }: { meeting: Meeting; by: MemberId; eventId: string; late?: { why: string } },
): Promise<StartOutcome> => {
  const now = world.clock.now()
  const { id } = meeting
  const mine = (m: Meeting | undefined) => m?.startEvent === eventId && m.state === 'open'
  if (mine(meeting)) return meeting.late ? 'started-late' : 'started'
  const refused = standing(meeting, now, late !== undefined)
  if (refused) return refused

  const change = {
    ...{ state: 'open' as const, chairId: by, startEvent: eventId, startRecordedAt: now },
    ...{ startedAt: late ? meeting.plannedAt : now, late: late !== undefined, lateWhy: late?.why ?? '' },
  }
  const people = await expectedOf(world.db, meeting)
  const [before, chair] = [await viewOf(world.db, id), await memberById(world.db, by)]
  if (!before) return 'not-planned'
  const after = { ...before, meeting: { ...meeting, ...change }, chair: chair?.name ?? null }
  const others = await othersWhoLead(world, meeting, after, by)
  const won = sql`exists (select 1 from ${meetings} where id = ${id} and start_event = ${eventId} and state = 'open')`
  // What is written down long after it was held is not going on now.
  const nowOn = !late || now.getTime() - meeting.plannedAt.getTime() < graceMs
  await world.db.commit((to) => [
    to
      .update(meetings)
      .set(change)
      .where(and(eq(meetings.id, id), eq(meetings.state, 'planned'))),
    enrol(to, world, id, people, won),
    audit(
      to,
      world,
      { actor: by, action: late ? 'meetings.entered-late' : 'meetings.started', object: `meeting/${id}` },
      won,
    ),
    retractPushes(to, remindKey(id, ''), won),
    ...(nowOn ? [redrawInvite(to, world, after.meeting, { expected: people.length, there: 0 }, won)] : []),
    ...others(to, won),
  ])
  const became = await meetingById(world.db, id)
  if (mine(became)) return late ? 'started-late' : 'started'
  return became?.state === 'open' ? 'already' : 'not-planned'
}

/** 我来主持：the chair changes midway; what was done stays. */
export const takeOver = async (
  world: World,
  { meeting: { id }, by }: { meeting: Meeting; by: MemberId },
): Promise<boolean> => {
  const notMine = sql`exists (select 1 from ${meetings} where id = ${id} and state = 'open' and chair_id is not ${by})`
  const [, rows] = await world.db.commit((to) => [
    audit(to, world, { actor: by, action: 'meetings.taken-over', object: `meeting/${id}` }, notMine),
    to
      .update(meetings)
      .set({ chairId: by })
      .where(and(eq(meetings.id, id), eq(meetings.state, 'open')))
      .returning({ id: meetings.id }),
  ])
  return rows.length > 0
}
