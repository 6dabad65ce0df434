import { signal } from '@preact/signals'
import type { Clicked } from '../wire.ts'
import { command, Refusal } from './api.ts'
import { person } from './state.ts'
import { showToast } from './toast.tsx'

/** The card that waits for the bot's answer, and the words on what was pressed. */
export const waiting = signal<{ message: string; label: string } | undefined>(undefined)

/** Says a refusal where it happened; anything else is a fault and goes on. */
export const sayRefusal = (error: unknown, near: DOMRect): void => {
  if (!(error instanceof Refusal)) throw error
  showToast({ type: 'error', content: error.message }, near)
}

/** One gesture on a card; what Feishu would show afterwards is shown. @returns whether the bot took it */
const gesture = async (path: string, body: { message: string }, label: string, near: DOMRect): Promise<boolean> => {
  if (waiting.value) return false
  waiting.value = { message: body.message, label }
  try {
    const { toast, error } = await command<Clicked>(path, { person: person.value, ...body })
    if (error) showToast({ type: 'error', content: error.message }, near)
    else if (toast) showToast(toast, near)
    return !error
  } catch (error) {
    sayRefusal(error, near)
    return false
  } finally {
    waiting.value = undefined
  }
}

/** `nth`: which of those that look the same. */
export const pressButton = (message: string, label: string, nth: number, near: DOMRect) =>
  gesture('click', { message, label, nth } as { message: string }, label, near)

export const choose = (message: string, name: string, value: unknown, nth: number, near: DOMRect) =>
  gesture('choose', { message, name, value, nth } as { message: string }, name, near)

export const submitForm = (message: string, values: Record<string, unknown>, button: string, near: DOMRect) =>
  gesture('fill', { message, values, button } as { message: string }, button, near)
