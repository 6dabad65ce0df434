import { and, asc, eq, gte, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import { groupBy } from '../../core/group-by.ts'
import type { BranchId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { members } from '../people/schema.ts'
import { absences, rotations, shiftPatterns, turnChanges, workStops } from './schema.ts'
import type { Book } from './turn.ts'

/** SQLite takes tens of thousands of parameters, servers over HTTP like fewer. */
const atOnce = 1_000

const inPieces = async <I, T>(ids: readonly I[], read: (some: I[]) => Promise<T[]>): Promise<T[]> => {
  const found: T[] = []
  for (let i = 0; i < ids.length; i += atOnce) found.push(...(await read(ids.slice(i, i + atOnce))))
  return found
}

/** The week behind still matters: a night shift ends, and is slept after, on the next day. */
const lookBack = 3

type Person = Pick<typeof members.$inferSelect, 'id' | 'branchId' | 'teamId' | 'leftAt' | 'shift'>

const booksFor = async (db: Db, people: readonly Person[], from: LocalDate): Promise<Map<MemberId, Book>> => {
  const first = addDays(from, -lookBack)
  const ids = people.map((p) => p.id)
  const branchIds = [...new Set(people.map((p) => p.branchId))]
  const subjects = [...new Set([...ids, ...people.map((p) => p.teamId)])]
  const { read } = db
  const [patterns, rotating, away, changed, stopped] = await Promise.all([
    read
      .select()
      .from(shiftPatterns)
      .where(inArray(shiftPatterns.branchId, branchIds))
      .orderBy(asc(shiftPatterns.version)),
    inPieces(subjects, (some) =>
      read.select().from(rotations).where(inArray(rotations.subject, some)).orderBy(asc(rotations.version)),
    ),
    inPieces(ids, (some) =>
      read
        .select()
        .from(absences)
        .where(
          and(
            inArray(absences.memberId, some),
            isNull(absences.cancelledAt),
            or(isNull(absences.lastDay), gte(absences.lastDay, first)),
          ),
        ),
    ),
    inPieces(ids, (some) =>
      read
        .select()
        .from(turnChanges)
        .where(and(inArray(turnChanges.memberId, some), isNull(turnChanges.cancelledAt), gte(turnChanges.day, first))),
    ),
    read
      .select()
      .from(workStops)
      .where(and(inArray(workStops.branchId, branchIds), isNull(workStops.cancelledAt), gte(workStops.lastDay, first))),
  ])
  const patternsOf = groupBy(patterns, (p) => p.branchId)
  const rotationsOf = groupBy(rotating, (r) => r.subject)
  const awayOf = groupBy(away, (a) => a.memberId)
  const changesOf = groupBy(changed, (c) => c.memberId)
  const stopsOf = groupBy(stopped, (s) => s.branchId)
  return new Map(
    people.map(({ id, teamId, branchId, leftAt, shift }) => [
      id,
      {
        memberId: id,
        teamId,
        leftAt,
        column: shift,
        patterns: patternsOf.get(branchId) ?? [],
        ownRotations: rotationsOf.get(id) ?? [],
        teamRotations: rotationsOf.get(teamId) ?? [],
        absences: awayOf.get(id) ?? [],
        changes: changesOf.get(id) ?? [],
        stops: (stopsOf.get(branchId) ?? []).filter((s) => s.teamId === null || s.teamId === teamId),
      },
    ]),
  )
}

const peopleWhere = (db: Db, who: SQL | undefined): Promise<Person[]> =>
  db.read
    .select({
      id: members.id,
      branchId: members.branchId,
      teamId: members.teamId,
      leftAt: members.leftAt,
      shift: members.shift,
    })
    .from(members)
    .where(who)
    .orderBy(asc(members.staffNo))

/** The books of these people for that day and all that follow; six reads, however many people. */
export const booksOf = async (db: Db, ids: readonly MemberId[], from: LocalDate): Promise<Map<MemberId, Book>> =>
  booksFor(db, await inPieces(ids, (some) => peopleWhere(db, inArray(members.id, some))), from)

/** Everyone who is in the branch now. */
export const booksIn = async (db: Db, branchId: BranchId, from: LocalDate): Promise<Map<MemberId, Book>> =>
  booksFor(db, await peopleWhere(db, and(eq(members.branchId, branchId), isNull(members.leftAt))), from)
