import type { BadDay } from '../../panels/faults.ts'
import { command } from '../api.ts'
import { badDays } from '../state.ts'
import { act, nearOf } from './act.ts'
import { panelTexts, zh } from './texts.ts'

const names = Object.keys(zh.faults.names) as BadDay[]

export const switchFault = async (fault: BadDay, on: boolean): Promise<void> => {
  badDays.value = (await command<{ on: BadDay[] }>('panels/faults', { fault, on })).on
}

export const switchAllOff = async (): Promise<void> => {
  for (const fault of badDays.value) await switchFault(fault, false)
}

/** Bad days to switch on. */
export const FaultsPanel = () => (
  <>
    <p class="muted about">{panelTexts.faults.about}</p>
    <ul class="faults">
      {names.map((fault) => (
        <li key={fault}>
          <label class="check">
            <input
              type="checkbox"
              checked={badDays.value.includes(fault)}
              onChange={(event) => void switchFault(fault, event.currentTarget.checked)}
            />
            <span>{panelTexts.faults.names[fault]}</span>
          </label>
        </li>
      ))}
    </ul>
    <button
      type="button"
      class="small-button"
      onClick={(event) => void act('expire-tokens', {}, nearOf(event), panelTexts.faults.expired)}
    >
      {panelTexts.faults.expire}
    </button>
  </>
)

/** While any is on nobody may wonder why Feishu behaves so. */
export const FaultsBanner = () =>
  badDays.value.length === 0 ? null : (
    <div class="faults-banner" role="status">
      <span>{panelTexts.faults.banner(badDays.value.map((fault) => panelTexts.faults.short[fault]).join('、'))}</span>
      <button type="button" class="small-button" onClick={() => void switchAllOff()}>
        {panelTexts.faults.off}
      </button>
    </div>
  )
