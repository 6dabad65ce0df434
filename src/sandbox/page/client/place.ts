import { batch, effect } from '@preact/signals'
import type { ChatLine } from '../wire.ts'
import { refresh } from './refresh.ts'
import { beside, followSecond, tellMain } from './second.ts'
import { askedTime, chat, isBeside, most, pane, person, replyingTo, wantedKind } from './state.ts'
import { hideToast } from './toast.tsx'

/** Who and where stand in the address, so that a reload or a bookmark comes back to them; a link may also name a time. */
const readAddress = (): void =>
  batch(() => {
    const said = new URLSearchParams(location.hash.slice(1))
    person.value = said.get('person') ?? person.value
    chat.value = said.get('chat') ?? chat.value
    const second = said.get('beside')
    if (second !== null) beside.value = { person: second, chat: said.get('besideChat') ?? '' }
    const time = Date.parse(said.get('time') ?? '')
    if (!Number.isNaN(time)) askedTime.value = time
  })

const addressOf = (): string => {
  const second = beside.value
  const said = new URLSearchParams({
    person: person.value,
    ...(chat.value ? { chat: chat.value } : {}),
    ...(second ? { beside: second.person, ...(second.chat ? { besideChat: second.chat } : {}) } : {}),
  })
  return `#${said}`
}

export const followAddress = (): void => {
  readAddress()
  addEventListener('hashchange', () => {
    readAddress()
    void refresh()
  })
  effect(() => {
    if (person.value === '') return
    history.replaceState(null, '', addressOf())
    if (isBeside) tellMain({ person: person.value, chat: chat.value })
  })
  if (!isBeside) followSecond()
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

/** A row may still be that of the person before: then the same kind of chat of the new one is meant. */
export const enterChat = ({ chatId, kind }: Pick<ChatLine, 'chatId' | 'kind'>): void => {
  pane.value = 'chat'
  if (chatId === chat.value) return
  batch(() => {
    chat.value = chatId
    wantedKind.value = kind
    leave()
  })
  void refresh()
}
