import { setDraft } from '../drafts.ts'
import { toJob } from '../jumps.ts'
import { openPanel } from '../panels/load.ts'
import { becomePerson, enterChat } from '../place.ts'
import { chat, pane, people, person, view } from '../state.ts'
import { leaveTour, nextStep, type StepName } from './state.ts'

const open = (kind: 'group' | 'p2p'): void => {
  const found = view.value?.chats.find((c) => c.kind === kind)
  if (found) enterChat(found)
  pane.value = 'chat'
}

/** A worker who is not the present person. */
const anotherWorker = (): string | undefined => {
  const workers = people.value.people.filter((p) => p.role === people.value.people.at(-1)?.role)
  const at = workers.findIndex((p) => p.openId === person.value)
  return workers[(at + 1) % workers.length]?.openId
}

const becomeAnother = (): void => {
  const worker = anotherWorker()
  if (worker) becomePerson(worker)
}

/** What a step's button does for whoever would rather not look for it. */
export const goes: Record<StepName, (near: DOMRect) => void> = {
  welcome: () => {
    open('group')
    nextStep()
  },
  asked: (near) => {
    open('group')
    void toJob('study.daily-push', near)
  },
  click: () => {
    open('group')
    becomeAnother()
  },
  write: () => {
    open('group')
    becomeAnother()
    setDraft({ at: true }, `${person.value} ${chat.value}`)
    document.querySelector<HTMLElement>('.composer textarea')?.focus()
  },
  count: () => open('p2p'),
  close: (near) => {
    open('group')
    void toJob('study.daily-close', near)
  },
  done: () => {
    openPanel('ledger')
    pane.value = 'right'
    leaveTour()
  },
}
