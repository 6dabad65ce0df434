import { batch } from '@preact/signals'
import type { Jobs, People, View } from '../wire.ts'
import { ask, command, Refusal } from './api.ts'
import { announcement, chat, jobs, most, people, person, resetting, setClock, view, wantedKind } from './state.ts'

let running = false
let again = false
let reading = false

const markSeen = async (seen: View): Promise<void> => {
  const open = seen.chats.find((c) => c.chatId === seen.open?.chatId)
  if (!open || open.unread === 0 || document.visibilityState !== 'visible' || reading) return
  reading = true
  await command('read', { person: person.value, chat: open.chatId }).finally(() => {
    reading = false
  })
}

const announceNew = (before: View | undefined, after: View): void => {
  const last = after.open?.messages.at(-1)
  if (!last || before?.open?.chatId !== after.open?.chatId || last.sender === person.value) return
  if (before?.open?.messages.some((m) => m.messageId === last.messageId)) return
  announcement.value = after.chats.find((c) => c.chatId === after.open?.chatId)?.last?.line ?? ''
}

const accept = (fresh: View): void =>
  batch(() => {
    announceNew(view.peek(), fresh)
    setClock(fresh.now)
    view.value = fresh
    const open = fresh.chats.find((c) => c.chatId === fresh.open?.chatId)
    if (open) {
      wantedKind.value = open.kind
      return
    }
    const chosen = fresh.chats.find((c) => c.kind === wantedKind.value) ?? fresh.chats[0]
    if (!chosen) return
    chat.value = chosen.chatId
    again = true
  })

const once = async (): Promise<void> => {
  const asked = { person: person.value, chat: chat.value }
  const fresh = await ask<View>('view', {
    person: asked.person,
    most: String(most.value),
    ...(asked.chat ? { chat: asked.chat } : {}),
  })
  // Somebody else or another chat was chosen meanwhile: this answer is about nobody's question.
  if (asked.person !== person.value || asked.chat !== chat.value) {
    again = true
    return
  }
  accept(fresh)
  await markSeen(fresh)
}

/** Asks for the present view; calls during a call lead to one more. */
export const refresh = async (): Promise<void> => {
  again = true
  if (running || person.value === '') return
  running = true
  try {
    while (again) {
      again = false
      await once()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  } finally {
    running = false
  }
}

export const refreshJobs = async (): Promise<void> => {
  if (resetting.value) return
  const answer = await ask<Jobs>('jobs').catch(() => undefined)
  if (answer) jobs.value = answer.jobs
}

/** Jobs run a moment after what shows that they are due; many reasons to look are one look. Milliseconds. */
const settling = 300
let looking = false

export const refreshJobsSoon = (): void => {
  if (looking) return
  looking = true
  setTimeout(() => {
    looking = false
    void refreshJobs()
  }, settling)
}

export const loadPeople = async (): Promise<void> => {
  people.value = await ask<People>('people')
  if (!people.value.people.some((p) => p.openId === person.value)) person.value = people.value.people[0]?.openId ?? ''
}
