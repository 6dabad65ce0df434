import { and, eq, isNull, notInArray, sql } from 'drizzle-orm'
import type { MeetingId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { confirm } from '../../domain/confirmations/ledger.ts'
import { retractPushes } from '../../domain/disturbance/push.ts'
import type { World } from '../../platform/world.ts'
import { makeUpKey } from './keys.ts'
import { type RollState, wasThere } from './kinds.ts'
import { meetingAttendance, meetings } from './schema.ts'
import { inState } from './store.ts'

type Line = { id: MeetingId; memberId: MemberId; by: MemberId }

const lineOf = ({ id, memberId }: Line) =>
  and(eq(meetingAttendance.meetingId, id), eq(meetingAttendance.memberId, memberId))

/** 改正出勤：after the end, by somebody else. What stood there first stays written. */
export const amendRoll = async (
  world: World,
  { state, ...line }: Line & { state: Exclude<RollState, 'due'> },
): Promise<boolean> => {
  const { id, memberId, by } = line
  const other = sql`${inState(id, 'ended')} and exists (select 1 from ${meetingAttendance}
    where meeting_id = ${id} and member_id = ${memberId} and state <> ${state})`
  const [, , rows] = await world.db.commit((to) => [
    audit(
      to,
      world,
      {
        actor: by,
        action: 'meetings.attendance-amended',
        object: `meeting/${id}`,
        detail: { member: memberId, to: state },
      },
      other,
    ),
    retractPushes(to, makeUpKey(id, memberId), wasThere(state) ? other : sql`false`),
    to
      .update(meetingAttendance)
      .set({
        state,
        before: sql`coalesce(${meetingAttendance.before}, ${meetingAttendance.state})`,
        markedBy: by,
        markedAt: world.clock.now(),
      })
      .where(and(lineOf(line), other))
      .returning({ id: meetingAttendance.memberId }),
  ])
  return rows.length > 0
}

/** 当面补课：whoever led went through it with that person; somebody else's word, so the ledger says «学了», not more. */
export const madeUpInPerson = async (world: World, line: Line): Promise<boolean> => {
  const { id, memberId, by } = line
  const now = world.clock.now()
  const open = sql`${inState(id, 'ended')} and exists (select 1 from ${meetingAttendance}
    where meeting_id = ${id} and member_id = ${memberId} and made_up_at is null and state not in ('present', 'late'))`
  const [, , , rows] = await world.db.commit((to) => [
    audit(
      to,
      world,
      { actor: by, action: 'meetings.made-up', object: `meeting/${id}`, detail: { member: memberId } },
      open,
    ),
    confirm(
      to,
      world,
      {
        ...{ memberId, kind: 'study', subject: `meeting/${id}`, stage: 'learned', confirmedBy: by, late: true },
        ...{ evidence: `meeting/${id}`, occurredAt: now },
      },
      open,
    ),
    retractPushes(to, makeUpKey(id, memberId), open),
    to
      .update(meetingAttendance)
      .set({ madeUp: 'in-person', madeUpAt: now, madeUpBy: by })
      .where(
        and(
          lineOf(line),
          isNull(meetingAttendance.madeUpAt),
          notInArray(meetingAttendance.state, ['present', 'late']),
          inState(id, 'ended'),
        ),
      )
      .returning({ id: meetingAttendance.memberId }),
  ])
  return rows.length > 0
}

/** 改议程：only before it begins, so that what was done stays what it was. */
export const setAgenda = async (
  world: World,
  { id, agenda }: { id: MeetingId; agenda: readonly string[] },
): Promise<boolean> => {
  const [rows] = await world.db.commit((to) => [
    to
      .update(meetings)
      .set({ agenda })
      .where(and(eq(meetings.id, id), eq(meetings.state, 'planned')))
      .returning({ id: meetings.id }),
  ])
  return rows.length > 0
}
