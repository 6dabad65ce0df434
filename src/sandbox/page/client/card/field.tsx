import { optionsOf, type Part, wordsIn } from '../../../feishu/card-parts.ts'
import { nameOf, people } from '../state.ts'
import { texts } from '../texts.ts'

export type FieldProps = { part: Part; value: unknown; missing: boolean; onValue: (value: unknown) => void }

type Option = { value: string; label: string }

const choicesOf = (part: Part): Option[] => {
  const options = optionsOf(part).map(({ value, text }) => ({ value: String(value), label: wordsIn(text) }))
  if (!part.tag.endsWith('select_person')) return options
  if (options.length > 0) return options.map(({ value }) => ({ value, label: nameOf(value) }))
  return people.value.people.map(({ openId, name }) => ({ value: openId, label: name }))
}

const pickers: Record<
  string,
  { type: 'date' | 'time' | 'datetime-local'; read: (typed: string) => string; write: (value: string) => string }
> = {
  date_picker: { type: 'date', read: (v) => v, write: (v) => v },
  picker_time: { type: 'time', read: (v) => v, write: (v) => v },
  picker_datetime: {
    type: 'datetime-local',
    read: (v) => v.replace('T', ' '),
    write: (v) => v.replace(' ', 'T'),
  },
}

type Named = { 'aria-label': string; 'aria-invalid': boolean; 'aria-required': boolean; disabled: boolean }

const Select = ({ part, value, onValue, named }: FieldProps & { named: Named }) => (
  <select
    {...named}
    value={String(value ?? '')}
    onChange={(event) => onValue(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
  >
    <option value="">{wordsIn(part.placeholder) || texts.choose}</option>
    {choicesOf(part).map((choice) => (
      <option key={choice.value} value={choice.value}>
        {choice.label}
      </option>
    ))}
  </select>
)

const Ticks = ({ part, value, onValue }: FieldProps) => {
  const ticked = Array.isArray(value) ? (value as string[]) : []
  return (
    <fieldset class="ticks" disabled={part.disabled === true}>
      <legend>{wordsIn(part.placeholder) || texts.choose}</legend>
      {choicesOf(part).map((choice) => (
        <label key={choice.value}>
          <input
            type="checkbox"
            checked={ticked.includes(choice.value)}
            onChange={(event) =>
              onValue(
                event.currentTarget.checked ? [...ticked, choice.value] : ticked.filter((one) => one !== choice.value),
              )
            }
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}

/** One thing to fill in. The words above an input come from the card; other fields are named by their placeholder. */
export const Field = ({ missing, ...props }: FieldProps) => {
  const { part, value, onValue } = props
  const label = wordsIn(part.label)
  const named: Named = {
    'aria-label': label || wordsIn(part.placeholder) || texts.choose,
    'aria-invalid': missing,
    'aria-required': part.required === true,
    disabled: part.disabled === true,
  }
  const picker = pickers[part.tag]
  const typed = {
    ...named,
    value: String(value ?? ''),
    placeholder: wordsIn(part.placeholder),
    maxLength: Number(part.max_length ?? 1_000),
  }
  return (
    <div class={`field ${missing ? 'missing' : ''}`}>
      {label && (
        <span class="field-label" aria-hidden="true">
          {label}
          {part.required === true && <span class="required"> *</span>}
        </span>
      )}
      {part.tag.startsWith('multi_select') ? (
        <Ticks {...props} missing={missing} />
      ) : part.tag.startsWith('select') ? (
        <Select {...props} missing={missing} named={named} />
      ) : part.tag === 'checker' ? (
        <label class="tick">
          <input type="checkbox" checked={value === true} onChange={(e) => onValue(e.currentTarget.checked)} />
          {wordsIn(part.text)}
        </label>
      ) : picker ? (
        <input
          {...named}
          type={picker.type}
          value={picker.write(String(value ?? ''))}
          onChange={(e) => onValue(picker.read(e.currentTarget.value) || undefined)}
        />
      ) : part.input_type === 'multiline_text' ? (
        <textarea {...typed} rows={Number(part.rows ?? 3)} onInput={(e) => onValue(e.currentTarget.value)} />
      ) : (
        <input {...typed} type="text" onInput={(e) => onValue(e.currentTarget.value)} />
      )}
      {missing && <span class="field-problem">{texts.required}</span>}
    </div>
  )
}

/** What stands in a field that nobody has touched. */
export const initialOf = (part: Part): unknown =>
  part.tag === 'checker'
    ? part.checked === true
    : (part.default_value ??
      part.initial_option ??
      part.selected_values ??
      part.initial_date ??
      part.initial_time ??
      part.initial_datetime)
