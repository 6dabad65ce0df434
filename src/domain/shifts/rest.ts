import { instantAt, type LocalDate, localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import { type Shift, type Span, spanOf } from './shift.ts'
import { type Book, type Turn, turnOn } from './turn.ts'

export type Because = 'sleep' | 'underground' | 'leave' | 'night'
/** A time in which nobody may be pushed: from `start` up to, not including, `end`. */
export type Closed = { start: number; end: number; because: Because }

const minute = 60_000
const hour = 60 * minute
/** Washed, changed and at home, or up, washed and on the way: the time in which somebody reads before and after a shift. */
const awakeAround = hour
const sleep = 8 * hour

/** Everyone's quiet, unless a shift says otherwise. */
export const night = { from: '21:30', to: '07:00' } as const

const timeOf = (at: number): string => new Date(at + 8 * hour).toISOString().slice(11, 16)
const awake = ({ meeting, end }: Span) => ({ start: meeting.getTime() - awakeAround, end: end.getTime() + awakeAround })

/**
 * The eight hours that belong to a shift. Whoever comes home late, at night or in the morning sleeps then; whoever must
 * rise before the night is over sleeps before. Other shifts leave the night as it is.
 */
const sleepOf = (shift: Shift, day: LocalDate): Closed[] => {
  const { start: rise, end: home } = awake(spanOf(shift, day))
  if (timeOf(home) > night.from || timeOf(home) <= '10:00')
    return [{ start: home, end: home + sleep, because: 'sleep' }]
  return timeOf(rise) < night.to ? [{ start: rise - sleep, end: rise, because: 'sleep' }] : []
}

/** One person's turns, each looked up once, however often it is asked for. */
type Turns = (day: LocalDate) => Turn

const turnsIn = (book: Book): Turns => {
  const known = new Map<LocalDate, Turn>()
  return (day) => {
    const turn = known.get(day) ?? turnOn(book, day)
    known.set(day, turn)
    return turn
  }
}

const shiftsAround = (turns: Turns, day: LocalDate): { shift: Shift; day: LocalDate }[] =>
  [addDays(day, -1), day, addDays(day, 1)].flatMap((d) => {
    const turn = turns(d)
    return turn.kind === 'works' ? [{ shift: turn.shift, day: d }] : []
  })

/** The evening of that day and the night after it, without the hours in which a shift keeps somebody up. */
const nightOf = (turns: Turns, day: LocalDate): Closed[] => {
  const whole = { start: instantAt(day, night.from).getTime(), end: instantAt(addDays(day, 1), night.to).getTime() }
  return shiftsAround(turns, day)
    .map(({ shift, day: d }) => awake(spanOf(shift, d)))
    .reduce(
      (left, up) =>
        left.flatMap((piece) =>
          up.end <= piece.start || piece.end <= up.start
            ? [piece]
            : [
                { start: piece.start, end: up.start },
                { start: up.end, end: piece.end },
              ].filter(({ start, end }) => start < end),
        ),
      [whole],
    )
    .map((piece) => ({ ...piece, because: 'night' }))
}

/** Everything closed that belongs to one business day. */
const closedOn = (turns: Turns, day: LocalDate): Closed[] => {
  const turn = turns(day)
  const nights = nightOf(turns, day)
  if (turn.kind === 'off' && (turn.because === 'leave' || turn.because === 'sick'))
    return [
      {
        start: instantAt(day, '00:00').getTime(),
        end: instantAt(addDays(day, 1), '00:00').getTime(),
        because: 'leave',
      },
      ...nights,
    ]
  if (turn.kind !== 'works') return nights
  const { meeting, end } = spanOf(turn.shift, day)
  const down: Closed = { start: meeting.getTime(), end: end.getTime(), because: 'underground' }
  return [...(turn.shift.surface ? [] : [down]), ...sleepOf(turn.shift, day), ...nights]
}

/** What belongs to one business day of somebody: to be shown; `closuresOf` has the word about a moment. */
export const closuresOn = (book: Book, day: LocalDate): Closed[] => closedOn(turnsIn(book), day)

/** What is said of a moment that is closed for several reasons. */
const weight: Record<Because, number> = { leave: 0, underground: 1, sleep: 2, night: 3 }

/**
 * What closes a moment for somebody, the weightiest first; ask as often as you like. What belongs to a day lies within a
 * day and a half of it.
 */
export const closuresOf = (book: Book): ((at: number) => Closed[]) => {
  const turns = turnsIn(book)
  const known = new Map<LocalDate, Closed[]>()
  const on = (day: LocalDate): Closed[] => {
    const closed = known.get(day) ?? closedOn(turns, day)
    known.set(day, closed)
    return closed
  }
  return (at) => {
    const day = localDateOf(new Date(at))
    return [-2, -1, 0, 1, 2]
      .flatMap((n) => on(addDays(day, n)))
      .filter(({ start, end }) => start <= at && at < end)
      .sort((a, b) => weight[a.because] - weight[b.because])
  }
}
