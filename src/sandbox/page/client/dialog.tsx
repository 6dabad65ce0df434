import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A question or a page of its own before everything else; Esc leaves it. */
export const Dialog = (props: {
  open: boolean
  id: string
  title: string
  onLeave(): void
  children: ComponentChildren
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (props.open && !dialog.current?.open) dialog.current?.showModal()
    if (!props.open) dialog.current?.close()
  }, [props.open])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={props.id} onClose={props.onLeave}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children}
    </dialog>
  )
}
