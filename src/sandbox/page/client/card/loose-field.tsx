import { useRef, useState } from 'preact/hooks'
import type { Part } from '../../../feishu/card-parts.ts'
import { choose } from '../gestures.ts'
import { texts } from '../texts.ts'
import { useCard } from './context.ts'
import { Field, initialOf } from './field.tsx'

/** A field outside a form calls the bot by itself: an input when it is sent, the others when something is chosen. */
export const LooseField = ({ part }: { part: Part }) => {
  const { messageId } = useCard()
  const [value, setValue] = useState(() => initialOf(part))
  const box = useRef<HTMLFormElement>(null)
  const name = String(part.name ?? part.element_id ?? part.tag)
  const tell = (chosen: unknown) => {
    const near = box.current?.getBoundingClientRect()
    if (chosen !== undefined && chosen !== '' && near) void choose(messageId, name, chosen, near)
  }
  const isInput = part.tag === 'input'
  return (
    <form
      class="loose"
      ref={box}
      onSubmit={(event) => {
        event.preventDefault()
        if (isInput) tell(value)
      }}
    >
      <Field
        part={part}
        value={value}
        missing={false}
        onValue={(chosen) => {
          setValue(chosen)
          if (!isInput) tell(chosen)
        }}
      />
      {isInput && (
        <button type="submit" class="card-button look-default" aria-label={texts.submitInput}>
          ↵
        </button>
      )}
    </form>
  )
}
