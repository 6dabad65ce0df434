import { wordOf } from '../../core/cells.ts'
import type { LocalDate } from '../../core/clock.ts'
import { daysBetween } from '../../core/days.ts'
import { groupBy } from '../../core/group-by.ts'
import type { MemberId, TeamId } from '../../core/ids.ts'
import type { AbsenceKind, absences, rotations, shiftPatterns, turnChanges, workStops } from './schema.ts'
import { type Shift, sameShift } from './shift.ts'

type Version<T extends { $inferSelect: unknown }> = T['$inferSelect']
export type Pattern = Version<typeof shiftPatterns>
export type Rotation = Version<typeof rotations>

/** All that decides when one person works. Versions oldest first; only what was not taken back. */
export type Book = {
  memberId: MemberId
  teamId: TeamId
  leftAt: Date | null
  /** 班次 as the roster file has it: free text. */
  column: string
  patterns: readonly Pattern[]
  ownRotations: readonly Rotation[]
  teamRotations: readonly Rotation[]
  absences: readonly Version<typeof absences>[]
  changes: readonly Version<typeof turnChanges>[]
  stops: readonly Version<typeof workStops>[]
}

/** Why it is not known when somebody works. It is never guessed. */
export type Unknown = 'no-pattern' | 'no-anchor' | 'several' | 'no-such-shift'
export type Turn =
  | { kind: 'works'; shift: Shift; from: 'pattern' | 'fixed' | 'swap' | 'extra' }
  | { kind: 'off'; because: AbsenceKind | 'swap' | 'stop' | 'rest' }
  | { kind: 'unknown'; because: Unknown }

/** The newest version that has begun by then. */
const inForce = <T extends { since: LocalDate }>(versions: readonly T[], day: LocalDate): T | undefined =>
  versions.findLast((v) => v.since <= day)

const patternsOn = (book: Book, day: LocalDate): Pattern[] =>
  [...groupBy(book.patterns, (p) => p.name).values()].flatMap((versions) => {
    const now = inForce(versions, day)
    return now && now.cycle.length > 0 ? [now] : []
  })

const unknown = (because: Unknown): Turn => ({ kind: 'unknown', because })

const fromCycle = ({ shifts, cycle }: Pattern, anchor: LocalDate, day: LocalDate): Turn => {
  const past = daysBetween(anchor, day) % cycle.length
  const name = cycle[past < 0 ? past + cycle.length : past]
  const shift = shifts.find((s) => s.name === name)
  return shift ? { kind: 'works', shift, from: 'pattern' } : { kind: 'off', because: 'rest' }
}

/** What somebody's pattern says: one's own rotation, then the roster's 班次, then the team's rotation. */
const patternTurn = (book: Book, day: LocalDate): Turn => {
  const patterns = patternsOn(book, day)
  const called = (name: string) => patterns.find((p) => p.name === name)
  const follow = (rotation: Rotation | undefined) => {
    const pattern = rotation && rotation.pattern !== '' ? called(rotation.pattern) : undefined
    return pattern && rotation ? { pattern, turn: fromCycle(pattern, rotation.anchor, day) } : undefined
  }
  const own = follow(inForce(book.ownRotations, day))
  if (own) return own.turn
  const team = follow(inForce(book.teamRotations, day))
  const word = wordOf(book.column)
  if (word === '') return team?.turn ?? unknown('no-pattern')

  const named = called(word)
  if (named) {
    if (team?.pattern === named) return team.turn
    if (named.anchor) return fromCycle(named, named.anchor, day)
    return named.cycle.length === 1 ? fromCycle(named, day, day) : unknown('no-anchor')
  }
  const shiftsCalled = (p: Pattern) => p.shifts.filter((s) => s.name === word)
  // The file says which shift somebody had when it was written; the team that rotates through it says which one today.
  if (team && shiftsCalled(team.pattern).length > 0) return team.turn
  const [shift, ...others] = patterns.flatMap(shiftsCalled)
  if (!shift) return unknown('no-such-shift')
  return others.every((other) => sameShift(shift, other)) ? { kind: 'works', shift, from: 'fixed' } : unknown('several')
}

const covers = ({ firstDay, lastDay }: { firstDay: LocalDate; lastDay: LocalDate | null }, day: LocalDate): boolean =>
  firstDay <= day && (lastDay === null || day <= lastDay)

/** 某人某业务日的班：absence, then what was agreed for that day, then a stop, then the pattern. Pure. */
export const turnOn = (book: Book, day: LocalDate): Turn => {
  const absence = book.absences.find((a) => covers(a, day))
  if (absence) return { kind: 'off', because: absence.kind }
  const change = book.changes.find((c) => c.day === day)
  if (change)
    return change.shift ? { kind: 'works', shift: change.shift, from: change.kind } : { kind: 'off', because: 'swap' }
  if (book.stops.some((s) => covers(s, day))) return { kind: 'off', because: 'stop' }
  return patternTurn(book, day)
}
