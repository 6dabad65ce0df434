import { instantAt, localDateOf } from '../../core/clock.ts'

const minute = 60_000

/**
 * A push is worth sending for so long once it may go: what does not get through by then waits for its person's next
 * good moment, so that an outage is not made up for in the middle of somebody's sleep. Milliseconds.
 */
export const letterMs = 10 * minute

/** So long must its person stay open to it: the sender looks for late letters between its rounds only. Milliseconds. */
export const staysMs = letterMs + 2 * minute

export const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

/** 00:00 of the day after, at the mine. */
export const tomorrow = (now: Date): Date => later(instantAt(localDateOf(now), '00:00'), 24 * 60 * minute)

/** Past every full and half hour, and many at once: five minutes apart, at :02, :07 … */
const grid = { every: 5 * minute, off: 2 * minute }

/** The first moment of the grid at or after this one. */
export const onGrid = (at: Date): Date =>
  new Date(Math.ceil((at.getTime() - grid.off) / grid.every) * grid.every + grid.off)

/** Until when a letter written now may leave: also no later than its day, whose budget it uses. */
export const letterUntil = (now: Date, expiresAt: Date | null): Date =>
  new Date(Math.min(later(now, letterMs).getTime(), tomorrow(now).getTime(), expiresAt?.getTime() ?? Infinity))
