import { computed, signal } from '@preact/signals'
import type { JobLine } from '../control.ts'
import type { BadDay } from '../panels/faults.ts'
import type { MonthRun } from '../panels/lines.ts'
import type { ChatLine, MessageLine, People, View } from '../wire.ts'

export type Pane = 'left' | 'chat' | 'right' | 'beside'

export const people = signal<People>({ bot: '', people: [] })
export const person = signal('')
export const chat = signal('')
/** What kind of chat to open when the person changes: each has their own 单聊. */
export const wantedKind = signal<ChatLine['kind']>('group')
export const view = signal<View | undefined>(undefined)
/** How many messages of the open chat are asked for. */
export const most = signal(60)
export const jobs = signal<JobLine[] | undefined>(undefined)
/** Faults that are switched on, and the month under way or over. */
export const badDays = signal<BadDay[]>([])
export const month = signal<MonthRun | undefined>(undefined)
export const monthRuns = computed(() => month.value?.state === 'running')
export const connected = signal(true)
export const resetting = signal(false)
/** On a narrow screen one pane shows at a time. */
export const pane = signal<Pane>('chat')
export const clockShown = signal(localStorage.getItem('clock') !== 'hidden')
export const showClock = (shown: boolean): void => {
  clockShown.value = shown
  localStorage.setItem('clock', shown ? 'shown' : 'hidden')
}
/** This page is the second person's, inside the first one's. */
export const isBeside = new URLSearchParams(location.search).has('beside')
/** An instant that the link named, until somebody has decided. */
export const askedTime = signal<number | undefined>(undefined)
export const replyingTo = signal<MessageLine | undefined>(undefined)
/** Said by screen readers when it changes. */
export const announcement = signal('')

/** Milliseconds between the sandbox's clock and the browser's. */
export const ahead = signal(0)
/** The sandbox's clock, by the second. */
export const now = signal(Date.now())

export const me = computed(() => people.value.people.find((p) => p.openId === person.value))
export const openChat = computed(() => view.value?.chats.find((c) => c.chatId === view.value?.open?.chatId))
export const nameOf = (openId: string): string =>
  openId === 'bot' ? people.value.bot : (people.value.people.find((p) => p.openId === openId)?.name ?? openId)

export const setClock = (instant: number): void => {
  ahead.value = instant - Date.now()
  now.value = instant
}
