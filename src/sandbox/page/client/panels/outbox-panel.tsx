import type { LetterLine } from '../../panels/lines.ts'
import { nameOf, now, people } from '../state.ts'
import { fullTime } from '../time.ts'
import { act, nearOf } from './act.ts'
import { outbox, outboxState } from './load.ts'
import { Panel } from './panel.tsx'
import { panelTexts } from './texts.ts'

const toWhom = ({ recipient }: LetterLine): string =>
  people.value.people.some((p) => p.openId === recipient) ? nameOf(recipient) : panelTexts.outbox.group

const waiting = new Set(['unknown', 'lost', 'held'])

const Buttons = ({ of }: { of: LetterLine }) => (
  <div class="line-buttons">
    {waiting.has(of.state) && (
      <button
        type="button"
        class="small-button"
        onClick={(event) => void act('outbox/retry', { id: of.id }, nearOf(event))}
      >
        {panelTexts.outbox.retry}
      </button>
    )}
    {(waiting.has(of.state) || of.state === 'pending') && (
      <button
        type="button"
        class="small-button"
        onClick={(event) => void act('outbox/discard', { id: of.id }, nearOf(event))}
      >
        {panelTexts.outbox.discard}
      </button>
    )}
  </div>
)

const Filter = ({ state, label, count }: { state: string; label: string; count: number }) => (
  <button
    type="button"
    class="chip"
    aria-pressed={outboxState.value === state}
    onClick={() => {
      outboxState.value = state
    }}
  >
    {label} {count}
  </button>
)

const Filters = () => {
  const counts = outbox.value?.counts ?? {}
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  if (total === 0) return null
  return (
    <div class="chips">
      <Filter state="" label={panelTexts.outbox.all} count={total} />
      {Object.entries(counts).map(([state, count]) => (
        <Filter key={state} state={state} label={panelTexts.outbox.states[state] ?? state} count={count} />
      ))}
    </div>
  )
}

/** 发件箱: every letter with its fate. */
export const OutboxPanel = () => (
  <Panel about={panelTexts.outbox.about} head={<Filters />} lines={outbox.value?.letters} none={panelTexts.outbox.none}>
    {(of) => (
      <li class="line" key={of.id}>
        <div class="line-top">
          <strong>{toWhom(of)}</strong>
          <span class={`state state-${of.state}`}>{panelTexts.outbox.states[of.state] ?? of.state}</span>
          <time>{fullTime(of.sentAt ?? of.writtenAt, now.value)}</time>
        </div>
        <p class="line-key" title={of.key}>
          <span class="number">{panelTexts.outbox.number(of.ref)}</span> {of.key.split('/').slice(0, 2).join('/')}
        </p>
        {(of.code !== undefined || of.error) && (
          <p class="why">
            {[of.code === undefined ? '' : panelTexts.outbox.code(of.code), of.error].filter(Boolean).join(' · ')}
          </p>
        )}
        <Buttons of={of} />
      </li>
    )}
  </Panel>
)
