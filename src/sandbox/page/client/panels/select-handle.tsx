import { signal } from '@preact/signals'
import { inspectCard } from './load.ts'
import { panelTexts } from './texts.ts'

/** The message under the pointer, and where the handle of its card stands. */
const pointed = signal<{ messageId: string; left: number; top: number } | undefined>(undefined)
let under: Element | null = null

const handleSize = 28

const place = (): void => {
  const message = under?.isConnected ? under.closest<HTMLElement>('[data-message-id], [data-message]') : null
  const card = message?.querySelector('.card')?.getBoundingClientRect()
  const frame = message?.closest('.log')?.getBoundingClientRect()
  const messageId = message?.dataset.messageId ?? message?.dataset.message
  const inSight = card && frame && card.bottom > frame.top + handleSize && card.top < frame.bottom - handleSize
  pointed.value =
    inSight && messageId
      ? {
          messageId,
          left: Math.min(card.right + 6, frame.right - handleSize - 8),
          top: Math.max(frame.top + 4, card.top),
        }
      : undefined
}

const point = (event: Event): void => {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('.select-handle')) return
  under = target
  place()
}

/** Watches which card is pointed at; it is nobody else's business, so it lies over the chat. */
export const followPointer = (): void => {
  document.addEventListener('pointerover', point)
  document.addEventListener('scroll', place, { capture: true, passive: true })
}

/** «{}» beside the card under the pointer. By keyboard the same cards are in the panel's own list. */
export const SelectHandle = () => {
  const at = pointed.value
  if (!at) return null
  return (
    <button
      type="button"
      class="select-handle"
      tabIndex={-1}
      title={panelTexts.card.handle}
      aria-label={panelTexts.card.handle}
      style={{ left: `${at.left}px`, top: `${at.top}px` }}
      onClick={() => inspectCard(at.messageId)}
    >
      {'{}'}
    </button>
  )
}
