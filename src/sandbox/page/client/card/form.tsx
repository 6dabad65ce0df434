import { useMemo, useState } from 'preact/hooks'
import { type Part, partsWithin, wordsIn } from '../../../feishu/card-parts.ts'
import { FormPlace, useCard } from './context.ts'
import { layoutOf, marginOf } from './layout.ts'
import { cardTexts as texts } from './texts.ts'
import { fieldTags, initialOf, isEmpty } from './values.ts'

/** Fields that travel together with one of the form's buttons. */
export const Form = ({ part: form }: { part: Part }) => {
  const { host, draw } = useCard()
  const fields = useMemo(() => partsWithin(form).filter(({ tag }) => fieldTags.has(tag)), [form])
  const initially = () => Object.fromEntries(fields.map((field) => [String(field.name), initialOf(field)]))
  const [values, setValues] = useState<Record<string, unknown>>(initially)
  const [tried, setTried] = useState(false)
  const isMissing = (field: Part) => field.required === true && isEmpty(values[String(field.name)])

  const submit = (button: Part, near: DOMRect) => {
    setTried(true)
    if (fields.some(isMissing)) return host.say(texts.requiredMissing, near)
    const entered = fields.filter((f) => f.disabled !== true && !isEmpty(values[String(f.name)]))
    const sent = Object.fromEntries(entered.map((f) => [String(f.name), values[String(f.name)]]))
    host.submit(sent, wordsIn(button.text), near)
  }
  const filling = {
    valueOf: (part: Part) => values[String(part.name)],
    enter: (part: Part, value: unknown) => setValues((now) => ({ ...now, [String(part.name)]: value })),
    isMissing: (part: Part) => tried && isMissing(part),
    submit,
    reset: () => {
      setValues(initially())
      setTried(false)
    },
  }
  return (
    <FormPlace.Provider value={filling}>
      <div class="form" style={{ ...layoutOf(form), ...marginOf(form) }}>
        {draw(form.elements)}
      </div>
    </FormPlace.Provider>
  )
}
