import { signal } from '@preact/signals'
import { toggleBeside } from './beside.tsx'
import { oneMinute, toNextJob, toTomorrow } from './jumps.ts'
import { clockShown, pane, showClock } from './state.ts'

export const helpOpen = signal(false)
/** Some type by voice or share a screen: one key alone then does nothing. */
export const keysOn = signal(localStorage.getItem('keys') !== 'off')

export const switchKeys = (on: boolean): void => {
  keysOn.value = on
  localStorage.setItem('keys', on ? 'on' : 'off')
}

const focus = (selector: string): void => {
  document.querySelector<HTMLElement>(selector)?.focus()
}
/** Where words appear that belong to no button. */
const middle = (): DOMRect => new DOMRect(innerWidth / 2, 120, 0, 0)

/** The keys of the page; `texts.keys.rows` says what each does. */
const keys: Record<string, () => void> = {
  '?': () => {
    helpOpen.value = true
  },
  '/': () => {
    pane.value = 'left'
    requestAnimationFrame(() => focus('.search'))
  },
  w: () => {
    pane.value = 'chat'
    requestAnimationFrame(() => focus('.composer textarea'))
  },
  m: () => void oneMinute(middle()),
  n: () => void toNextJob(middle()),
  t: () => void toTomorrow(middle()),
  p: () => showClock(!clockShown.value),
  b: toggleBeside,
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog[open]') !== null

export const followKeys = (): void => {
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, isComposing } = event
    if (!keysOn.value || ctrlKey || metaKey || altKey || isComposing || isWriting(event.target)) return
    if (document.querySelector('dialog[open]')) return
    const act = keys[key]
    if (!act) return
    event.preventDefault()
    act()
  })
}
