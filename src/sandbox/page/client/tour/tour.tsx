import { goes } from './go.ts'
import { leaveTour, step, stepNames } from './state.ts'
import { tourTexts } from './texts.ts'

/** One step at a time, at the head of the chat: nothing is covered, and whoever does the thing is led on. */
export const Tour = () => {
  const name = step.value
  if (!name) return null
  const { title, body, go } = tourTexts.steps[name]
  return (
    <section class="tour" aria-label={tourTexts.label} data-step={name}>
      <div class="tour-words" aria-live="polite">
        <p class="tour-title">
          <strong>{title}</strong>
          <span class="muted">{tourTexts.of(stepNames.indexOf(name) + 1, stepNames.length)}</span>
        </p>
        <p>{body}</p>
      </div>
      <div class="tour-buttons">
        <button type="button" class="tour-leave" onClick={leaveTour}>
          {tourTexts.leave}
        </button>
        <button
          type="button"
          class="tour-go"
          onClick={(event) => goes[name](event.currentTarget.getBoundingClientRect())}
        >
          {go}
        </button>
      </div>
    </section>
  )
}
