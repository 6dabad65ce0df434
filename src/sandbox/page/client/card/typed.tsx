import { optionsOf, type Part } from '../../../feishu/card-parts.ts'
import type { FieldProps } from './field.tsx'
import { ariaOf } from './naming.ts'
import { cardTexts as texts } from './texts.ts'
import { textOf } from './words.ts'

export const Select = ({ part, value, missing, onValue }: FieldProps) => (
  <select
    {...ariaOf(part, missing)}
    value={String(value ?? '')}
    onChange={(event) => onValue(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
  >
    <option value="">{textOf(part.placeholder) || texts.choose}</option>
    {optionsOf(part).map((option) => (
      <option key={String(option.value)} value={String(option.value)}>
        {textOf(option.text)}
      </option>
    ))}
  </select>
)

type Kind = { type: 'date' | 'time' | 'datetime-local'; read(typed: string): string; write(value: string): string }

const same = (value: string) => value
const pickers: Record<string, Kind> = {
  date_picker: { type: 'date', read: same, write: same },
  picker_time: { type: 'time', read: same, write: same },
  picker_datetime: { type: 'datetime-local', read: (v) => v.replace('T', ' '), write: (v) => v.replace(' ', 'T') },
}

export const Picker = ({ part, value, missing, onValue }: FieldProps) => {
  const kind = pickers[part.tag] ?? { type: 'date', read: same, write: same }
  const empty = value === undefined || value === ''
  return (
    <span class="picker">
      {empty && (
        <span class="picker-empty" aria-hidden="true">
          {textOf(part.placeholder) || texts.choose}
        </span>
      )}
      <input
        {...ariaOf(part, missing)}
        type={kind.type}
        value={kind.write(String(value ?? ''))}
        onChange={(e) => onValue(kind.read(e.currentTarget.value) || undefined)}
      />
    </span>
  )
}

const rowsOf = ({ rows, max_rows }: Part, text: string): number => {
  const least = typeof rows === 'number' ? rows : 3
  const most = typeof max_rows === 'number' ? max_rows : Math.max(least, 6)
  return Math.min(Math.max(least, text.split('\n').length), most)
}

export const Typed = ({ part, value, missing, onValue }: FieldProps) => {
  const text = String(value ?? '')
  const common = {
    ...ariaOf(part, missing),
    value: text,
    placeholder: textOf(part.placeholder),
    maxLength: Number(part.max_length ?? 1_000),
  }
  const enter = (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value)
  if (part.input_type === 'multiline_text') return <textarea {...common} rows={rowsOf(part, text)} onInput={enter} />
  if (part.input_type === 'password') return <input {...common} type="password" autoComplete="off" onInput={enter} />
  return <input {...common} type="text" autoComplete="off" onInput={enter} />
}
