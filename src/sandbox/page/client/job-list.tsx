import type { JobLine } from '../control.ts'
import type { SlotLine } from '../panels/lines.ts'
import { act, nearOf } from './panels/act.ts'
import { jobDetails } from './panels/load.ts'
import { jobs, now } from './state.ts'
import { jobNames, texts } from './texts.ts'
import { fullTime } from './time.ts'

const at = (iso: string) => fullTime(Date.parse(iso), now.value)

const Slot = ({ of }: { of: SlotLine }) => (
  <li class={`slot state-${of.state}`}>
    <span>{fullTime(of.at, now.value)}</span>
    <span class="state">{texts.slotStates[of.state] ?? of.state}</span>
    {of.reason && <span class="why">{texts.slotReasons[of.reason] ?? of.reason}</span>}
    {of.attempts > 1 && <span class="why">{texts.attempts(of.attempts)}</span>}
  </li>
)

/** The latest slots, for whoever wants to know; absent without a bot behind the page. */
const Slots = ({ of }: { of: string }) => {
  const detail = jobDetails.value?.find(({ id }) => id === of)
  if (!detail) return null
  return (
    <details class="slots">
      <summary>{texts.slots}</summary>
      <ul>
        {detail.slots.map((slot) => (
          <Slot key={slot.at} of={slot} />
        ))}
        {detail.slots.length === 0 && <li class="muted">{texts.noSlots}</li>}
      </ul>
      <button
        type="button"
        class="small-button"
        onClick={(event) => void act('jobs/run', { id: of }, nearOf(event), texts.ranNow)}
      >
        {texts.runNow}
      </button>
    </details>
  )
}

const Job = ({ of }: { of: JobLine }) => (
  <li class="job">
    <span class="job-name" title={of.id}>
      {jobNames[of.id] ?? of.id}
    </span>
    <dl>
      <dt>{texts.next}</dt>
      <dd>{of.next ? at(of.next) : texts.notPlanned}</dd>
      <dt>{texts.last}</dt>
      <dd>{of.last ? `${at(of.last.at)} ${texts.slotStates[of.last.state] ?? of.last.state}` : texts.never}</dd>
    </dl>
    <Slots of={of.id} />
  </li>
)

export const JobList = () => (
  <section class="jobs" aria-labelledby="jobs-title">
    <h2 id="jobs-title">{texts.jobs}</h2>
    {jobs.value?.length === 0 && <p class="muted">{texts.noJobs}</p>}
    <ul>
      {jobs.value?.map((of) => (
        <Job key={of.id} of={of} />
      ))}
    </ul>
  </section>
)
