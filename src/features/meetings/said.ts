import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, notInArray, or } from 'drizzle-orm'
import type { Which } from '../../../cards/meetings/face.ts'
import { makeUpCard } from '../../../cards/meetings/make-up.card.ts'
import { mineCard } from '../../../cards/meetings/mine.card.ts'
import { texts } from '../../../cards/meetings/texts.ts'
import { type LocalDate, localDateOf } from '../../core/clock.ts'
import { addDays, daysFrom } from '../../core/days.ts'
import type { BranchId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { command } from '../../domain/access/guard.ts'
import { may } from '../../domain/access/may.ts'
import { paperFace } from '../../domain/papers/face.ts'
import { shownPaperKey } from '../../domain/papers/open.ts'
import { openPapersOf } from '../../domain/papers/store.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { meetingCheck } from './check.ts'
import { dueSessions, storeSessions } from './due-sessions.ts'
import { sinceOf } from './duty-book.ts'
import { expectedIds } from './expected.ts'
import { drawLead, momentOf, whichOf } from './faces.ts'
import { partyKinds } from './kinds.ts'
import { aboutMeeting, askedToLead } from './leaders.ts'
import { makeUpFace } from './make-up-face.ts'
import { lateMs } from './rules.ts'
import { meetingAttendance, meetings } from './schema.ts'
import { type Meeting, minutesOf, viewOf } from './store.ts'

/** So many days ahead somebody is told of. */
const ahead = 3
/** More cards than that are a page's business. */
const most = 3

/** The branch's own that are still to come, or go on: whoever lost the card of one gets it again. */
const partyAhead = ({ read }: World['db'], actor: Actor, now: Date): Promise<Meeting[]> =>
  read
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.branchId, actor.place.branchId),
        inArray(meetings.kind, [...partyKinds]),
        or(
          eq(meetings.state, 'open'),
          and(eq(meetings.state, 'planned'), gt(meetings.plannedAt, new Date(now.getTime() - lateMs))),
        ),
      ),
    )
    .orderBy(asc(meetings.plannedAt))

/** Sessions of these days that began early and are over already. */
const overIn = async ({ read }: World['db'], branchId: BranchId, today: LocalDate): Promise<ReadonlySet<string>> => {
  const rows = await read
    .select({ day: meetings.day, key: meetings.shiftKey })
    .from(meetings)
    .where(and(eq(meetings.branchId, branchId), gte(meetings.day, today), eq(meetings.state, 'ended')))
  return new Set(rows.map(({ day, key }) => `${day} ${key}`))
}

/** What one has to go to within the next days. */
const nextOf = async (world: World, actor: Actor, party: readonly Meeting[]): Promise<Which[]> => {
  const now = world.clock.now()
  const today = localDateOf(now)
  const sessions: { at: Date; which: Which }[] = []
  const over = await overIn(world.db, actor.place.branchId, today)
  for (const day of daysFrom(today, ahead))
    for (const s of await dueSessions(world.db, actor.place.branchId, day))
      if (s.members.includes(actor.id) && s.at > now && !over.has(`${day} ${s.key}`)) {
        const which = { kind: s.kind, shift: s.shift ?? '', subject: s.subject, place: '', at: momentOf(s.at) }
        sessions.push({ at: s.at, which })
      }
  const until = addDays(today, ahead)
  const own = await Promise.all(
    party
      .filter((m) => m.plannedAt > now && localDateOf(m.plannedAt) < until)
      .map(async (m) => ((await expectedIds(world.db, m)).includes(actor.id) ? m : undefined)),
  )
  return [...sessions, ...own.flatMap((m) => (m ? [{ at: m.plannedAt, which: whichOf(m) }] : []))]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ which }) => which)
}

/** The meetings that this person may begin, is leading, or may still write down: the nearest first. */
const toLead = async (world: World, actor: Actor, party: readonly Meeting[]): Promise<Meeting[]> => {
  const now = world.clock.now()
  const { branchId } = actor.place
  const today = localDateOf(now)
  const near: Meeting[] = []
  // What lies before the branch was here is nobody's to write down.
  const since = await sinceOf(world.db, branchId, today)
  for (const day of [addDays(today, -1), today].filter((d) => d >= since)) {
    const sessions = (await dueSessions(world.db, branchId, day)).filter(
      (s) => now.getTime() - s.at.getTime() <= lateMs && s.at.getTime() - now.getTime() <= 2 * 3_600_000,
    )
    near.push(...(await storeSessions(world, { branchId, day }, sessions)))
  }
  const soon = party.filter((m) => m.plannedAt.getTime() - now.getTime() <= 2 * 3_600_000)
  const open = [...near, ...soon].filter((m) => m.state === 'planned' || m.state === 'open')
  const asked = await Promise.all(
    open.map(async (m) => {
      const target = await aboutMeeting(world.db, m.id)
      if (!target || !may(actor, 'meeting.lead', target)) return undefined
      return m.chairId === actor.id || (await askedToLead(world.db, m)).includes(actor.id) ? m : undefined
    }),
  )
  return asked.flatMap((m) => m ?? []).sort((a, b) => b.plannedAt.getTime() - a.plannedAt.getTime())
}

const makeUpsOf = ({ read }: World['db'], actor: Actor, now: Date) =>
  read
    .select({ line: meetingAttendance, meeting: meetings })
    .from(meetingAttendance)
    .innerJoin(meetings, eq(meetings.id, meetingAttendance.meetingId))
    .where(
      and(
        eq(meetingAttendance.memberId, actor.id),
        isNotNull(meetingAttendance.makeUpDue),
        gt(meetingAttendance.makeUpDue, now),
        isNull(meetingAttendance.madeUpAt),
        notInArray(meetingAttendance.state, ['present', 'late']),
      ),
    )
    .orderBy(asc(meetingAttendance.makeUpDue))

/** 会议：what is next for me, what I have to answer or to make up for, and what I am to lead; in 单聊 wherever it was asked. */
export const mineCommand = command({
  word: texts.words.mine,
  others: texts.words.mineToo,
  help: texts.help,
  act: 'meeting.attend',
  run: async (world, { eventId, account }, actor) => {
    const now = world.clock.now()
    const party = await partyAhead(world.db, actor, now)
    const [next, leading, checks, makeUps] = [
      await nextOf(world, actor, party),
      await toLead(world, actor, party),
      await openPapersOf(world.db, meetingCheck.kind, actor.id, now),
      await makeUpsOf(world.db, actor, now),
    ]
    const leadCards = await Promise.all(
      leading.slice(0, most).map(async (m) => {
        const view = await viewOf(world.db, m.id)
        return view && { id: m.id, card: await drawLead(world, view, actor.id) }
      }),
    )
    const makeUpCards = await Promise.all(
      makeUps.slice(0, most).map(async ({ line, meeting }) => ({
        id: meeting.id,
        card: makeUpCard(makeUpFace({ meeting, minutes: await minutesOf(world.db, meeting.id) }, line, now)),
      })),
    )
    const checkCards = await Promise.all(
      checks.slice(0, most).map(async (paper) => ({
        // Under a key of the paper's, so that a letter typed in answer to it finds it.
        key: shownPaperKey(paper, eventId),
        card: await paperFace(world, meetingCheck, paper),
      })),
    )
    const reply = { lane: 'reply', to: { account } } as const
    await world.db.commit((to) => [
      enqueue(to, world, {
        key: `meetings/mine/${eventId}`,
        ...reply,
        card: mineCard({
          ...{ next: next.slice(0, 6), leads: leading.length > 0 },
          ...{ checks: checkCards.length, makeUps: makeUps.length, shown: makeUpCards.length },
        }),
      }),
      ...checkCards.map((shown) => enqueue(to, world, { ...reply, ...shown })),
      ...[...leadCards, ...makeUpCards].flatMap((shown) =>
        shown ? [enqueue(to, world, { key: `meetings/shown/${eventId}/${shown.id}`, ...reply, card: shown.card })] : [],
      ),
    ])
  },
})
