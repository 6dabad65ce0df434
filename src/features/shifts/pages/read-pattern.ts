import { wordOf } from '../../../core/cells.ts'
import type { CycleDay, Shift } from '../../../domain/shifts/shift.ts'
import { texts } from './texts.ts'

const time = (text: string): string => (/^\d:\d\d$/.test(text) ? `0${text}` : text)
const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[\s,、→-]+/)
    .filter((word) => word !== '')

/** One line of the form: name, 班前会, start, end, and 地面 behind. */
const readShift = (line: string): Shift | undefined => {
  const [name, meeting, start, end, place, ...more] = line.normalize('NFKC').trim().split(/\s+/)
  if (!name || !meeting || !start || !end || more.length > 0) return undefined
  if (place !== undefined && place !== texts.patterns.surface) return undefined
  const shift = { name: wordOf(name), meeting: time(meeting), start: time(start), end: time(end) }
  return place ? { ...shift, surface: true } : shift
}

/** What somebody typed as a pattern; nothing when a line is not a shift. Pure. */
export const readPattern = (
  lines: string,
  cycle: string,
): { shifts: readonly Shift[]; cycle: readonly CycleDay[] } | undefined => {
  const shifts = lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readShift)
  if (shifts.some((shift) => shift === undefined)) return undefined
  return {
    shifts: shifts as Shift[],
    cycle: words(cycle).map((word) => (word === texts.patterns.off ? null : wordOf(word))),
  }
}

export const writeShift = ({ name, meeting, start, end, surface }: Shift): string =>
  [name, meeting, start, end, ...(surface ? [texts.patterns.surface] : [])].join(' ')
export const writeCycle = (cycle: readonly CycleDay[]): string =>
  cycle.map((day) => day ?? texts.patterns.off).join(' ')
