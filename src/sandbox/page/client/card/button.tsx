import { callsBack, linkOf, type Part, wordsIn } from '../../../feishu/card-parts.ts'
import { useCard, useForm } from './context.ts'
import { Icon } from './icon.tsx'
import { marginOf, widthOf } from './layout.ts'
import { disabledWords, press } from './press.ts'
import { cardTexts as texts } from './texts.ts'
import { Tip } from './tip.tsx'
import { textOf } from './words.ts'

const looks: Record<string, string> = {
  primary: 'primary',
  danger: 'danger',
  primary_filled: 'primary-filled',
  danger_filled: 'danger-filled',
  laser: 'primary-filled',
  text: 'text',
  primary_text: 'text-primary',
  danger_text: 'text-danger',
}
const sizes = new Set(['tiny', 'small', 'medium', 'large'])

export const classOf = (part: Part): string =>
  [
    'card-button',
    `look-${looks[String(part.type)] ?? 'default'}`,
    sizes.has(String(part.size)) ? `size-${part.size}` : '',
    part.width === 'fill' ? 'fill' : '',
  ]
    .filter(Boolean)
    .join(' ')

const Words = ({ part }: { part: Part }) => (
  <>
    <Icon of={part.icon} />
    <span>{textOf(part.text)}</span>
  </>
)

/** Calls the bot, opens a page, sends its form or empties it. */
export const Button = ({ part }: { part: Part }) => {
  const place = useCard()
  const form = useForm()
  const link = linkOf(part)
  const tips = part.disabled === true ? textOf(part.disabled_tips) : textOf(part.hover_tips)
  const style = { ...marginOf(part), ...widthOf(part) }
  if (link !== undefined && !callsBack(part) && part.disabled !== true && part.confirm === undefined)
    return (
      <Tip words={tips}>
        <a class={classOf(part)} style={style} href={link} target="_blank" rel="noopener noreferrer">
          <Words part={part} />
          <span class="visually-hidden">{texts.link}</span>
        </a>
      </Tip>
    )
  const busy = place.host.waiting()
  const mine = busy !== undefined && busy === wordsIn(part.text)
  const act = (near: DOMRect) => {
    if (part.disabled === true) place.host.say(disabledWords(part), near)
    else if (form && part.form_action_type === 'reset') form.reset()
    else if (form && (part.form_action_type === 'submit' || !callsBack(part)))
      place.unlessUnsure(part, () => form.submit(part, near))
    else press(place, part, near)
  }
  return (
    <Tip words={tips}>
      <button
        type="button"
        class={`${classOf(part)} ${mine ? 'waiting' : ''}`}
        style={style}
        aria-disabled={busy !== undefined || part.disabled === true}
        data-disabled={part.disabled === true ? 'true' : undefined}
        aria-busy={mine}
        onClick={(event) => act(event.currentTarget.getBoundingClientRect())}
      >
        <Words part={part} />
      </button>
    </Tip>
  )
}
