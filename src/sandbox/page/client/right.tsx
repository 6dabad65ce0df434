import type { ComponentType } from 'preact'
import { useRef } from 'preact/hooks'
import { CardPanel } from './panels/card-panel.tsx'
import { ClockPanel } from './panels/clock-panel.tsx'
import { EventsPanel } from './panels/events-panel.tsx'
import { FaultsPanel } from './panels/faults-panel.tsx'
import { InboxPanel } from './panels/inbox-panel.tsx'
import { LedgerPanel } from './panels/ledger-panel.tsx'
import { openPanel, type PanelName, panel, panelNames } from './panels/load.ts'
import { OutboxPanel } from './panels/outbox-panel.tsx'
import { PeoplePanel } from './panels/people-panel.tsx'
import { panelTexts } from './panels/texts.ts'
import { ResetButton } from './reset-button.tsx'
import { badDays, clockShown } from './state.ts'
import { texts } from './texts.ts'

const panels: Record<PanelName, ComponentType> = {
  clock: ClockPanel,
  people: PeoplePanel,
  inbox: InboxPanel,
  outbox: OutboxPanel,
  ledger: LedgerPanel,
  events: EventsPanel,
  faults: FaultsPanel,
  card: CardPanel,
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

const Tabs = () => {
  const list = useRef<HTMLDivElement>(null)
  return (
    <div
      ref={list}
      class="panel-tabs"
      role="tablist"
      aria-label={panelTexts.tabs}
      onKeyDown={(event) => {
        const step = steps[event.key]
        if (step === undefined) return
        event.preventDefault()
        const at = (panelNames.indexOf(panel.value) + step + panelNames.length) % panelNames.length
        openPanel(panelNames[at] ?? 'clock')
        list.current?.querySelectorAll<HTMLElement>('[role=tab]')[at]?.focus()
      }}
    >
      {panelNames.map((name) => (
        <button
          type="button"
          role="tab"
          key={name}
          id={`tab-${name}`}
          aria-selected={panel.value === name}
          aria-controls="panel"
          tabIndex={panel.value === name ? 0 : -1}
          onClick={() => openPanel(name)}
        >
          {panelTexts.names[name]}
          {name === 'faults' && badDays.value.length > 0 && <span class="dot" />}
        </button>
      ))}
    </div>
  )
}

/** The sandbox's own controls: nothing here exists in Feishu. */
export const Right = () => {
  const Shown = panels[panel.value]
  return (
    <section class="right" aria-label={panelTexts.tabs} hidden={!clockShown.value}>
      <Tabs />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and some panels hold nothing else to stop at */}
      <div class="panel" id="panel" role="tabpanel" tabIndex={0} aria-labelledby={`tab-${panel.value}`}>
        <Shown />
        {panel.value === 'clock' && (
          <div class="right-foot">
            <p class="muted">{texts.about}</p>
            <ResetButton />
          </div>
        )}
      </div>
    </section>
  )
}
