import { wordOf } from '../../core/cells.ts'
import type { LocalDate } from '../../core/clock.ts'
import { type CycleDay, type Shift, spanOf } from './shift.ts'

export type PatternProblem =
  | 'name'
  | 'no-shifts'
  | 'shift-name'
  | 'shift-twice'
  | 'time'
  /** Longer than fourteen hours from the meeting on, or a meeting long before its shift. */
  | 'too-long'
  | 'no-cycle'
  | 'cycle-unknown-shift'

const anyDay = '2026-01-05' as LocalDate
const hour = 3_600_000
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
/** As `wordOf` gives it, so that it is found again in whatever width and with whatever blanks the roster has it. */
const isName = (text: string, most: number) => text !== '' && wordOf(text) === text && text.length <= most

const problemIn = (shift: Shift): PatternProblem | undefined => {
  if (!isName(shift.name, 12)) return 'shift-name'
  if (![shift.meeting, shift.start, shift.end].every(isTime)) return 'time'
  const { meeting, start, end } = spanOf(shift, anyDay)
  const [before, whole] = [start.getTime() - meeting.getTime(), end.getTime() - meeting.getTime()]
  // Ten hours remain then, enough to sleep eight: somebody can be reached on every day.
  return before > 3 * hour || whole > 14 * hour ? 'too-long' : undefined
}

/** What is wrong with a pattern. Pure. */
export const checkPattern = ({
  name,
  shifts,
  cycle,
}: {
  name: string
  shifts: readonly Shift[]
  cycle: readonly CycleDay[]
}): PatternProblem | undefined => {
  if (!isName(name, 20)) return 'name'
  if (shifts.length === 0 || shifts.length > 8) return 'no-shifts'
  const wrong = shifts.map(problemIn).find((problem) => problem !== undefined)
  if (wrong) return wrong
  const names = new Set(shifts.map((s) => s.name))
  if (names.size < shifts.length) return 'shift-twice'
  if (cycle.length === 0 || cycle.length > 60) return 'no-cycle'
  return cycle.every((day) => day === null || names.has(day)) ? undefined : 'cycle-unknown-shift'
}
