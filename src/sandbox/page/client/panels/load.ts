import { effect, signal } from '@preact/signals'
import type {
  Chain,
  EventLine,
  InboxLine,
  JobDetail,
  Ledger,
  Outbox,
  PeoplePanel,
  ShownCard,
} from '../../panels/lines.ts'
import { ask, Refusal } from '../api.ts'
import { clockShown, isBeside, pane, person } from '../state.ts'

export const panelNames = ['clock', 'people', 'inbox', 'outbox', 'ledger', 'events', 'faults', 'card'] as const
export type PanelName = (typeof panelNames)[number]

const remembered = panelNames.find((name) => name === localStorage.getItem('panel'))

/** The panel in sight. */
export const panel = signal<PanelName>(remembered ?? 'clock')
export const jobDetails = signal<JobDetail[] | undefined>(undefined)
export const inbox = signal<InboxLine[] | undefined>(undefined)
export const outbox = signal<Outbox | undefined>(undefined)
/** Only letters in this state; all when empty. */
export const outboxState = signal('')
export const ledger = signal<Ledger | undefined>(undefined)
export const chain = signal<Chain[] | undefined>(undefined)
export const events = signal<{ events: EventLine[]; total: number } | undefined>(undefined)
export const peoplePanel = signal<PeoplePanel | undefined>(undefined)
/** The message whose card is looked at, and what was found. */
export const cardId = signal('')
export const card = signal<ShownCard | undefined>(undefined)

const loaders: Record<PanelName, () => Promise<void>> = {
  clock: async () => {
    jobDetails.value = (await ask<{ jobs: JobDetail[] }>('panels/jobs')).jobs
  },
  people: async () => {
    const asked = person.value
    const found = await ask<PeoplePanel>('panels/people', { person: asked })
    if (asked === person.peek()) peoplePanel.value = found
  },
  inbox: async () => {
    inbox.value = (await ask<{ lines: InboxLine[] }>('panels/inbox')).lines
  },
  outbox: async () => {
    outbox.value = await ask<Outbox>('panels/outbox', outboxState.value ? { state: outboxState.value } : {})
  },
  ledger: async () => {
    ledger.value = await ask<Ledger>('panels/ledger')
  },
  events: async () => {
    events.value = await ask<{ events: EventLine[]; total: number }>('panels/events')
  },
  faults: async () => {},
  card: async () => {
    const asked = cardId.value
    const found = asked
      ? await ask<ShownCard>('panels/card', { person: person.value, message: asked }).catch(() => undefined)
      : undefined
    if (asked === cardId.value) card.value = found
  },
}

/** Asks for what the panel in sight shows. A stage without a bot has nothing for some of them. */
export const loadPanel = async (): Promise<void> => {
  if (isBeside || !clockShown.value) return
  await loaders[panel.value]().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

/** Many changes are one look. Milliseconds. */
const settling = 400
let looking = false

export const loadPanelSoon = (): void => {
  if (looking || isBeside) return
  looking = true
  setTimeout(() => {
    looking = false
    void loadPanel()
  }, settling)
}

export const openPanel = (name: PanelName): void => {
  panel.value = name
  clockShown.value = true
  localStorage.setItem('panel', name)
}

/** Shows this card's JSON. */
export const inspectCard = (messageId: string): void => {
  cardId.value = messageId
  openPanel('card')
  pane.value = 'right'
}

export const followPanel = (): void => {
  effect(() => {
    panel.value
    cardId.value
    outboxState.value
    clockShown.value
    void loadPanel()
  })
}
