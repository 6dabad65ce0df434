import type { CardHost } from './card/context.ts'
import { choose, pressButton, submitForm, waiting } from './gestures.ts'
import { nameOf, people, person, view } from './state.ts'
import { showToast } from './toast.tsx'

/** Where a picture or file of a message lies, for the person who looks. */
export const fileAddress = (message: string, key: string, save = false): string =>
  `/sandbox/api/file?${new URLSearchParams({ person: person.value, message, key, ...(save ? { save: '1' } : {}) })}`

/** What a card in a chat is connected to: the emulated client of the person who looks. */
export const hostOf = (messageId: string): CardHost => ({
  people: () => {
    const members = new Set(view.value?.open?.members ?? [])
    return people.value.people.filter(({ openId }) => members.has(openId))
  },
  nameOf,
  imageOf: (key) => fileAddress(messageId, key),
  waiting: () => (waiting.value?.message === messageId ? waiting.value.label : undefined),
  press: (label, nth, near) => void pressButton(messageId, label, nth, near),
  choose: (name, value, nth, near) => void choose(messageId, name, value, nth, near),
  submit: (values, button, near) => void submitForm(messageId, values, button, near),
  say: (words, near) => showToast({ type: 'error', content: words }, near),
})
