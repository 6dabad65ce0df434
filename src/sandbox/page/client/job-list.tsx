import type { JobLine } from '../control.ts'
import { jobs, now } from './state.ts'
import { jobNames, texts } from './texts.ts'
import { fullTime } from './time.ts'

const at = (iso: string) => fullTime(Date.parse(iso), now.value)

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
