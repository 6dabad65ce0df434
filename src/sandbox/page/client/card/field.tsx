import { useRef, useState } from 'preact/hooks'
import type { Part } from '../../../feishu/card-parts.ts'
import { useCard, useForm } from './context.ts'
import { marginOf, widthOf } from './layout.ts'
import { MultiSelect } from './multi-select.tsx'
import { PersonSelect } from './person-select.tsx'
import { choose } from './press.ts'
import { SelectImage } from './select-image.tsx'
import { cardTexts as texts } from './texts.ts'
import { Tip } from './tip.tsx'
import { Picker, Select, Typed } from './typed.tsx'
import { initialOf } from './values.ts'
import { textOf } from './words.ts'

export type FieldProps = { part: Part; value: unknown; missing: boolean; onValue: (value: unknown) => void }

const Control = (props: FieldProps) => {
  const { tag } = props.part
  if (tag.startsWith('multi_select')) return <MultiSelect {...props} />
  if (tag === 'select_person') return <PersonSelect {...props} />
  if (tag === 'select_static') return <Select {...props} />
  if (tag === 'select_img') return <SelectImage {...props} />
  return tag === 'input' ? <Typed {...props} /> : <Picker {...props} />
}

/** One thing to fill in. The words above an input come from the card; other fields are named by their placeholder. */
const Field = (props: FieldProps) => {
  const { part, missing } = props
  const label = textOf(part.label)
  const beside = part.label_position === 'left'
  return (
    <Tip words={part.disabled === true ? textOf(part.disabled_tips) : ''}>
      <div
        class={`field ${missing ? 'missing' : ''} ${beside ? 'field-beside' : ''} ${part.width === 'fill' ? 'fill' : ''}`}
        style={{ ...marginOf(part), ...widthOf(part) }}
      >
        {label && (
          <span class="field-label" aria-hidden="true">
            {label}
            {part.required === true && <span class="required"> *</span>}
          </span>
        )}
        <Control {...props} />
        {missing && <span class="field-problem">{texts.required}</span>}
      </div>
    </Tip>
  )
}

/** A field outside a form calls the bot by itself: an input when it is sent, the others when something is chosen. */
const LooseField = ({ part }: { part: Part }) => {
  const place = useCard()
  const [value, setValue] = useState(() => initialOf(part))
  const box = useRef<HTMLFormElement>(null)
  const tell = (chosen: unknown) => {
    const near = box.current?.getBoundingClientRect()
    if (chosen !== undefined && chosen !== '' && near) choose(place, part, chosen, near)
  }
  const isInput = part.tag === 'input'
  return (
    <form
      class={`loose ${isInput ? 'loose-input' : ''}`}
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
        <button
          type="submit"
          class="card-button look-default"
          aria-label={texts.submitInput}
          disabled={part.disabled === true}
        >
          ↵
        </button>
      )}
    </form>
  )
}

export const FieldPart = ({ part }: { part: Part }) => {
  const form = useForm()
  if (!form) return <LooseField part={part} />
  return (
    <Field
      part={part}
      value={form.valueOf(part)}
      missing={form.isMissing(part)}
      onValue={(value) => form.enter(part, value)}
    />
  )
}
