import { and, eq, isNull, notInArray, sql } from 'drizzle-orm'
import type { MeetingId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { confirm } from '../../domain/confirmations/ledger.ts'
import type { World } from '../../platform/world.ts'
import { type RollState, wasThere } from './kinds.ts'
import { redrawMakeUp } from './make-up-letters.ts'
import { meetingAttendance, meetings } from './schema.ts'
import { attendanceOf, inState, meetingById, minutesOf } from './store.ts'

type Line = { id: MeetingId; memberId: MemberId; by: MemberId }

const lineOf = ({ id, memberId }: Line) =>
  and(eq(meetingAttendance.meetingId, id), eq(meetingAttendance.memberId, memberId))

/** What their cards are drawn from. */
const readLine = async ({ db }: Pick<World, 'db'>, { id, memberId }: Line) => {
  const [meeting, line, minutes] = await Promise.all([
    meetingById(db, id),
    attendanceOf(db, id, memberId),
    minutesOf(db, id),
  ])
  return meeting && line ? { meeting, line, minutes } : undefined
}

/**
 * 改正出勤：after the end, by somebody else. What stood there first stays written; what the person has said of it is decided
 * with it. Whoever was not there after all is asked to make up for it like everybody else.
 */
export const amendRoll = async (
  world: World,
  { state, ...who }: Line & { state: Exclude<RollState, 'due'> },
): Promise<boolean> => {
  const { id, memberId, by } = who
  const read = await readLine(world, who)
  if (!read) return false
  const { line, ...about } = read
  const now = world.clock.now()
  const there = wasThere(state)
  const change = {
    ...{ state, before: line.before ?? line.state, markedBy: by, markedAt: now },
    ...(there && line.claim === 'open' ? { claim: 'granted' as const, claimDecidedBy: by, claimDecidedAt: now } : {}),
  }
  const other = sql`${inState(id, 'ended')} and exists (select 1 from ${meetingAttendance}
    where meeting_id = ${id} and member_id = ${memberId} and state = ${line.state} and state <> ${state}
      and claim is ${line.claim})`
  const [, ...rest] = await world.db.commit((to) => [
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
    ...redrawMakeUp(to, world, about, { ...line, ...change }, other),
    to
      .update(meetings)
      .set({ followedUpAt: null })
      .where(and(eq(meetings.id, id), there ? sql`false` : other)),
    to
      .update(meetingAttendance)
      .set(change)
      .where(and(lineOf(who), other))
      .returning({ id: meetingAttendance.memberId }),
  ])
  return ((rest.at(-1) as unknown[] | undefined)?.length ?? 0) > 0
}

/** 当面补课：whoever led went through it with that person; somebody else's word, so the ledger says «学了», not more. */
export const madeUpInPerson = async (world: World, line: Line): Promise<boolean> => {
  const { id, memberId, by } = line
  const now = world.clock.now()
  const read = await readLine(world, line)
  if (!read) return false
  const { line: stood, ...about } = read
  const change = { madeUp: 'in-person', madeUpAt: now, madeUpBy: by } as const
  const open = sql`${inState(id, 'ended')} and exists (select 1 from ${meetingAttendance}
    where meeting_id = ${id} and member_id = ${memberId} and made_up_at is null and state not in ('present', 'late'))`
  const [, , ...rest] = await world.db.commit((to) => [
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
    ...redrawMakeUp(to, world, about, { ...stood, ...change }, open),
    to
      .update(meetingAttendance)
      .set(change)
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
  return ((rest.at(-1) as unknown[] | undefined)?.length ?? 0) > 0
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
