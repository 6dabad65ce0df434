import { callsBack, type Part, wordsIn } from '../../../feishu/card-parts.ts'
import { pressButton, waiting } from '../gestures.ts'
import { useCard } from './context.ts'

const looks: Record<string, string> = {
  primary: 'primary',
  danger: 'danger',
  primary_filled: 'primary-filled',
  danger_filled: 'danger-filled',
  text: 'text',
  primary_text: 'text',
  danger_text: 'text-danger',
}

export const classOf = (part: Part): string =>
  ['card-button', `look-${looks[String(part.type)] ?? 'default'}`, part.width === 'fill' ? 'fill' : ''].join(' ').trim()

const linkOf = (part: Part): string | undefined => {
  const behaviors = Array.isArray(part.behaviors) ? (part.behaviors as Record<string, unknown>[]) : []
  const url = behaviors.find((b) => b.type === 'open_url')?.default_url
  return typeof url === 'string' && /^https?:\/\//.test(url) ? url : undefined
}

/** A button outside forms: calls the bot, or opens a page. */
export const Button = ({ part }: { part: Part }) => {
  const { messageId } = useCard()
  const label = wordsIn(part.text)
  const link = linkOf(part)
  if (link !== undefined && !callsBack(part))
    return (
      <a class={classOf(part)} href={link} target="_blank" rel="noopener noreferrer">
        {label}
      </a>
    )
  const busy = waiting.value?.message === messageId
  const mine = busy && waiting.value?.label === label
  return (
    <button
      type="button"
      class={`${classOf(part)} ${mine ? 'waiting' : ''}`}
      disabled={part.disabled === true}
      aria-disabled={busy}
      aria-busy={mine}
      onClick={(event) => void pressButton(messageId, label, event.currentTarget.getBoundingClientRect())}
    >
      {label}
    </button>
  )
}
