import { and, eq, inArray, like, or, sql } from 'drizzle-orm'
import { calledOffCard } from '../../../cards/meetings/duty.card.ts'
import { remindCard } from '../../../cards/meetings/invite.card.ts'
import { texts as duties } from '../../../cards/meetings/texts.duties.ts'
import { texts } from '../../../cards/meetings/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import type { BranchId, MeetingId, MemberId, TeamId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { retractPushes } from '../../domain/disturbance/push.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { pushes } from '../../domain/disturbance/schema.ts'
import { policyOf, revisionOf } from '../../domain/policy/policy.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { enrol } from './enrol.ts'
import { expectedIds, expectedOf } from './expected.ts'
import { drawLead, momentOf, whichOf } from './faces.ts'
import { leadKey, remindKey } from './keys.ts'
import type { PartyKind } from './kinds.ts'
import { redrawInvite } from './letters.ts'
import { meetings } from './schema.ts'
import { inState, type Meeting, meetingsByKey, viewOf } from './store.ts'

export type Wish = {
  branchId: BranchId
  kind: PartyKind
  at: Date
  subject: string
  place: string
  agenda: readonly string[]
  teamId: TeamId | null
  chairId: MemberId
  by: MemberId
  /** One drawn form is one meeting. */
  once: string
}

const keyOf = ({ by, once }: Pick<Wish, 'by' | 'once'>): string => `party/${by}/${once}`

const rowOf = async (world: World, wish: Wish) => {
  const { branchId, kind, at, subject, place, agenda, teamId, chairId, by } = wish
  const { quorumPercent } = await policyOf(world.db, branchId)
  return {
    id: world.ids.next() as MeetingId,
    key: keyOf(wish),
    ...{ branchId, kind, subject, place, agenda, teamId, chairId },
    ...{ day: localDateOf(at), plannedAt: at, plannedBy: by, writtenAt: world.clock.now() },
    quorumPercent: Number(quorumPercent),
    policyRevision: revisionOf(branchId),
  }
}

const stands = (id: MeetingId) => sql`exists (select 1 from ${meetings} where id = ${id})`

/** 告诉该来的人: whoever leads gets the card, the others when and what about. */
export const invite = async (world: World, meeting: Meeting): Promise<void> => {
  const view = await viewOf(world.db, meeting.id)
  if (!view || meeting.state !== 'planned') return
  const ids = await expectedIds(world.db, meeting)
  const which = whichOf(meeting)
  const when = texts.when(momentOf(meeting.plannedAt))
  const provided = inState(meeting.id, 'planned')
  const expiresAt = meeting.plannedAt
  const { chairId } = meeting
  await pushAll(world, [
    ...(chairId
      ? [
          {
            ...{ key: leadKey(meeting.id, chairId), member: chairId, kind: 'approval' as const, provided },
            card: await drawLead(world, view, chairId),
            line: texts.leadLine(meeting.kind, when, ''),
            expiresAt: new Date(expiresAt.getTime() + 86_400_000),
          },
        ]
      : []),
    ...ids
      .filter((id) => id !== chairId)
      .map((member) => ({
        ...{ key: remindKey(meeting.id, member), member, kind: 'study' as const, provided, expiresAt },
        ...{ card: remindCard(which), line: texts.remind.line(meeting.kind, when) },
      })),
  ])
}

/** 安排三会一课。The same form again is the same meeting. */
export const planMeeting = async (world: World, wish: Wish): Promise<Meeting | undefined> => {
  const row = await rowOf(world, wish)
  await world.db.commit((to) => [
    insertIf(to, meetings, row, sql`true`),
    audit(to, world, { actor: wish.by, action: 'meetings.planned', object: `meeting/${row.id}` }, stands(row.id)),
  ])
  const [meeting] = await meetingsByKey(world.db, [keyOf(wish)])
  if (meeting) await invite(world, meeting)
  return meeting
}

/**
 * 补记：a meeting that was held and not written down. It says for ever that it came late, with both times and the reason; the
 * roll is taken as for any other.
 */
export const enterLate = async (world: World, wish: Wish & { why: string }): Promise<Meeting | undefined> => {
  const now = world.clock.now()
  const row = {
    ...(await rowOf(world, wish)),
    ...{ state: 'open' as const, late: true, lateWhy: wish.why, startedAt: wish.at, startRecordedAt: now },
    startEvent: wish.once,
  }
  const people = await expectedOf(world.db, { ...row, shiftKey: null })
  await world.db.commit((to) => [
    insertIf(to, meetings, row, sql`true`),
    enrol(to, world, row.id, people, stands(row.id)),
    audit(to, world, { actor: wish.by, action: 'meetings.entered-late', object: `meeting/${row.id}` }, stands(row.id)),
  ])
  return (await meetingsByKey(world.db, [keyOf(wish)]))[0]
}

/** Who has really been told of it by now, by a card or by a line of a digest. */
const heardOf = async ({ read }: World['db'], id: MeetingId): Promise<MemberId[]> => {
  const rows = await read
    .selectDistinct({ member: pushes.memberId })
    .from(pushes)
    .where(
      and(
        or(like(pushes.key, `${remindKey(id, '')}%`), like(pushes.key, `${leadKey(id, '' as MemberId)}%`)),
        inArray(pushes.state, ['sent', 'digested']),
      ),
    )
  return rows.map((r) => r.member)
}

/** 取消：before it begins. Whoever had been asked to come is told; whoever had not heard yet is not. */
export const cancelMeeting = async (
  world: World,
  { meeting, by }: { meeting: Meeting; by: MemberId },
): Promise<boolean> => {
  const { id, plannedAt } = meeting
  const ids = await expectedIds(world.db, meeting)
  const planned = inState(id, 'planned')
  const [, , , , rows] = await world.db.commit((to) => [
    audit(to, world, { actor: by, action: 'meetings.cancelled', object: `meeting/${id}` }, planned),
    retractPushes(to, remindKey(id, ''), planned),
    retractPushes(to, leadKey(id, '' as MemberId), planned),
    redrawInvite(to, world, { ...meeting, state: 'cancelled' }, { expected: ids.length, there: 0 }, planned),
    to
      .update(meetings)
      .set({ state: 'cancelled' })
      .where(and(eq(meetings.id, id), eq(meetings.state, 'planned')))
      .returning({ id: meetings.id }),
  ])
  if (rows.length === 0) return false
  const which = whichOf(meeting)
  const line = duties.calledOff.line(meeting.kind, texts.when(momentOf(plannedAt)))
  const told = (await heardOf(world.db, id)).filter((member) => member !== by)
  await pushAll(
    world,
    told.map((member) => ({
      ...{ key: `meetings/called-off/${id}/${member}`, member, kind: 'result' as const },
      ...{ card: calledOffCard(which), line, expiresAt: plannedAt },
    })),
  )
  return true
}
