import { useState } from 'preact/hooks'
import { callsBack, type Part } from '../../../feishu/card-parts.ts'
import { Button } from './button.tsx'
import { useCard, useForm } from './context.ts'
import { marginOf } from './layout.ts'
import { Markdown } from './markdown.tsx'
import { choose, disabledWords } from './press.ts'
import { Tip } from './tip.tsx'
import { textOf } from './words.ts'

const buttonsOf = ({ button_area }: Part): Part[] => {
  const { buttons } = (button_area ?? {}) as { buttons?: unknown }
  return Array.isArray(buttons) ? (buttons as Part[]) : []
}

/** A thing to tick off. Without a behaviour the tick stays on the client, as in Feishu. */
export const Checker = ({ part }: { part: Part }) => {
  const place = useCard()
  const form = useForm()
  const [own, setOwn] = useState(part.checked === true)
  const alone = form === undefined && !callsBack(part)
  const ticked = form ? form.valueOf(part) === true : alone ? own : part.checked === true
  const style = part.checked_style as { show_strikethrough?: unknown; opacity?: unknown } | undefined
  const text = (part.text ?? {}) as Part
  const toggle = (near: DOMRect) => {
    if (part.disabled === true) place.host.say(disabledWords(part), near)
    else if (form) form.enter(part, !ticked)
    else if (alone) setOwn(!own)
    else choose(place, part, !ticked, near)
  }
  const struck = ticked && style?.show_strikethrough === true
  const faded = ticked && typeof style?.opacity === 'number' ? { opacity: String(Math.max(style.opacity, 0.7)) } : {}
  return (
    <Tip words={part.disabled === true ? textOf(part.disabled_tips) : textOf(part.hover_tips)}>
      <div class="checker" style={marginOf(part)}>
        <label class="tick">
          <input
            type="checkbox"
            checked={ticked}
            aria-disabled={part.disabled === true}
            onClick={(event) => {
              event.preventDefault()
              const near = event.currentTarget.getBoundingClientRect()
              // After the browser has put its own tick back.
              setTimeout(() => toggle(near))
            }}
          />
          <span class={struck ? 'struck' : undefined} style={faded}>
            {text.tag === 'lark_md' ? <Markdown content={textOf(text)} size="normal" /> : textOf(text)}
          </span>
        </label>
        {buttonsOf(part).map((button, at) => (
          <Button key={at} part={button} />
        ))}
      </div>
    </Tip>
  )
}
