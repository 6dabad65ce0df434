import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import { makeUpCard } from '../../../cards/meetings/make-up.card.ts'
import { texts } from '../../../cards/meetings/texts.ts'
import { instantAt, localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'

import type { MemberId, QuestionId } from '../../core/ids.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push } from '../../domain/disturbance/push.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { isOpened, openPaper, preparePaper } from '../../domain/papers/open.ts'
import { candidates } from '../../domain/questions/store.ts'
import { booksOf } from '../../domain/shifts/books.ts'
import type { Writes } from '../../platform/db/db.ts'
import { fnv } from '../../platform/outbox/ref.ts'
import type { World } from '../../platform/world.ts'
import { meetingCheck } from './check.ts'
import { makeUpKey } from './keys.ts'
import { isParty, wasThere } from './kinds.ts'
import { makeUpFace } from './make-up-face.ts'
import { makeUpMs } from './rules.ts'
import { meetingAttendance, meetings } from './schema.ts'
import { type Attendee, type Meeting, meetingById, type View, viewOf } from './store.ts'

/** Asked at most so many times, until one is right. */
const mostChecks = 4
/** The question after a training is worth answering for so long. */
const checkMs = 3 * 86_400_000

export const toFollow = (): SQL | undefined => and(eq(meetings.state, 'ended'), isNull(meetings.followedUpAt))

/** A meeting whose content somebody who was missing can make up for; what the party decided cannot be answered like a question. */
const isTaught = ({ kind }: Meeting): boolean => !isParty(kind) || kind === 'lecture'

const fits = (subject: string, of: string): boolean => of !== '' && (subject.includes(of) || of.includes(subject))

/** 选题：about what was taught where the bank has it; a lecture of the party is asked about only by questions about it. */
const chooseChecks = async (world: World, meeting: Meeting): Promise<QuestionId[]> => {
  if (!isTaught(meeting)) return []
  const all = await candidates(world.db, { branchId: meeting.branchId })
  const own = meeting.subject === '' ? [] : all.filter((q) => fits(meeting.subject, q.subject))
  const pool = own.length > 0 || isParty(meeting.kind) ? own : all
  return pool
    .map((q) => ({ id: q.id, at: fnv(`${meeting.id}/${q.id}`, 0x811c9dc5) }))
    .sort((a, b) => a.at - b.at)
    .slice(0, mostChecks)
    .map((q) => q.id)
}

const withChecks = async (world: World, meeting: Meeting): Promise<Meeting> => {
  if (meeting.checks) return meeting
  const checks = await chooseChecks(world, meeting)
  await world.db.commit((to) => [
    to
      .update(meetings)
      .set({ checks })
      .where(and(eq(meetings.id, meeting.id), isNull(meetings.checks))),
  ])
  return (await meetingById(world.db, meeting.id)) ?? meeting
}

/**
 * Seven days from its end, or from the day on which somebody put it right; from the day on which a leave ends, for whoever
 * was on leave.
 */
const makeUpDue = async (
  world: World,
  meeting: Meeting,
  missing: readonly Attendee[],
): Promise<Map<MemberId, Date>> => {
  const ended = (meeting.endRecordedAt ?? meeting.plannedAt).getTime()
  const books = await booksOf(
    world.db,
    missing.map((m) => m.memberId),
    meeting.day,
  )
  return new Map(
    missing.map(({ memberId, markedAt }) => {
      const usual = new Date(Math.max(ended, markedAt?.getTime() ?? 0) + makeUpMs)
      const away = books
        .get(memberId)
        ?.absences.find((a) => a.firstDay <= meeting.day && (a.lastDay === null || a.lastDay >= meeting.day))
      const back = away?.lastDay && new Date(instantAt(addDays(away.lastDay, 1), '00:00').getTime() + makeUpMs)
      return [memberId, back && back > usual ? back : usual]
    }),
  )
}

const askToMakeUp = async (world: World, view: View): Promise<void> => {
  const { meeting, roll } = view
  const missing = roll.filter((r) => r.expected && !wasThere(r.state) && !r.madeUpAt)
  if (missing.length === 0 || !isTaught(meeting)) return
  const due = await makeUpDue(world, meeting, missing)
  await world.db.commit(
    (to) =>
      missing.map((m) =>
        to
          .update(meetingAttendance)
          .set({ makeUpDue: due.get(m.memberId) ?? null })
          .where(
            and(
              eq(meetingAttendance.meetingId, meeting.id),
              eq(meetingAttendance.memberId, m.memberId),
              isNull(meetingAttendance.makeUpDue),
            ),
          ),
      ) as unknown as Writes,
  )
  await pushAll(
    world,
    missing.map((line) => {
      const until = line.makeUpDue ?? due.get(line.memberId) ?? meeting.plannedAt
      const { memberId: member } = line
      const card = makeUpCard(makeUpFace(view, { ...line, makeUpDue: until }, world.clock.now()))
      const words = texts.makeUp.line(meeting.kind, meeting.day, localDateOf(until))
      return { ...{ key: makeUpKey(meeting.id, member), member, kind: 'study', card, line: words }, expiresAt: until }
    }),
  )
}

/** So many papers are brought in one commit. */
const atOnce = 25

/** 会后一题 to those who were there, where something was taught. */
const askThoseThere = async (world: World, { meeting, roll }: View): Promise<void> => {
  const [first] = meeting.checks ?? []
  if (!first || meeting.subject === '' || isParty(meeting.kind)) return
  const there = roll.filter((r) => wasThere(r.state) && r.account !== null)
  const closesAt = new Date(world.clock.now().getTime() + checkMs)
  const line = texts.check.line(meeting.kind, meeting.day)
  for (let i = 0; i < there.length; i += atOnce) {
    const some = there.slice(i, i + atOnce)
    const plan = await planPushes(
      world,
      some.map((r) => r.memberId),
    )
    const papers = await Promise.all(
      some.map(({ memberId }) =>
        preparePaper(world, meetingCheck, {
          ...{ key: `${meeting.id}/${memberId}/0`, memberId, branchId: meeting.branchId, ref: meeting.id },
          ...{ items: [{ questionId: first }], closesAt },
        }),
      ),
    )
    await world.db.commit(
      (to) =>
        papers.flatMap(({ row, card, letterKey }) => [
          openPaper(to, row),
          ...push(
            to,
            world,
            plan,
            { key: letterKey, member: row.memberId, kind: 'study', card, line, expiresAt: closesAt },
            isOpened(row),
          ),
        ]) as unknown as Writes,
    )
  }
}

/** 散会以后：run again, it asks nobody twice. */
export const followUp = async (world: World): Promise<void> => {
  const ended = await world.db.read.select().from(meetings).where(toFollow()).orderBy(asc(meetings.endRecordedAt))
  for (const meeting of ended) {
    await withChecks(world, meeting)
    const view = await viewOf(world.db, meeting.id)
    if (!view) continue
    await askToMakeUp(world, view)
    await askThoseThere(world, view)
    await world.db.commit((to) => [
      to
        .update(meetings)
        .set({ followedUpAt: world.clock.now() })
        .where(and(eq(meetings.id, meeting.id), isNull(meetings.followedUpAt))),
    ])
  }
}
