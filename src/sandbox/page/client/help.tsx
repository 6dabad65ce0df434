import { Dialog } from './dialog.tsx'
import { helpOpen, keysOn, switchKeys } from './keys.ts'
import { texts } from './texts.ts'
import { beginTour } from './tour/state.ts'

/** What the keys do, and the way back into the tour. */
export const Help = () => {
  const leave = () => {
    helpOpen.value = false
  }
  return (
    <Dialog open={helpOpen.value} id="help-title" title={texts.keys.title} onLeave={leave}>
      <dl class="keys">
        {Object.entries(texts.keys.rows).map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p class="muted">{texts.keys.panels}</p>
      <label class="check">
        <input type="checkbox" checked={keysOn.value} onChange={(event) => switchKeys(event.currentTarget.checked)} />
        <span>{texts.keys.on}</span>
      </label>
      <div class="dialog-buttons">
        <button
          type="button"
          class="card-button look-default"
          onClick={() => {
            leave()
            beginTour()
          }}
        >
          {texts.keys.tour}
        </button>
        <button type="button" class="card-button look-primary-filled" onClick={leave}>
          {texts.keys.close}
        </button>
      </div>
    </Dialog>
  )
}
