import { type Input, type Option, plainText, type Select } from './card.ts'

/** One line in a form, with its name above it and what stands in it already. */
export const lineField = (
  name: string,
  { label, value = '', hint, most, required = false }: FieldOf & { most: number; required?: boolean },
): Input => ({
  tag: 'input',
  name,
  label: plainText(label),
  placeholder: plainText(hint),
  ...(value === '' ? {} : { default_value: value.slice(0, most) }),
  input_type: 'text',
  max_length: most,
  ...(required ? { required } : {}),
  width: 'fill',
})
type FieldOf = { label: string; value?: string; hint: string }

/** Several lines, likewise. */
export const linesField = (name: string, of: FieldOf & { most: number; required?: boolean }): Input => ({
  ...lineField(name, of),
  input_type: 'multiline_text',
  rows: 3,
})

export type Choice = readonly [value: string, words: string]
const optionsOf = (choices: readonly Choice[]): Option[] =>
  choices.map(([value, words]) => ({ text: plainText(words), value }))

/** One of several; in a form. Each option counts as an element of the card. */
export const pickOne = (name: string, hint: string, choices: readonly Choice[], initial?: string): Select => ({
  tag: 'select_static',
  name,
  placeholder: plainText(hint),
  options: optionsOf(choices),
  ...(initial === undefined ? {} : { initial_option: initial }),
  required: true,
  width: 'fill',
})

/** Any number of several; only in a form. */
export const pickSome = (name: string, hint: string, choices: readonly Choice[]): Select => ({
  tag: 'multi_select_static',
  name,
  placeholder: plainText(hint),
  options: optionsOf(choices),
  required: true,
  width: 'fill',
})
