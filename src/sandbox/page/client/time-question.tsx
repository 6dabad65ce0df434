import { Dialog } from './dialog.tsx'
import { toTime } from './jumps.ts'
import { askedTime, now } from './state.ts'
import { texts } from './texts.ts'
import { dateOf, timeOf } from './time.ts'

/** A link that names a time ahead asks before it moves the clock: there is no way back. One in the past is over. */
export const TimeQuestion = () => {
  const at = askedTime.value
  const ahead = at !== undefined && at > now.value
  const leave = () => {
    askedTime.value = undefined
  }
  return (
    <Dialog open={ahead} id="time-title" title={texts.timeQuestion} onLeave={leave}>
      <p>{at !== undefined && texts.timeWarning(`${dateOf(at, now.value)} ${timeOf(at)}`)}</p>
      <div class="dialog-buttons">
        <button type="button" class="card-button look-default" onClick={leave}>
          {texts.timeNo}
        </button>
        <button
          type="button"
          class="card-button look-primary-filled"
          onClick={(event) => {
            const near = event.currentTarget.getBoundingClientRect()
            leave()
            if (at !== undefined) void toTime(new Date(at), near)
          }}
        >
          {texts.timeYes}
        </button>
      </div>
    </Dialog>
  )
}
