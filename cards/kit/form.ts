import type { CardAction } from './action.ts'
import { type Button, type ButtonLook, button, type Element, type Form, type Input, plainText } from './card.ts'

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

/** A button that sends the form's fields along. `name` is unique on the whole card. */
export const submitButton = <P>(
  name: string,
  label: string,
  action: CardAction<P>,
  payload: P,
  look: ButtonLook = 'default',
): Button => ({ ...button(label, action, payload, look), name, form_action_type: 'submit' })
