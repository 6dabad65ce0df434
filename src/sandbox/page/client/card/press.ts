import { callsBack, linkOf, looseAmong, type Part, targetsAmong } from '../../../feishu/card-parts.ts'
import type { Place } from './context.ts'
import { cardTexts as texts } from './texts.ts'
import { textOf } from './words.ts'

const openPage = (address: string): void => void open(address, '_blank', 'noopener,noreferrer')

/** What this part says when it is disabled and somebody tries all the same. */
export const disabledWords = (part: Part): string => textOf(part.disabled_tips) || texts.disabled

/** Does what pressing this part does: asks first if it wants that, opens its page, calls the bot. */
export const press = ({ host, parts, unlessUnsure }: Place, part: Part, near: DOMRect, option?: string): void => {
  if (part.disabled === true) {
    host.say(disabledWords(part), near)
    return
  }
  const same = targetsAmong(parts)
  const own = same.find((target) => target.part === part && (option === undefined || target.action.option === option))
  unlessUnsure(part, () => {
    const link = linkOf(part)
    if (link !== undefined) openPage(link)
    if (!own || !callsBack(part) || (link !== undefined && !hasCallback(part))) return
    const nth = same.filter(({ label }) => label === own.label).indexOf(own)
    host.press(own.label, nth, near)
  })
}

const hasCallback = (part: Part): boolean =>
  Array.isArray(part.behaviors) && part.behaviors.some((one) => (one as { type?: unknown }).type === 'callback')

/** Tells the bot what was chosen in a field that stands alone. */
export const choose = ({ host, parts, unlessUnsure }: Place, part: Part, value: unknown, near: DOMRect): void => {
  if (!callsBack(part)) return
  const loose = looseAmong(parts)
  const name = String(part.name ?? part.element_id ?? part.tag)
  const nth = loose.filter((one) => one.tag === part.tag).indexOf(part)
  unlessUnsure(part, () => host.choose(name, value, nth, near))
}
