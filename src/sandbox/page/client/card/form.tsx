import { useState } from 'preact/hooks'
import { type Part, partsWithin, wordsIn } from '../../../feishu/card-parts.ts'
import { submitForm, waiting } from '../gestures.ts'
import { texts } from '../texts.ts'
import { showToast } from '../toast.tsx'
import { classOf } from './button.tsx'
import { useCard } from './context.ts'
import { Field, initialOf } from './field.tsx'
import { Markdown } from './markdown.tsx'
import { Unknown } from './unknown.tsx'

const fieldTags = new Set(
  'input select_static select_person multi_select_static multi_select_person date_picker picker_time picker_datetime checker'.split(
    ' ',
  ),
)

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Fields that travel together with one of the form's buttons. */
export const Form = ({ part: form }: { part: Part }) => {
  const { messageId } = useCard()
  const fields = partsWithin(form).filter((part) => fieldTags.has(part.tag))
  const initially = () => Object.fromEntries(fields.map((field) => [String(field.name), initialOf(field)]))
  const [values, setValues] = useState<Record<string, unknown>>(initially)
  const [tried, setTried] = useState(false)
  const missing = (field: Part) => field.required === true && isEmpty(values[String(field.name)])
  const busy = waiting.value?.message === messageId

  const submit = (label: string, near: DOMRect) => {
    setTried(true)
    if (fields.some(missing)) return showToast({ type: 'error', content: texts.requiredMissing }, near)
    const entered = fields.filter((f) => f.disabled !== true && !isEmpty(values[String(f.name)]))
    const sent = Object.fromEntries(entered.map((f) => [String(f.name), values[String(f.name)]]))
    void submitForm(messageId, sent, label, near)
  }

  const draw = (part: Part, at: number): preact.JSX.Element => {
    const name = String(part.name)
    if (fieldTags.has(part.tag))
      return (
        <Field
          key={name}
          part={part}
          value={values[name]}
          missing={tried && missing(part)}
          onValue={(value) => setValues({ ...values, [name]: value })}
        />
      )
    if (part.tag === 'button')
      return (
        <button
          key={name}
          type="button"
          class={classOf(part)}
          disabled={part.disabled === true}
          aria-disabled={busy}
          onClick={(event) =>
            part.form_action_type === 'reset'
              ? setValues(initially())
              : submit(wordsIn(part.text), event.currentTarget.getBoundingClientRect())
          }
        >
          {wordsIn(part.text)}
        </button>
      )
    if (part.tag === 'markdown') return <Markdown key={at} content={String(part.content)} size="normal" />
    if (part.tag === 'div')
      return (
        <p key={at} class="plain">
          {wordsIn(part.text)}
        </p>
      )
    if (part.tag === 'column_set' || part.tag === 'column')
      return (
        <div key={at} class={part.tag === 'column' ? 'column grow' : 'columns'}>
          {((part.columns ?? part.elements ?? []) as Part[]).map(draw)}
        </div>
      )
    return part.tag === 'hr' ? <hr key={at} class="card-rule" /> : <Unknown key={at} />
  }

  return <div class="form">{((form.elements ?? []) as Part[]).map(draw)}</div>
}
