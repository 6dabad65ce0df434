import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'

/** Words that show while the pointer or the focus is on what they are about. */
export const Tip = ({ words, children }: { words: string; children: ComponentChildren }) => {
  const id = useId()
  const bubble = useRef<HTMLSpanElement>(null)
  const [at, setAt] = useState({ left: '0', top: '0' })
  if (words === '') return children
  const show = (event: Event) => {
    const near = (event.currentTarget as Element).firstElementChild?.getBoundingClientRect()
    if (!near) return
    setAt({ left: `${Math.max(near.left + near.width / 2, 90)}px`, top: `${Math.max(near.top - 6, 30)}px` })
    bubble.current?.showPopover()
  }
  const hide = () => bubble.current?.hidePopover()
  return (
    <span class="tip-holder" onPointerEnter={show} onPointerLeave={hide} onFocusCapture={show} onBlurCapture={hide}>
      {children}
      <span class="tip" id={id} role="tooltip" popover="manual" ref={bubble} style={at}>
        {words}
      </span>
    </span>
  )
}
