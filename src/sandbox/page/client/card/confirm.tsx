import { useEffect, useId, useRef } from 'preact/hooks'
import type { Confirm } from './context.ts'
import { cardTexts as texts } from './texts.ts'

/** «Are you sure?», before anything is sent. */
export const ConfirmDialog = ({ asked, onEnd }: { asked: Confirm; onEnd: (sure: boolean) => void }) => {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const end = (sure: boolean) => {
    dialog.current?.close()
    onEnd(sure)
  }
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onCancel={() => end(false)}>
      <h2 id={id}>{asked.title}</h2>
      <p>{asked.text}</p>
      <div class="dialog-buttons">
        <button type="button" class="card-button look-default" onClick={() => end(false)}>
          {texts.cancel}
        </button>
        <button type="button" class="card-button look-primary-filled" onClick={() => end(true)}>
          {texts.sure}
        </button>
      </div>
    </dialog>
  )
}
