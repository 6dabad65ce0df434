import { JobList } from '../job-list.tsx'
import { arrival, jumping, oneMinute, toNextJob, toTomorrow } from '../jumps.ts'
import { jobs, monthRuns, now } from '../state.ts'
import { jobNames, texts } from '../texts.ts'
import { dateOf, fullTime, secondsOf, timeOf, weekdayOf } from '../time.ts'
import { Month } from './month.tsx'
import { PickTime } from './pick-time.tsx'

const Jump = (props: { way: 'advance' | 'next' | 'go'; label: string; line?: string; go(near: DOMRect): unknown }) => (
  <button
    type="button"
    class={`jump ${props.way === 'next' ? 'jump-main' : ''} ${jumping.value === props.way ? 'waiting' : ''}`}
    aria-disabled={jumping.value !== undefined || monthRuns.value}
    aria-busy={jumping.value === props.way}
    onClick={(event) => void props.go(event.currentTarget.getBoundingClientRect())}
  >
    <span>{props.label}</span>
    {props.line && <span class="jump-line">{props.line}</span>}
  </button>
)

const nextLine = (): string => {
  const [next] = (jobs.value ?? [])
    .filter((job) => job.next !== undefined)
    .sort((a, b) => String(a.next).localeCompare(String(b.next)))
  if (!next?.next) return texts.noNextJob
  return `${jobNames[next.id] ?? next.id} · ${fullTime(Date.parse(next.next), now.value)}`
}

/** The sandbox's time, and every way to move it. */
export const ClockPanel = () => (
  <>
    <div class="clock">
      <p class="clock-time">
        {timeOf(now.value)}
        <span class="clock-seconds">{secondsOf(now.value)}</span>
      </p>
      <p class="clock-date">
        {dateOf(now.value, 0)} {weekdayOf(now.value)}
      </p>
    </div>
    <div class="jumps">
      <Jump way="next" label={texts.nextJob} line={nextLine()} go={toNextJob} />
      <div class="jump-pair">
        <Jump way="advance" label={texts.oneMinute} go={oneMinute} />
        <Jump way="go" label={texts.tomorrow} go={toTomorrow} />
      </div>
      <PickTime />
      <p class="arrival" role="status">
        {arrival.value}
      </p>
    </div>
    <Month />
    <JobList />
  </>
)
