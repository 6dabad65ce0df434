import { signal } from '@preact/signals'

/**
 * The second person is this same page once more, in a frame: their own chats, drafts, scroll and live updates come for
 * nothing, and nothing of theirs can get mixed up with the first person's.
 */
export type Seat = { person: string; chat: string }

export const beside = signal<Seat | undefined>(undefined)

const isSeat = (said: unknown): said is Seat =>
  typeof said === 'object' &&
  said !== null &&
  typeof (said as Seat).person === 'string' &&
  typeof (said as Seat).chat === 'string'

/** From the second person's page: where they are now, for the address. */
export const tellMain = (seat: Seat): void => {
  parent.postMessage(seat, location.origin)
}

/** In the first person's page. */
export const followSecond = (): void => {
  addEventListener('message', ({ origin, data, source }) => {
    const frame = document.querySelector<HTMLIFrameElement>('.beside iframe')
    if (origin !== location.origin || !frame || source !== frame.contentWindow || !isSeat(data)) return
    if (beside.value) beside.value = { person: data.person, chat: data.chat }
  })
}
