import { useSignal } from '@preact/signals'
import { toTime } from '../jumps.ts'
import { monthRuns, now } from '../state.ts'
import { texts } from '../texts.ts'
import { localTime } from '../time.ts'

/** A date and time of one's choice, read at the mine. */
export const PickTime = () => {
  const picked = useSignal('')
  return (
    <form
      class="pick-time"
      onSubmit={(event) => {
        event.preventDefault()
        if (picked.value && !monthRuns.value)
          void toTime(new Date(`${picked.value}:00+08:00`), event.currentTarget.getBoundingClientRect())
      }}
    >
      <input
        type="datetime-local"
        aria-label={texts.pickTimeLabel}
        value={picked.value}
        min={localTime(now.value)}
        onInput={(event) => {
          picked.value = event.currentTarget.value
        }}
      />
      <button type="submit" class="small-button" disabled={picked.value === ''}>
        {texts.pickTime}
      </button>
    </form>
  )
}
