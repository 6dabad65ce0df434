import { features } from '../../app/features.ts'
import { pagesOf } from '../../app/pages/mount.ts'
import { instantAt, type LocalDate, localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { AccountId, MemberId } from '../../core/ids.ts'
import { pushesADay } from '../../domain/disturbance/budget.ts'
import { mutesOf } from '../../domain/disturbance/mutes.ts'
import { usedToday, waitingFor } from '../../domain/disturbance/store.ts'
import { menteesOn, mentorNow, mentorOn } from '../../domain/mentorships/store.ts'
import { everyBranch, type Member, memberByAccount, rolesOf, rosterOf } from '../../domain/people/store.ts'
import { booksOf } from '../../domain/shifts/books.ts'
import { openingOf } from '../../domain/shifts/openings.ts'
import { closuresOn } from '../../domain/shifts/rest.ts'
import { spanOf } from '../../domain/shifts/shift.ts'
import { type Book, turnOn } from '../../domain/shifts/turn.ts'
import type { World } from '../../platform/world.ts'
import type { DayLine, PeoplePanel, PersonDetail, RosterLine } from '../../sandbox/page/panels/lines.ts'
import { texts } from '../cli/texts.ts'
import { menuOf } from './menu.ts'
import { teamsOf } from './teams.ts'

const daysShown = 7

const dayLine = (book: Book, day: LocalDate): DayLine => {
  const turn = turnOn(book, day)
  const closed = closuresOn(book, day)
    .filter(({ because }) => because !== 'night')
    .map(({ start, end, because }) => ({ because, from: start, to: end }))
  const at = instantAt(day, '00:00').getTime()
  if (turn.kind !== 'works') return { at, off: turn.kind === 'unknown' ? 'unknown' : turn.because, closed }
  const { meeting, start, end } = spanOf(turn.shift, day)
  const times = { meeting: meeting.getTime(), start: start.getTime(), end: end.getTime() }
  return { at, shift: { name: turn.shift.name, ...times }, closed }
}

const openOf = (book: Book, now: Date): PersonDetail['open'] => {
  const opening = openingOf(book, now)
  return 'never' in opening ? { because: opening.never } : { because: opening.because, at: opening.at.getTime() }
}

const pairingsOf = async ({ db }: World, id: MemberId, today: LocalDate, named: (id: MemberId) => string) => {
  const [mentor, answering, mentees] = await Promise.all([
    mentorNow(db, id),
    mentorOn(db, id, today),
    menteesOn(db, id, today),
  ])
  const absent = [...new Set(mentees.flatMap((m) => m.standingInFor ?? []))]
  const of = (mentorId: MemberId | undefined) =>
    mentees.filter((m) => m.standingInFor === mentorId).map((m) => named(m.memberId))
  return {
    ...(mentor ? { mentor: mentor.name } : {}),
    ...(mentor && answering?.deputyId ? { deputy: named(answering.deputyId) } : {}),
    mentees: of(undefined),
    standingIn: absent.map((mentorId) => ({ mentor: named(mentorId), mentees: of(mentorId) })),
  }
}

const disturbanceOf = async ({ db, clock }: World, id: MemberId) => {
  const now = clock.now()
  const [used, mutes, waiting] = await Promise.all([
    usedToday(db, [id], now),
    mutesOf(db, [id], now),
    waitingFor(db, [id]),
  ])
  const until = mutes.get(id)
  return {
    used: used.get(id) ?? 0,
    most: pushesADay,
    ...(until ? { mutedUntil: until.getTime() } : {}),
    waiting: waiting.map(({ line, because, dueAt }) => ({ line, because, ...(dueAt ? { at: dueAt.getTime() } : {}) })),
  }
}

const detailOf = async (
  world: World,
  member: Member,
  book: Book,
  named: (id: MemberId) => string,
): Promise<PersonDetail> => {
  const { db, clock } = world
  const now = clock.now()
  const today = localDateOf(now)
  const days = Array.from({ length: daysShown }, (_, i) => addDays(today, i))
  return {
    name: member.name,
    staffNo: member.staffNo,
    team: (await teamsOf(db)).get(member.teamId) ?? '',
    post: member.post,
    role: texts.sandbox.roles(await rolesOf(db, member.id)),
    ...(await pairingsOf(world, member.id, today, named)),
    days: days.map((day) => dayLine(book, day)),
    open: openOf(book, now),
    ...(await disturbanceOf(world, member.id)),
    pages: await menuOf(world, member, pagesOf({ features })),
  }
}

/** 人：how the bot sees the one who is being played, and the roster in one glance. */
export const peoplePanel = async (world: World, openId: string): Promise<PeoplePanel> => {
  const { db, clock } = world
  const today = localDateOf(clock.now())
  const everyone = (await Promise.all((await everyBranch(db)).map(({ id }) => rosterOf(db, id)))).flat()
  const names = new Map(everyone.map(({ id, name }) => [id, name]))
  const named = (id: MemberId) => names.get(id) ?? ''
  const [books, teams, me] = await Promise.all([
    booksOf(
      db,
      everyone.map((m) => m.id),
      today,
    ),
    teamsOf(db),
    memberByAccount(db, openId as AccountId),
  ])
  const roster = await Promise.all(
    everyone.map(async ({ id, account, name, staffNo, teamId }): Promise<RosterLine> => {
      const book = books.get(id)
      const mentor = await mentorNow(db, id)
      const shown = book ? dayLine(book, today) : undefined
      return {
        id,
        ...(account ? { openId: account } : {}),
        ...{ name, staffNo, team: teams.get(teamId) ?? '', shift: shown?.shift?.name ?? shown?.off ?? 'unknown' },
        ...(mentor ? { mentor: mentor.name } : {}),
      }
    }),
  )
  const book = me && books.get(me.id)
  return { ...(me && book ? { person: await detailOf(world, me, book, named) } : {}), roster }
}
