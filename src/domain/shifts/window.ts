import { instantAt, type LocalDate } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import { night } from './rest.ts'
import { spanOf } from './shift.ts'
import { type Book, turnOn } from './turn.ts'

/** After coming up, before going down; or at a quiet hour of a day off, or of somebody whose shift is not known. */
export type Window = { at: Date; because: 'after-shift' | 'before-shift' | 'day-off' | 'unknown' }

const minute = 60_000
const half = 30 * minute
/** From here on somebody who works at night may be written to: in the cage up, not in bed. */
const morning = '06:00'
/** On a day without a shift: late enough for those who sleep in. */
const freeHour = '10:00'

const clockOf = (at: number): string => new Date(at + 8 * 60 * minute).toISOString().slice(11, 16)
const isLate = (at: number): boolean => clockOf(at) >= night.from || clockOf(at) < morning

/** The person's own minute of the half hour, 3 to 27, so that not everybody is written to at once nor at :00 and :30. */
const ownMinute = (id: MemberId): number => {
  let hash = 2_166_136_261
  for (const ch of id) hash = Math.imul(hash ^ (ch.codePointAt(0) ?? 0), 16_777_619)
  return 3 + ((hash >>> 0) % 25)
}

/**
 * 什么时候发最好：升井+30 分钟；if that is in the night, 班前−60 分钟. Lies within the hour in which somebody is up after or before
 * the shift. Nothing on leave and sick days. A shift that was exchanged may still collide with another's sleep: `openings`
 * has the last word.
 */
export const windowOf = (book: Book, day: LocalDate): Window | undefined => {
  const turn = turnOn(book, day)
  const own = ownMinute(book.memberId) * minute
  if (turn.kind === 'works') {
    const { meeting, end } = spanOf(turn.shift, day)
    const after = Math.floor((end.getTime() + half) / half) * half + own
    const before = Math.ceil((meeting.getTime() - 2 * half) / half) * half + own
    return isLate(after) && !isLate(before)
      ? { at: new Date(before), because: 'before-shift' }
      : { at: new Date(after), because: 'after-shift' }
  }
  if (turn.kind === 'off' && (turn.because === 'leave' || turn.because === 'sick')) return undefined
  return {
    at: new Date(instantAt(day, freeHour).getTime() + own),
    because: turn.kind === 'unknown' ? 'unknown' : 'day-off',
  }
}
