import { and, eq, sql } from 'drizzle-orm'
import { judgeClaimAction } from '../../../cards/meetings/actions.ts'
import { claimCard, makeUpCard } from '../../../cards/meetings/make-up.card.ts'
import { texts } from '../../../cards/meetings/texts.ts'
import { texts as shell } from '../../../cards/shell/texts.ts'
import type { MeetingId, MemberId } from '../../core/ids.ts'
import { placeOf } from '../../domain/access/actor.ts'
import { onClick } from '../../domain/access/guard.ts'
import type { Target } from '../../domain/access/may.ts'
import { audit } from '../../domain/audit/audit.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push } from '../../domain/disturbance/push.ts'
import { redrawPush } from '../../domain/disturbance/redraw-push.ts'
import { memberById, secretariesOf } from '../../domain/people/store.ts'
import type { Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { momentOf } from './faces.ts'
import { claimAgainKey, claimKey, claimResultKey } from './keys.ts'
import { wasThere } from './kinds.ts'
import { makeUpFace, missedAs } from './make-up-face.ts'
import { redrawMakeUp } from './make-up-letters.ts'
import { meetingAttendance } from './schema.ts'
import { type Attendance, attendanceOf, type Meeting, meetingById, minutesOf } from './store.ts'

const lineOf = (id: MeetingId, memberId: MemberId) =>
  and(eq(meetingAttendance.meetingId, id), eq(meetingAttendance.memberId, memberId))

/** Who judges: whoever led; the secretary where that person has left, or says it of themselves. */
const judgesOf = async (world: World, meeting: Meeting, about: MemberId): Promise<MemberId[]> => {
  const chair = meeting.chairId && (await memberById(world.db, meeting.chairId))
  if (chair && !chair.leftAt && chair.account && chair.id !== about) return [chair.id]
  return (await secretariesOf(world.db, meeting.branchId)).flatMap(({ id }) => (id === about ? [] : [id]))
}

/** Who is asked again when nobody has judged: the secretaries too. */
export const judgesInTheEnd = async (world: World, meeting: Meeting, about: MemberId): Promise<MemberId[]> => {
  const secretaries = (await secretariesOf(world.db, meeting.branchId)).flatMap(({ id }) => (id === about ? [] : [id]))
  return [...new Set([...(await judgesOf(world, meeting, about)), ...secretaries])]
}

export const claimFace = (meeting: Meeting, line: Attendance, name: string) => ({
  ...{ meeting: meeting.id, member: line.memberId, name, kind: meeting.kind, when: momentOf(meeting.plannedAt) },
  state: missedAs(line),
})

/** «我到了»: once; somebody else judges. */
export const claimPresence = async (
  world: World,
  { id, memberId }: { id: MeetingId; memberId: MemberId },
): Promise<'claimed' | 'before' | 'judged' | 'nobody' | 'nothing'> => {
  const [meeting, line, person] = await Promise.all([
    meetingById(world.db, id),
    attendanceOf(world.db, id, memberId),
    memberById(world.db, memberId),
  ])
  if (!meeting || !line || !person || meeting.state !== 'ended' || wasThere(line.state)) return 'nothing'
  if (line.claim) return line.claim === 'open' ? 'before' : 'judged'
  const judges = await judgesOf(world, meeting, memberId)
  if (judges.length === 0) return 'nobody'
  const plan = await planPushes(world, judges)
  const card = claimCard(claimFace(meeting, line, person.name))
  const words = texts.claim.line(person.name, meeting.day)
  const unsaid = sql`exists (select 1 from ${meetingAttendance}
    where meeting_id = ${id} and member_id = ${memberId} and claim is null and state not in ('present', 'late'))`
  await world.db.commit(
    (to) =>
      [
        ...judges.flatMap((member) =>
          push(
            to,
            world,
            plan,
            { key: claimKey(id, memberId, member), member, kind: 'approval', card, line: words },
            unsaid,
          ),
        ),
        to
          .update(meetingAttendance)
          .set({ claim: 'open', claimedAt: world.clock.now() })
          .where(and(lineOf(id, memberId), unsaid)),
      ] as unknown as Writes,
  )
  return 'claimed'
}

/** 核对：decided once. What stood there before stays written. */
const judgeClaim = async (
  world: World,
  { meeting, memberId, by, granted }: { meeting: Meeting; memberId: MemberId; by: MemberId; granted: boolean },
): Promise<boolean> => {
  const { id } = meeting
  const [line, person, minutes, judges] = await Promise.all([
    attendanceOf(world.db, id, memberId),
    memberById(world.db, memberId),
    minutesOf(world.db, id),
    judgesInTheEnd(world, meeting, memberId),
  ])
  if (!line || !person || line.claim !== 'open') return false
  const now = world.clock.now()
  const decided = granted ? 'granted' : 'refused'
  const change = {
    ...({ claim: decided, claimDecidedBy: by, claimDecidedAt: now } as const),
    ...(granted ? { state: 'present' as const, before: line.before ?? line.state } : {}),
  }
  const after = { ...line, ...change }
  const theirs = makeUpCard(makeUpFace({ meeting, minutes }, after, now))
  const plan = await planPushes(world, [memberId])
  const open = sql`exists (select 1 from ${meetingAttendance}
    where meeting_id = ${id} and member_id = ${memberId} and claim = 'open')`
  const told = texts.claim.told(meeting.kind, meeting.day, granted)
  const [, ...rest] = await world.db.commit((to) => [
    audit(
      to,
      world,
      { actor: by, action: 'meetings.claim-judged', object: `meeting/${id}`, detail: { member: memberId, granted } },
      open,
    ),
    ...redrawMakeUp(to, world, { meeting, minutes }, after, open),
    ...judges
      .flatMap((judge) => [claimKey(id, memberId, judge), claimAgainKey(id, memberId, judge)])
      .flatMap((letterKey) =>
        redrawPush(
          to,
          world,
          { letterKey, card: claimCard({ ...claimFace(meeting, after, person.name), decided }) },
          open,
        ),
      ),
    ...push(
      to,
      world,
      plan,
      { key: claimResultKey(id, memberId), member: memberId, kind: 'result', card: theirs, line: told },
      open,
    ),
    to
      .update(meetingAttendance)
      .set(change)
      .where(and(lineOf(id, memberId), eq(meetingAttendance.claim, 'open')))
      .returning({ memberId: meetingAttendance.memberId }),
  ])
  return ((rest.at(-1) as unknown[] | undefined)?.length ?? 0) > 0
}

/** About one person's line: nobody judges their own. */
export const aboutLine = async (
  { db }: World,
  { meeting: id, member }: { meeting: string; member: string },
): Promise<Target | undefined> => {
  const meeting = await meetingById(db, id as MeetingId)
  const line = meeting && (await attendanceOf(db, meeting.id, member as MemberId))
  const place = meeting && (await placeOf(db, meeting.branchId))
  if (!meeting || !line || !place) return undefined
  const chair = meeting.chairId && meeting.chairId !== line.memberId ? [meeting.chairId] : []
  return { place, owner: line.memberId, deciders: new Set(chair) }
}

export const judgeClick = onClick(
  judgeClaimAction,
  { act: 'meeting.amend', target: aboutLine },
  async (world, { actor, payload }) => {
    const memberId = payload.member as MemberId
    const meeting = await meetingById(world.db, payload.meeting as MeetingId)
    if (!meeting) return { toast: { type: 'warning', content: shell.notThere } }
    const won = await judgeClaim(world, { meeting, memberId, by: actor.id, granted: payload.granted })
    const [line, person] = await Promise.all([
      attendanceOf(world.db, meeting.id, memberId),
      memberById(world.db, memberId),
    ])
    const decided = line?.claim === 'granted' || line?.claim === 'refused' ? line.claim : undefined
    return {
      toast: won
        ? { type: 'success', content: texts.toast.judged }
        : { type: 'info', content: texts.toast.judgedBefore },
      ...(line && person && decided && { card: claimCard({ ...claimFace(meeting, line, person.name), decided }) }),
    }
  },
)
