import { batch, effect } from '@preact/signals'
import { refresh } from './refresh.ts'
import { chat, most, pane, person, replyingTo, wantedKind } from './state.ts'
import { hideToast } from './toast.tsx'

/** Who and where stand in the address, so that a reload or a bookmark comes back to them. */
const readAddress = (): void =>
  batch(() => {
    const said = new URLSearchParams(location.hash.slice(1))
    person.value = said.get('person') ?? person.value
    chat.value = said.get('chat') ?? chat.value
  })

export const followAddress = (): void => {
  readAddress()
  addEventListener('hashchange', () => {
    readAddress()
    void refresh()
  })
  effect(() => {
    if (person.value === '') return
    const said = new URLSearchParams({ person: person.value, ...(chat.value ? { chat: chat.value } : {}) })
    history.replaceState(null, '', `#${said}`)
  })
}

const leave = (): void => {
  hideToast()
  replyingTo.value = undefined
  most.value = 60
}

export const becomePerson = (openId: string): void => {
  if (openId === person.value) return
  batch(() => {
    // A group stays open if they are in it; a 单聊 gives way to their own.
    if (wantedKind.value === 'p2p') chat.value = ''
    person.value = openId
    leave()
  })
  void refresh()
}

export const enterChat = (chatId: string): void => {
  pane.value = 'chat'
  if (chatId === chat.value) return
  batch(() => {
    chat.value = chatId
    leave()
  })
  void refresh()
}
