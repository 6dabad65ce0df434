import { useSignal } from '@preact/signals'
import { month, monthRuns } from '../state.ts'
import { act, nearOf } from './act.ts'
import { panelTexts } from './texts.ts'

const dayMs = 86_400_000

/** Where the last month has got to, in words. */
const outcome = (): string => {
  const run = month.value
  if (!run) return ''
  const days = Math.ceil((run.at - run.from) / dayMs)
  switch (run.state) {
    case 'running':
      return panelTexts.month.running(Math.max(1, days), run.answers)
    case 'done':
      return panelTexts.month.done((run.ms / 1_000).toFixed(1), run.answers)
    case 'cancelled':
      return panelTexts.month.cancelled(days)
    case 'failed':
      return panelTexts.month.failed
  }
}

/** «运行一个月»: thirty days in a minute or two, with people who answer. */
export const Month = () => {
  const crowd = useSignal(localStorage.getItem('crowd') !== 'off')
  const run = month.value
  return (
    <section class="month">
      {monthRuns.value && run ? (
        <>
          <progress max={run.to - run.from} value={run.at - run.from} aria-label={panelTexts.month.label} />
          <button type="button" class="small-button" onClick={(event) => void act('month/cancel', {}, nearOf(event))}>
            {panelTexts.month.cancel}
          </button>
        </>
      ) : (
        <button
          type="button"
          class="jump"
          onClick={(event) => void act('month', { crowd: crowd.value }, nearOf(event))}
        >
          {panelTexts.month.start}
        </button>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={crowd.value}
          disabled={monthRuns.value}
          onChange={(event) => {
            crowd.value = event.currentTarget.checked
            localStorage.setItem('crowd', crowd.value ? 'on' : 'off')
          }}
        />
        <span>{panelTexts.month.crowd}</span>
      </label>
      {run && (
        <p class="month-outcome" role="status">
          {outcome()}
        </p>
      )}
    </section>
  )
}
