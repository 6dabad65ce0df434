import { useMemo } from 'preact/hooks'
import { language } from './language.ts'
import { beside } from './second.ts'
import { clockShown, pane, people, person } from './state.ts'
import { texts } from './texts.ts'

/** Somebody whose screen is worth a look beside the present one: who leads, else whoever comes next. */
const companion = (): string => {
  const others = people.value.people.filter((p) => p.openId !== person.value)
  const leading = others.find((p) => p.role !== others.at(-1)?.role)
  return (leading ?? others[0])?.openId ?? ''
}

/** Below this three columns are all that fits. Pixels, as in `frame.css`. */
const roomy = 1_300

export const toggleBeside = (): void => {
  if (!beside.value && innerWidth <= roomy) clockShown.value = false
  beside.value = beside.value ? undefined : { person: companion(), chat: '' }
  if (!beside.value && pane.value === 'beside') pane.value = 'chat'
}

/** The second person's column. Its address is set once: afterwards the page inside goes its own way. */
export const Beside = () => {
  const open = beside.value !== undefined
  const address = useMemo(() => {
    const seat = beside.peek()
    return `/?beside#${new URLSearchParams({ person: seat?.person ?? '', ...(seat?.chat ? { chat: seat.chat } : {}) })}`
  }, [open, language.value])
  if (!open) return null
  return (
    <section class="beside" aria-label={texts.besideTitle}>
      <iframe src={address} title={texts.besideTitle} />
      <button type="button" class="close-beside" aria-label={texts.closeBeside} onClick={toggleBeside}>
        ✕
      </button>
    </section>
  )
}
