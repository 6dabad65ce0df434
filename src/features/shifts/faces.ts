import type { AbsenceFace } from '../../../cards/shifts/absence.card.ts'
import type { MineDay } from '../../../cards/shifts/mine.card.ts'
import type { LocalDate } from '../../core/clock.ts'
import { daysBetween, weekdayOf } from '../../core/days.ts'
import type { Absence } from '../../domain/shifts/absence.ts'
import type { Turn } from '../../domain/shifts/turn.ts'

const faceOf = (day: LocalDate) => ({ day, weekday: weekdayOf(day) })

export const absenceFace = (absence: Absence, who: string): AbsenceFace => {
  const { id, kind, firstDay, lastDay, cancelledAt } = absence
  return {
    absenceId: id,
    who,
    kind,
    first: faceOf(firstDay),
    ...(lastDay ? { last: { ...faceOf(lastDay), days: daysBetween(firstDay, lastDay) + 1 } } : {}),
    cancelled: cancelledAt !== null,
  }
}

export const mineDay = (day: LocalDate, turn: Turn): MineDay => {
  switch (turn.kind) {
    case 'works': {
      const { name, meeting, start, end } = turn.shift
      const changed = turn.from === 'swap' || turn.from === 'extra' ? { changed: turn.from } : {}
      return { ...faceOf(day), kind: 'works', name, meeting, start, end, ...changed }
    }
    case 'off':
      return { ...faceOf(day), kind: 'off', because: turn.because }
    default:
      return { ...faceOf(day), kind: 'unknown' }
  }
}
