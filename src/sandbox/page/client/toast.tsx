import { signal } from '@preact/signals'
import type { Toast as FeishuToast } from '../../feishu/types.ts'
import { texts } from './texts.ts'

type Shown = FeishuToast & { id: number; x: number; y: number; below: boolean }

/** Long enough to be read: a base and a share for each character. Milliseconds. */
const lasting = (words: string): number => 3_000 + words.length * 90

const shown = signal<Shown | undefined>(undefined)
let serial = 0

/** Half of the widest toast and a margin: it never leaves the window. Pixels. */
const half = 176

/** Shows words near where the person did something. */
export const showToast = (toast: FeishuToast, near: DOMRect): void => {
  const id = ++serial
  const below = near.top < 96
  const middle = near.left + near.width / 2
  shown.value = {
    ...toast,
    id,
    below,
    x: Math.max(Math.min(middle, innerWidth - half), Math.min(half, innerWidth / 2)),
    y: below ? Math.min(near.bottom, innerHeight - 80) + 8 : Math.min(near.top, innerHeight) - 8,
  }
  setTimeout(() => {
    if (shown.value?.id === id) shown.value = undefined
  }, lasting(toast.content))
}

/** What was said somewhere else is over. */
export const hideToast = (): void => {
  shown.value = undefined
}

export const Toast = () => {
  const toast = shown.value
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toast && (
        <div
          key={toast.id}
          class={`toast toast-${toast.type} ${toast.below ? 'toast-below' : ''}`}
          style={{ left: `${toast.x}px`, top: `${toast.y}px` }}
        >
          <span class="visually-hidden">{texts.toastKinds[toast.type]}：</span>
          {toast.content}
        </div>
      )}
    </div>
  )
}
