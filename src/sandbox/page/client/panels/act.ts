import { command } from '../api.ts'
import { sayRefusal } from '../gestures.ts'
import { showToast } from '../toast.tsx'
import { loadPanel } from './load.ts'

/** What an operator does in a panel; a refusal is said where it happened. */
export const act = async (path: string, body: object, near: DOMRect, done?: string): Promise<void> => {
  try {
    await command(`panels/${path}`, body)
    if (done) showToast({ type: 'success', content: done }, near)
  } catch (error) {
    sayRefusal(error, near)
  }
  await loadPanel()
}

export const nearOf = (event: { currentTarget: EventTarget | null }): DOMRect =>
  (event.currentTarget as HTMLElement).getBoundingClientRect()
