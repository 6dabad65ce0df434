import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { MemberId, SwapId } from '../../core/ids.ts'
import type { Write, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { replanPushes } from '../disturbance/replan.ts'
import { booksOf } from './books.ts'
import { turnChanges } from './schema.ts'
import { type Shift, spanOf } from './shift.ts'
import { type Book, turnOn } from './turn.ts'

type Row = typeof turnChanges.$inferInsert
export type Place = { memberId: MemberId; day: LocalDate }
export type Trouble =
  | { kind: 'away' | 'unknown' | 'busy' | 'changed-before'; place: Place }
  /** Less than eight hours between two shifts. */
  | { kind: 'too-close'; place: Place }
  | { kind: 'nothing-to-swap' | 'same-person' }
export type ChangeOutcome = { kind: 'changed' } | Trouble

const leastRest = 8 * 3_600_000

/** What somebody does on that day, or why that cannot be exchanged. */
const givenBy = (book: Book, day: LocalDate): { shift: Shift | null } | Trouble => {
  const place = { memberId: book.memberId, day }
  if (book.changes.some((c) => c.day === day)) return { kind: 'changed-before', place }
  const turn = turnOn(book, day)
  switch (turn.kind) {
    case 'works':
      return { shift: turn.shift }
    case 'unknown':
      return { kind: 'unknown', place }
    default:
      return ['leave', 'sick', 'away'].includes(turn.because) ? { kind: 'away', place } : { shift: null }
  }
}

/** The first day on which somebody would begin again too soon. */
const tooClose = (book: Book, changes: readonly Row[]): Trouble | undefined => {
  const mine = changes.filter((c) => c.memberId === book.memberId)
  const shiftOn = (day: LocalDate): Shift | null => {
    const change = mine.find((c) => c.day === day)
    if (change) return change.shift ?? null
    const turn = turnOn(book, day)
    return turn.kind === 'works' ? turn.shift : null
  }
  for (const { day } of mine)
    for (const later of [day, addDays(day, 1)]) {
      const [first, second] = [shiftOn(addDays(later, -1)), shiftOn(later)]
      if (!first || !second) continue
      const rest = spanOf(second, later).start.getTime() - spanOf(first, addDays(later, -1)).end.getTime()
      if (rest < leastRest) return { kind: 'too-close', place: { memberId: book.memberId, day: later } }
    }
  return undefined
}

const standing = ({ memberId, day }: Place): SQL =>
  sql`exists (select 1 from ${turnChanges} where member_id = ${memberId} and day = ${day} and cancelled_at is null)`

/** All rows or none: only while nobody has another change on any of these days. */
const write = async (
  world: Pick<World, 'db' | 'clock'>,
  rows: readonly Row[],
  trace: { action: `shifts.${string}`; object: string; by: MemberId },
): Promise<ChangeOutcome> => {
  const { db, clock } = world
  const free = sql`not (${sql.join(rows.map(standing), sql` or `)})`
  const [first] = rows
  if (!first) return { kind: 'nothing-to-swap' }
  const won = sql`exists (select 1 from ${turnChanges} where id = ${first.id} and at = ${clock.now().getTime()})`
  await db.commit(
    (to) =>
      [
        audit(to, world, { actor: trace.by, action: trace.action, object: trace.object }, free),
        insertIf(to, turnChanges, first, free),
        ...rows.slice(1).map((row) => insertIf(to, turnChanges, row, won)),
        ...replanPushes(to, world, [...new Set(rows.map((row) => row.memberId))]),
      ] as [Write, ...Write[]] satisfies Writes,
  )
  const [there] = await db.read.select().from(turnChanges).where(eq(turnChanges.id, first.id))
  return there ? { kind: 'changed' } : { kind: 'changed-before', place: first }
}

type Ways = Pick<World, 'db' | 'clock'>

/**
 * 换班：two people exchange their turns, on one day or on two; all rows in one commit. Nobody goes down again within eight
 * hours, nobody takes a second turn on one day.
 */
export const swapTurns = async (
  world: Ways,
  { id, a, b, by }: { id: SwapId; a: Place; b: Place; by: MemberId },
): Promise<ChangeOutcome> => {
  if (a.memberId === b.memberId) return { kind: 'same-person' }
  const [earlier = a.day] = [a.day, b.day].sort()
  const books = await booksOf(world.db, [a.memberId, b.memberId], earlier)
  const [bookA, bookB] = [books.get(a.memberId), books.get(b.memberId)]
  if (!bookA || !bookB) return { kind: 'unknown', place: bookA ? b : a }
  if (bookA.changes.some((c) => c.swapId === id)) return { kind: 'changed' }
  const days = [...new Set([a.day, b.day])]
  const row = (memberId: MemberId, day: LocalDate, shift: Shift | null): Row => ({
    id: `${id}/${memberId}/${day}`,
    memberId,
    day,
    kind: 'swap',
    shift,
    swapId: id,
    by,
    at: world.clock.now(),
  })
  const rows: Row[] = []
  for (const day of days) {
    const [ofA, ofB] = [givenBy(bookA, day), givenBy(bookB, day)]
    if ('kind' in ofA) return ofA
    if ('kind' in ofB) return ofB
    // On two days each must be free on the day that the other gives away.
    if (days.length > 1 && ofA.shift && ofB.shift)
      return { kind: 'busy', place: day === a.day ? { ...b, day } : { ...a, day } }
    if (day === a.day && days.length > 1 && !ofA.shift) return { kind: 'nothing-to-swap' }
    if (day === b.day && days.length > 1 && !ofB.shift) return { kind: 'nothing-to-swap' }
    if (!ofA.shift && !ofB.shift) return { kind: 'nothing-to-swap' }
    rows.push(row(a.memberId, day, ofB.shift), row(b.memberId, day, ofA.shift))
  }
  const close = tooClose(bookA, rows) ?? tooClose(bookB, rows)
  return close ?? write(world, rows, { action: 'shifts.swapped', object: id, by })
}

/** 加班或调休：one person works another shift on that day, or has it off. */
export const changeTurn = async (
  world: Ways,
  { id, memberId, day, shift, by }: Place & { id: string; shift: Shift | null; by: MemberId },
): Promise<ChangeOutcome> => {
  const book = (await booksOf(world.db, [memberId], day)).get(memberId)
  if (!book) return { kind: 'unknown', place: { memberId, day } }
  if (book.changes.some((c) => c.id === id)) return { kind: 'changed' }
  const now = givenBy(book, day)
  if ('kind' in now && now.kind !== 'unknown') return now
  const row: Row = { id, memberId, day, kind: shift ? 'extra' : 'swap', shift, by, at: world.clock.now() }
  return tooClose(book, [row]) ?? write(world, [row], { action: 'shifts.turn-changed', object: id, by })
}

/** 撤回换班或加班：an exchange is taken back for everyone in it. */
export const cancelChange = async (
  world: Ways,
  { id, by }: { id: string; by: MemberId },
): Promise<'cancelled' | 'cancelled-before'> => {
  const those = and(or(eq(turnChanges.id, id), eq(turnChanges.swapId, id as SwapId)), isNull(turnChanges.cancelledAt))
  const touched = await touchedBy(world, id)
  const [, ended] = await world.db.commit((to) => [
    audit(
      to,
      world,
      { actor: by, action: 'shifts.change-cancelled', object: id },
      sql`exists (select 1 from ${turnChanges} where (id = ${id} or swap_id = ${id}) and cancelled_at is null)`,
    ),
    to
      .update(turnChanges)
      .set({ cancelledBy: by, cancelledAt: world.clock.now() })
      .where(those)
      .returning({ id: turnChanges.id }),
    ...replanPushes(to, world, touched),
  ])
  return ended.length > 0 ? 'cancelled' : 'cancelled-before'
}

/** Whom a change or an exchange touches. */
export const touchedBy = async ({ db }: Pick<World, 'db'>, id: string): Promise<MemberId[]> => {
  const rows = await db.read
    .selectDistinct({ memberId: turnChanges.memberId })
    .from(turnChanges)
    .where(or(eq(turnChanges.id, id), eq(turnChanges.swapId, id as SwapId)))
  return rows.map((r) => r.memberId)
}
