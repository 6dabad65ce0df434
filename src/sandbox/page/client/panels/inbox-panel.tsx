import { now } from '../state.ts'
import { fullTime } from '../time.ts'
import { act, nearOf } from './act.ts'
import { inbox } from './load.ts'
import { Panel } from './panel.tsx'
import { panelTexts } from './texts.ts'

/** 收件箱: what Feishu posted to the bot. */
export const InboxPanel = () => (
  <Panel about={panelTexts.inbox.about} lines={inbox.value} none={panelTexts.inbox.none}>
    {(of) => (
      <li class="line" key={of.eventId}>
        <div class="line-top">
          <strong title={of.type}>{panelTexts.events.types[of.type] ?? of.type}</strong>
          <span class={`state state-${of.state}`}>{panelTexts.inbox.states[of.state] ?? of.state}</span>
          <time>{fullTime(of.at, now.value)}</time>
        </div>
        {of.crashes > 0 && <p class="why">{panelTexts.inbox.crashes(of.crashes)}</p>}
        {of.error && <p class="why">{of.error}</p>}
        {of.state === 'dead' && (
          <button
            type="button"
            class="small-button"
            onClick={(event) => void act('inbox/replay', { id: of.eventId }, nearOf(event))}
          >
            {panelTexts.inbox.replay}
          </button>
        )}
      </li>
    )}
  </Panel>
)
