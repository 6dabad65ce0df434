import { and, isNull, sql } from 'drizzle-orm'
import { texts } from '../../../cards/gaps/texts.ts'
import { type LocalDate, localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import { groupBy } from '../../core/group-by.ts'
import type { BranchId, MemberId, TeamId } from '../../core/ids.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push } from '../../domain/disturbance/push.ts'
import { gapAsks, gaps } from '../../domain/gaps/schema.ts'
import { type GapView, openGapsOf } from '../../domain/gaps/store.ts'
import { members } from '../../domain/people/schema.ts'
import { turnsOn } from '../../domain/shifts/crew.ts'
import { type Shift, spanOf } from '../../domain/shifts/shift.ts'
import type { Turn } from '../../domain/shifts/turn.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { chairOf } from './chair.ts'
import { listFace } from './faces.ts'
import { peopleById } from './people.ts'
import { type Ask, askById } from './store.ts'

/** So long before the meeting its chair hears whom to ask. Milliseconds. */
export const ahead = 45 * 60_000
/** More than three make the meeting an exam. */
const most = 3
/** Nobody is asked again sooner. Milliseconds. */
const apart = 3 * 24 * 3_600_000

const branchesToAsk = async ({ db }: World): Promise<BranchId[]> =>
  (
    await db.read
      .selectDistinct({ id: members.branchId })
      .from(gaps)
      .innerJoin(members, sql`${members.id} = ${gaps.memberId}`)
      .where(and(isNull(gaps.closedAt), isNull(members.leftAt)))
  ).map((row) => row.id)

const lastAsked = (views: readonly GapView[]): number =>
  Math.max(0, ...views.flatMap((v) => v.steps.filter((s) => s.step === 'asked').map((s) => s.occurredAt.getTime())))

/** One point of each of three people who were not asked anything lately: who has waited longest comes first. */
const choose = (open: readonly GapView[], now: Date): GapView[] =>
  [...groupBy(open, (v) => v.gap.memberId).values()]
    .map((own) => ({ asked: lastAsked(own), first: own.find((v) => v.standing.asked !== 'can') }))
    .filter(({ asked }) => now.getTime() - asked >= apart)
    .flatMap(({ asked, first }) => (first ? [{ asked, first }] : []))
    .sort((a, b) => a.asked - b.asked || a.first.gap.openedAt.getTime() - b.first.gap.openedAt.getTime())
    .slice(0, most)
    .map(({ first }) => first)

type Meeting = { branchId: BranchId; teamId: TeamId; day: LocalDate; shift: Shift; crew: readonly MemberId[] }

const askAt = async (world: World, of: Meeting, turnOf: ReadonlyMap<MemberId, Turn>): Promise<void> => {
  const { branchId, teamId, day, shift, crew } = of
  const id = `${branchId}/${day}/${shift.name}/${teamId}`
  if (await askById(world.db, id)) return
  const open = await openGapsOf(world.db, crew)
  const now = world.clock.now()
  if (choose(open, now).length === 0) return
  const chairId = await chairOf(world.db, { branchId, teamId, shift: shift.name }, turnOf)
  if (!chairId) return world.log.info('gaps.no-chair', { branch: branchId })
  // Nobody asks themselves.
  const chosen = choose(
    open.filter((v) => v.gap.memberId !== chairId),
    now,
  )
  if (chosen.length === 0) return
  const startsAt = spanOf(shift, day).start
  const ask: Ask = {
    ...{ id, branchId, teamId, day, shift: shift.name, chairId, startsAt },
    gapIds: chosen.map((v) => v.gap.id),
  }
  const people = await peopleById(
    world.db,
    chosen.map((v) => v.gap.memberId),
  )
  const plan = await planPushes(world, [chairId])
  const won = sql`exists (select 1 from ${gapAsks} where id = ${id} and chair_id = ${chairId})`
  await world.db.commit((to) => [
    insertIf(to, gapAsks, ask, sql`true`),
    ...push(
      to,
      world,
      plan,
      {
        ...{ key: `gaps/ask/${id}`, member: chairId, kind: 'duty', card: listFace(ask, chosen, people) },
        ...{ line: texts.ask.line(chosen.length), expiresAt: startsAt },
      },
      won,
    ),
  ])
}

/** 班前抽问：of every shift whose meeting begins within three quarters of an hour, once. */
export const askBeforeShifts = async (world: World): Promise<void> => {
  const now = world.clock.now().getTime()
  const today = localDateOf(world.clock.now())
  // A night shift's meeting may lie on the evening before its business day.
  for (const branchId of await branchesToAsk(world))
    for (const day of [today, addDays(today, 1)]) {
      const everyone = await turnsOn(world.db, branchId, day)
      const turnOf = new Map(everyone.map(({ book, turn }) => [book.memberId, turn]))
      const soon = everyone.flatMap(({ book, turn }) => {
        if (turn.kind !== 'works') return []
        const meeting = spanOf(turn.shift, day).meeting.getTime()
        return meeting - ahead <= now && now < meeting
          ? [{ memberId: book.memberId, teamId: book.teamId, shift: turn.shift }]
          : []
      })
      for (const crew of groupBy(soon, (w) => `${w.teamId}/${w.shift.name}`).values()) {
        const [first] = crew
        if (first)
          await askAt(
            world,
            { branchId, day, teamId: first.teamId, shift: first.shift, crew: crew.map((w) => w.memberId) },
            turnOf,
          )
      }
    }
}
