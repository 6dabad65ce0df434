import { useRef } from 'preact/hooks'
import { startOver } from './jumps.ts'
import { resetting } from './state.ts'
import { texts } from './texts.ts'

/** Starting over is asked twice: it cannot be undone. */
export const ResetButton = () => {
  const dialog = useRef<HTMLDialogElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => dialog.current?.close()
  return (
    <>
      <button
        type="button"
        class="reset"
        ref={button}
        disabled={resetting.value}
        onClick={() => dialog.current?.showModal()}
      >
        {resetting.value ? texts.resetting : texts.reset}
      </button>
      <dialog ref={dialog} aria-labelledby="reset-title" class="dialog">
        <h2 id="reset-title">{texts.resetQuestion}</h2>
        <p>{texts.resetWarning}</p>
        <div class="dialog-buttons">
          <button type="button" class="card-button look-default" onClick={close}>
            {texts.resetNo}
          </button>
          <button
            type="button"
            class="card-button look-danger-filled"
            onClick={() => {
              close()
              if (button.current) void startOver(button.current.getBoundingClientRect())
            }}
          >
            {texts.resetYes}
          </button>
        </div>
      </dialog>
    </>
  )
}
