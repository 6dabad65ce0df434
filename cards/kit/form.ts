import type { CardAction } from './action.ts'
import {
  type Button,
  type ButtonLook,
  button,
  type DatePicker,
  type Element,
  type Form,
  type Input,
  plainText,
  type Select,
} from './card.ts'

/** What is typed and tapped together: only directly on the card, never within anything else. */
export const form = (name: string, elements: readonly Element[]): Form => ({
  tag: 'form',
  name,
  elements: [...elements],
})

/** Several lines in a person's own words. A `required` one is asked for by Feishu itself. */
export const textField = (name: string, hint: string, most: number, required = false): Input => ({
  tag: 'input',
  name,
  placeholder: plainText(hint),
  input_type: 'multiline_text',
  rows: 2,
  max_length: most,
  ...(required ? { required } : {}),
  width: 'fill',
})

/** One of several; Feishu itself asks for it before anything is sent. Its question stands above it as text. */
export const selectField = (
  name: string,
  hint: string,
  options: readonly (readonly [value: string, text: string])[],
): Select => ({
  tag: 'select_static',
  name,
  placeholder: plainText(hint),
  options: options.map(([value, text]) => ({ text: plainText(text), value })),
  required: true,
  width: 'fill',
})

/** A day, 'YYYY-MM-DD'. It comes back with an offset behind it, e.g. `2026-04-01 +0800`. */
export const dateField = (name: string, day: string): DatePicker => ({
  tag: 'date_picker',
  name,
  initial_date: day,
  required: true,
  width: 'fill',
})

/** A button that sends the form's fields along. `name` is unique on the whole card. */
export const submitButton = <P>(
  name: string,
  label: string,
  action: CardAction<P>,
  payload: P,
  look: ButtonLook = 'default',
): Button => ({ ...button(label, action, payload, look), name, form_action_type: 'submit' })
