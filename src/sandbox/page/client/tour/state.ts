import { computed, effect, signal } from '@preact/signals'
import type { MessageLine } from '../../wire.ts'
import { isBeside, openChat, person, view } from '../state.ts'

export const stepNames = ['welcome', 'asked', 'click', 'write', 'count', 'close', 'done'] as const
export type StepName = (typeof stepNames)[number]

/** The step in sight; none once it was left or is over. */
export const step = signal<StepName | undefined>(
  isBeside || localStorage.getItem('tour') === 'over' ? undefined : 'welcome',
)
/** What stood on the question's card when the step began. */
const answeredBefore = signal(0)

export const leaveTour = (): void => {
  step.value = undefined
  localStorage.setItem('tour', 'over')
}

const answered = (content: string): number => Number(/已答 (\d+)\/\d+/.exec(content)?.[1] ?? Number.NaN)

/** The newest card of the group that counts answers, seen last. */
const counting = signal<{ answered: number; closed: boolean } | undefined>(undefined)
const lastOf = (messages: readonly MessageLine[]) =>
  messages.filter((m) => m.type === 'interactive' && !Number.isNaN(answered(m.content))).at(-1)

const goTo = (next: StepName): void => {
  step.value = next
  answeredBefore.value = counting.value?.answered ?? 0
}

export const nextStep = (): void => {
  const next = stepNames[stepNames.indexOf(step.value ?? 'done') + 1]
  if (next) goTo(next)
  else leaveTour()
}

export const beginTour = (): void => {
  localStorage.removeItem('tour')
  goTo('welcome')
}

const inGroup = computed(() => openChat.value?.kind === 'group')

/** The newest word of the person in the group that is open, if it mentions the bot. */
const hasWritten = (): boolean => {
  const mine = view.value?.open?.messages.filter((m) => m.sender === person.value && m.type === 'text').at(-1)
  return inGroup.value && mine !== undefined && mine.mentions.length > 0
}

/** Whether the world has become what a step waits for. */
const isDone: Record<StepName, () => boolean> = {
  welcome: () => false,
  asked: () => counting.value !== undefined && !counting.value.closed,
  click: () => (counting.value?.answered ?? 0) > answeredBefore.value,
  write: () => (counting.value?.answered ?? 0) > answeredBefore.value && hasWritten(),
  count: () => openChat.value?.kind === 'p2p',
  close: () => counting.value?.closed === true,
  done: () => false,
}

/** A step goes on by itself when the world is there; the person has a moment to see why. Milliseconds. */
const moment = 900

export const followTour = (): void => {
  effect(() => {
    if (!inGroup.value) return
    const last = lastOf(view.value?.open?.messages ?? [])
    if (last) counting.value = { answered: answered(last.content), closed: last.content.includes('已收题') }
    else counting.value = undefined
  })
  let waiting: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    const now = step.value
    if (!now || !isDone[now]() || waiting) return
    waiting = setTimeout(() => {
      waiting = undefined
      if (step.value === now) nextStep()
    }, moment)
  })
}
