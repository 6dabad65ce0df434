import { instantAt, type LocalDate } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'

/** 班：times 'HH:mm' at the mine. A meeting later than the start belongs to the evening before. */
export type Shift = {
  name: string
  meeting: string
  start: string
  end: string
  /** 地面班：a telephone at hand all day. */
  surface?: true
}

/** What a pattern says about one business day: a shift's name, or off. */
export type CycleDay = string | null

export type Span = { meeting: Date; start: Date; end: Date }

/**
 * When a shift of that business day (业务日, the day on which it starts) begins with its meeting and ends. A night shift
 * ends on the day after.
 */
export const spanOf = ({ meeting, start, end }: Shift, day: LocalDate): Span => ({
  meeting: instantAt(meeting > start ? addDays(day, -1) : day, meeting),
  start: instantAt(day, start),
  end: instantAt(end <= start ? addDays(day, 1) : day, end),
})

export const sameShift = (a: Shift, b: Shift): boolean =>
  a.name === b.name && a.meeting === b.meeting && a.start === b.start && a.end === b.end && a.surface === b.surface
