import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { MeetingId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import type { RollState } from './kinds.ts'
import { redrawOpenMakeUps } from './make-up-letters.ts'
import { isOvercounted, type Outcome, outcomeOf, type Vote } from './rules.ts'
import { meetingAttendance, meetingDecisions, meetingMinutes, meetingSteps, meetings } from './schema.ts'
import { inState, type View, viewOf } from './store.ts'

type By = { id: MeetingId; by: MemberId }

/** 议程走一步。The same step twice is one step. */
export const stepDone = async (world: World, { id, by, step }: By & { step: number }): Promise<void> => {
  const row = { meetingId: id, step, doneBy: by, doneAt: world.clock.now() }
  await world.db.commit((to) => [insertIf(to, meetingSteps, row, inState(id, 'open'))])
}

const untaken = (id: MeetingId): SQL =>
  sql`exists (select 1 from ${meetings} where id = ${id} and state = 'open' and roll_taken_at is null)`

/** 点完名了, once. */
const rollTaken = (to: Writer, world: World, { id, by }: By, provided: SQL): [Write, Write] => [
  audit(to, world, { actor: by, action: 'meetings.roll-taken', object: `meeting/${id}` }, provided),
  to
    .update(meetings)
    .set({ rollTakenAt: world.clock.now() })
    .where(and(eq(meetings.id, id), provided)),
]

/** 记例外：these people, in one go; the roll is taken with the last who was still to be called. @returns how many lines that were there and open */
export const markRoll = async (
  world: World,
  { id, by, ids, state }: By & { ids: readonly MemberId[]; state: Exclude<RollState, 'due'> },
): Promise<number> => {
  if (ids.length === 0) return 0
  const now = world.clock.now()
  const last = sql`${untaken(id)} and not exists (select 1 from ${meetingAttendance} where meeting_id = ${id} and state = 'due')`
  const [rows] = await world.db.commit((to) => [
    to
      .update(meetingAttendance)
      .set({ state, markedBy: by, markedAt: now })
      .where(
        and(eq(meetingAttendance.meetingId, id), inArray(meetingAttendance.memberId, [...ids]), inState(id, 'open')),
      )
      .returning({ id: meetingAttendance.memberId }),
    ...rollTaken(to, world, { id, by }, last),
  ])
  return rows.length
}

/** 其余全到：whoever has not been called is there, and the roll is taken. @returns how many */
export const restIsHere = async (world: World, { id, by }: By): Promise<number> => {
  const now = world.clock.now()
  const [rows] = await world.db.commit((to) => [
    to
      .update(meetingAttendance)
      .set({ state: 'present', markedBy: by, markedAt: now })
      .where(and(eq(meetingAttendance.meetingId, id), eq(meetingAttendance.state, 'due'), inState(id, 'open')))
      .returning({ id: meetingAttendance.memberId }),
    ...rollTaken(to, world, { id, by }, untaken(id)),
  ])
  return rows.length
}

/** 另来的人：somebody of another shift who sat there too. */
export const addGuest = async (world: World, { id, by, memberId }: By & { memberId: MemberId }): Promise<void> => {
  const row = { meetingId: id, memberId, expected: false, state: 'present' as const, markedBy: by }
  await world.db.commit((to) => [
    insertIf(to, meetingAttendance, { ...row, markedAt: world.clock.now() }, inState(id, 'open')),
  ])
}

/** Whether a family spoke: never who. */
export const familySpoke = async (world: World, { id, spoke }: { id: MeetingId; spoke: boolean }): Promise<void> => {
  await world.db.commit((to) => [
    to
      .update(meetings)
      .set({ familySpoke: spoke })
      .where(and(eq(meetings.id, id), eq(meetings.state, 'open'))),
  ])
}

export type MinutesWords = { place: string; host: string; recorder: string; topics: string; resolution: string }

/** 会议记录：a new version each time it is saved; whoever still has to make up for it has it before them. */
export const saveMinutes = async (
  world: World,
  { id, by, eventId, words }: By & { eventId: string; words: MinutesWords },
): Promise<void> => {
  const version = sql`(select coalesce(max(version), 0) + 1 from ${meetingMinutes} where meeting_id = ${id})`
  const row = { meetingId: id, ...words, by, at: world.clock.now(), eventId }
  const held = or(inState(id, 'open'), inState(id, 'ended')) ?? sql`false`
  const view = await viewOf(world.db, id)
  const known = (view?.minutes?.version ?? 0) + 1
  const won = sql`exists (select 1 from ${meetingMinutes} where meeting_id = ${id} and event_id = ${eventId})`
  await world.db.commit((to) => [
    insertIf(to, meetingMinutes, { ...row, version }, sql`(${held})`),
    ...(view ? redrawOpenMakeUps(to, world, { ...view, minutes: { ...row, version: known } }, won) : []),
  ])
}

export type DecideOutcome = { kind: 'decided'; outcome: Outcome } | { kind: 'overcounted' | 'roll-first' | 'not-open' }

/**
 * 记决议：the numbers with the roll as it stands, and whether it stands. The same form once; a correction names the line
 * that it puts right, and each line is put right once.
 */
export const decide = async (
  world: World,
  view: View,
  of: { by: MemberId; once: string; words: string; corrects?: string } & Omit<Vote, 'entitled' | 'present'>,
): Promise<DecideOutcome> => {
  const { meeting } = view
  const { by, once, words, corrects, inFavour, against, abstained } = of
  const known = view.decisions.find((d) => d.once === once)
  if (known) return { kind: 'decided', outcome: known.outcome }
  const wanted = corrects === undefined ? 'open' : 'ended'
  if (meeting.state !== wanted && meeting.state !== 'open') return { kind: 'not-open' }
  if (!meeting.rollTakenAt) return { kind: 'roll-first' }
  const own = view.roll.filter((r) => r.expected)
  const corrected = view.decisions.find((d) => d.id === corrects)
  const present = corrected?.present ?? own.filter((r) => r.state === 'present' || r.state === 'late').length
  const vote = { entitled: corrected?.entitled ?? own.length, present, inFavour, against, abstained }
  if (isOvercounted(vote)) return { kind: 'overcounted' }
  const outcome = outcomeOf(vote, meeting.quorumPercent)
  const id = world.ids.next()
  const row = { id, meetingId: meeting.id, once, words, ...vote, outcome, corrects: corrects ?? null, by }
  const won = sql`exists (select 1 from ${meetingDecisions} where id = ${id})`
  await world.db.commit((to) => [
    insertIf(to, meetingDecisions, { ...row, at: world.clock.now() }, inState(meeting.id, meeting.state)),
    audit(
      to,
      world,
      {
        actor: by,
        action: corrects === undefined ? 'meetings.decided' : 'meetings.decision-corrected',
        object: `meeting/${meeting.id}`,
        detail: { outcome, decision: id },
      },
      won,
    ),
  ])
  return { kind: 'decided', outcome }
}
