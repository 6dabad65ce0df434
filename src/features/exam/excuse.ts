import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { localDateOf } from '../../core/clock.ts'
import { daysBetween, daysFrom } from '../../core/days.ts'
import type { ExamId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { booksOf } from '../../domain/shifts/books.ts'
import { openingOf } from '../../domain/shifts/openings.ts'
import { type Book, turnOn } from '../../domain/shifts/turn.ts'
import type { World } from '../../platform/world.ts'
import { examSittings, type excuses } from './schema.ts'
import type { Round } from './store.ts'

export type Excuse = (typeof excuses)[number]

/** What the shift book says: away on every day of it, or never up and above ground between its ends. Pure. */
export const excuseIn = (book: Book, from: Date, to: Date): 'leave' | 'sick' | 'shift' | undefined => {
  const first = localDateOf(from)
  const turns = daysFrom(first, daysBetween(first, localDateOf(to)) + 1).map((day) => turnOn(book, day))
  const away = turns.flatMap((turn) =>
    turn.kind === 'off' && (turn.because === 'leave' || turn.because === 'sick') ? [turn.because] : [],
  )
  if (away.length === turns.length) return away.includes('sick') ? 'sick' : 'leave'
  const opening = openingOf(book, from)
  return 'never' in opening || opening.at >= to ? 'shift' : undefined
}

/** Of these people, who has a reason that we know of. */
export const knownExcuses = async (
  { db }: Pick<World, 'db'>,
  ids: readonly MemberId[],
  from: Date,
  to: Date,
): Promise<Map<MemberId, 'leave' | 'sick' | 'shift'>> => {
  const books = await booksOf(db, ids, localDateOf(from))
  return new Map(
    [...books].flatMap(([id, book]) => {
      const excuse = excuseIn(book, from, to)
      return excuse ? [[id, excuse] as const] : []
    }),
  )
}

/**
 * 登记有事没来：by somebody who may say so, of one who did not sit. What somebody said stands over what the book said; a kind,
 * never words.
 *
 * @returns whether there was such a sitting
 */
export const excuse = async (
  world: World,
  {
    examId,
    round,
    memberId,
    kind,
    by,
  }: { examId: ExamId; round: Round; memberId: MemberId; kind: Excuse; by: MemberId },
): Promise<boolean> => {
  const sitting = and(
    ...[eq(examSittings.examId, examId), eq(examSittings.round, round), eq(examSittings.memberId, memberId)],
    or(isNull(examSittings.sat), eq(examSittings.sat, false)),
  )
  const [rows] = await world.db.commit((to) => [
    to
      .update(examSittings)
      .set({ excuse: kind, excusedBy: by, excusedAt: world.clock.now() })
      .where(and(sitting, or(isNull(examSittings.excuse), ne(examSittings.excuse, kind))))
      .returning({ id: examSittings.memberId }),
    audit(
      to,
      world,
      { actor: by, action: 'exam.excused', object: `exam/${examId}`, detail: { member: memberId, round } },
      sql`changes() > 0`,
    ),
  ])
  return rows.length > 0
}
