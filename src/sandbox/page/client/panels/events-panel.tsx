import type { EventLine } from '../../panels/lines.ts'
import { now } from '../state.ts'
import { fullTime, timeOf } from '../time.ts'
import { events } from './load.ts'
import { Panel } from './panel.tsx'
import { panelTexts } from './texts.ts'

const Attempts = ({ of }: { of: EventLine }) => (
  <ul class="attempts">
    {of.attempts.map(({ at, status, ms }) => (
      <li key={at} class={status === 200 ? '' : 'failed'}>
        {panelTexts.events.statuses[String(status)] ?? status} · {panelTexts.events.ms(ms)}
      </li>
    ))}
    {of.state === 'waiting' && of.nextAt !== undefined && <li>{panelTexts.events.next(timeOf(of.nextAt))}</li>}
  </ul>
)

/** What the developer console's event log would show. */
export const EventsPanel = () => {
  const { events: lines, total = 0 } = events.value ?? {}
  return (
    <Panel
      about={`${panelTexts.events.about} · ${panelTexts.events.total(total)}`}
      lines={lines}
      none={panelTexts.events.none}
    >
      {(of) => (
        <li class="line" key={of.eventId}>
          <div class="line-top">
            <strong title={of.eventType}>{panelTexts.events.types[of.eventType] ?? of.eventType}</strong>
            <span class={`state state-${of.state}`}>{panelTexts.events.states[of.state]}</span>
            <time>{fullTime(of.at, now.value)}</time>
          </div>
          <Attempts of={of} />
        </li>
      )}
    </Panel>
  )
}
