import type { DayLine } from '../../panels/lines.ts'
import { now } from '../state.ts'
import { dayName, isSameDay, timeOf } from '../time.ts'
import { peopleTexts } from './people-texts.ts'

/** The time, with its day where it is another one than that of the shift. */
const timeOn = (at: number, day: number): string => {
  if (isSameDay(at, day)) return timeOf(at)
  return at > day ? peopleTexts.nextDay(timeOf(at)) : peopleTexts.dayBefore(timeOf(at))
}

const whatIsOn = ({ at, shift, off = '' }: DayLine): string =>
  shift ? peopleTexts.shift(shift.name, timeOf(shift.start), timeOn(shift.end, at)) : (peopleTexts.off[off] ?? off)

export const Week = ({ days }: { days: readonly DayLine[] }) => (
  <ul class="week">
    {days.map((day) => (
      <li key={day.at} class={day.shift ? '' : 'free'}>
        <span class="week-day">{dayName(day.at, now.value)}</span>
        <span>
          {whatIsOn(day)}
          {day.shift && <span class="closed">{peopleTexts.meeting(timeOn(day.shift.meeting, day.at))}</span>}
          {day.closed.map(({ because, from, to }) => (
            <span class="closed" key={`${because} ${from}`}>
              {peopleTexts.closed[because]?.(timeOn(from, day.at), timeOn(to, day.at)) ?? because}
            </span>
          ))}
        </span>
      </li>
    ))}
  </ul>
)
