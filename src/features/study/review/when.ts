import { instantAt, type LocalDate, localDateOf } from '../../../core/clock.ts'
import { addDays } from '../../../core/days.ts'
import { spanOf } from '../../../domain/shifts/shift.ts'
import { type Book, turnOn } from '../../../domain/shifts/turn.ts'
import { windowOf } from '../../../domain/shifts/window.ts'

/** 休假、病假：nobody is asked anything on such a day. */
export const isAwayOn = (book: Book, day: LocalDate): boolean => {
  const turn = turnOn(book, day)
  return turn.kind === 'off' && (turn.because === 'leave' || turn.because === 'sick')
}

/**
 * The moment on that calendar day at which somebody has a quiet minute. The window of a night shift lies on the day after
 * it began, so two may lie on one day: the first is it. Nothing on leave.
 */
const momentOn = (book: Book, day: LocalDate): Date | undefined => {
  if (isAwayOn(book, day)) return undefined
  const moments = [addDays(day, -1), day]
    .flatMap((d) => windowOf(book, d)?.at ?? [])
    .filter((at) => localDateOf(at) === day)
  return moments.sort((a, b) => a.getTime() - b.getTime())[0]
}

/** When this person is asked on that day, and until when it is worth anything: the next shift, or the next day's questions. */
export const reviewTime = (book: Book, day: LocalDate): { at: Date; until: Date } | undefined => {
  const at = momentOn(book, day)
  if (!at) return undefined
  const starts = [-1, 0, 1, 2].flatMap((n) => {
    const turn = turnOn(book, addDays(day, n))
    return turn.kind === 'works' ? [spanOf(turn.shift, addDays(day, n)).start] : []
  })
  const tomorrow = addDays(day, 1)
  const ends = [...starts, momentOn(book, tomorrow) ?? instantAt(tomorrow, '23:57')].filter((end) => end > at)
  return { at, until: new Date(Math.min(...ends.map((end) => end.getTime()))) }
}
