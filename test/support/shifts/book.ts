import type { LocalDate } from '../../../src/core/clock.ts'
import type { AbsenceId, BranchId, MemberId, StopId, SwapId, TeamId } from '../../../src/core/ids.ts'
import type { AbsenceKind } from '../../../src/domain/shifts/schema.ts'
import type { CycleDay, Shift } from '../../../src/domain/shifts/shift.ts'
import { examplePatterns } from '../../../src/domain/shifts/texts.ts'
import type { Book } from '../../../src/domain/shifts/turn.ts'

export const day = (text: string) => text as LocalDate
const written = { by: 'system' as const, at: new Date(0) }
const standing = { cancelledBy: null, cancelledAt: null }
const branchId = 'branch' as BranchId

export const patternRow = (
  name: string,
  shifts: readonly Shift[],
  cycle: readonly CycleDay[],
  anchor: string | null = null,
  since = '2000-01-01',
): Book['patterns'][number] => ({
  branchId,
  name,
  version: 1,
  since: day(since),
  shifts,
  cycle,
  anchor: anchor === null ? null : day(anchor),
  example: true,
  ...written,
})

export const examples = examplePatterns.map(({ name, shifts, cycle, weekly }) =>
  patternRow(name, shifts, cycle, weekly ? '2024-01-01' : null),
)
export const shiftCalled = (name: string): Shift => {
  const shift = examples.flatMap((p) => p.shifts).find((s) => s.name === name)
  if (!shift) throw new Error(name)
  return shift
}

export const rotation = (subject: 'team' | 'member', pattern: string, anchor: string, since = '2000-01-01') => ({
  subject: subject as TeamId | MemberId,
  version: 1,
  since: day(since),
  pattern,
  anchor: day(anchor),
  ...written,
})
export const absence = (kind: AbsenceKind, first: string, last: string | null): Book['absences'][number] => ({
  id: `${kind}/${first}` as AbsenceId,
  memberId: 'member' as MemberId,
  kind,
  firstDay: day(first),
  lastDay: last === null ? null : day(last),
  ...written,
  ...standing,
})
export const change = (on: string, shift: Shift | null): Book['changes'][number] => ({
  id: on,
  memberId: 'member' as MemberId,
  day: day(on),
  kind: 'swap',
  shift,
  swapId: 'swap' as SwapId,
  ...written,
  ...standing,
})
export const stop = (first: string, last: string): Book['stops'][number] => ({
  id: first as StopId,
  branchId,
  teamId: null,
  firstDay: day(first),
  lastDay: day(last),
  why: '检修',
  ...written,
  ...standing,
})

/** Somebody in a branch with the example patterns. */
export const aBook = (change: Partial<Book> = {}): Book => ({
  memberId: 'member' as MemberId,
  teamId: 'team' as TeamId,
  leftAt: null,
  column: '',
  patterns: examples,
  ownRotations: [],
  teamRotations: [],
  absences: [],
  changes: [],
  stops: [],
  ...change,
})
