import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'

type Named = { label: string; class?: string; disabled?: boolean; invalid?: boolean; wide?: boolean }

/** The arrow keys walk through what stands in an open list. */
const walk = (event: KeyboardEvent): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const list = event.currentTarget as HTMLElement
  const stops = [...list.querySelectorAll<HTMLElement>('input, button:not(:disabled)')]
  const step = event.key === 'ArrowDown' ? 1 : -1
  const next = stops[(stops.indexOf(document.activeElement as HTMLElement) + step + stops.length) % stops.length]
  event.preventDefault()
  next?.focus()
}

/** A button that opens a list above everything else; Escape, a press elsewhere or `close` shuts it again. */
export const Dropdown = ({
  shown,
  children,
  ...named
}: Named & { shown: ComponentChildren; children: (close: () => void) => ComponentChildren }) => {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState<Record<string, string>>({})

  const place = () => {
    const near = button.current?.getBoundingClientRect()
    if (!near) return
    const below = innerHeight - near.bottom > 260 || near.top < 260
    const left = Math.max(8, Math.min(near.left, innerWidth - (named.wide ? Math.max(near.width, 220) : 200) - 8))
    setAt({
      left: `${left}px`,
      minWidth: named.wide ? `${near.width}px` : '160px',
      ...(below
        ? { top: `${near.bottom + 4}px`, bottom: 'auto', maxHeight: `${innerHeight - near.bottom - 16}px` }
        : { bottom: `${innerHeight - near.top + 4}px`, top: 'auto', maxHeight: `${near.top - 16}px` }),
    })
  }
  const close = () => {
    list.current?.hidePopover()
    button.current?.focus()
  }
  useEffect(() => {
    const at = list.current
    const told = (event: Event) => setOpen((event as ToggleEvent).newState === 'open')
    at?.addEventListener('toggle', told)
    return () => at?.removeEventListener('toggle', told)
  }, [])
  useEffect(() => {
    if (!open) return
    list.current?.querySelector<HTMLElement>('input, button')?.focus()
    const shut = () => list.current?.hidePopover()
    addEventListener('resize', shut)
    return () => removeEventListener('resize', shut)
  }, [open])
  return (
    <>
      <button
        type="button"
        ref={button}
        class={named.class ?? ''}
        aria-label={named.label}
        aria-haspopup="true"
        aria-expanded={open}
        aria-controls={id}
        aria-disabled={named.disabled === true}
        data-invalid={named.invalid === true ? 'true' : undefined}
        onClick={() => {
          if (named.disabled) return
          place()
          list.current?.togglePopover()
        }}
      >
        {shown}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys only move the focus among its buttons */}
      <div class="dropdown" id={id} popover="auto" ref={list} style={at} onKeyDown={walk}>
        {open && children(close)}
      </div>
    </>
  )
}
