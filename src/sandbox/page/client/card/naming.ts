import type { Part } from '../../../feishu/card-parts.ts'
import { cardTexts as texts } from './texts.ts'
import { textOf } from './words.ts'

/** How a field is called: by its label, else by its placeholder. */
export const nameOfField = (part: Part): string => textOf(part.label) || textOf(part.placeholder) || texts.choose

export const ariaOf = (part: Part, missing: boolean) => ({
  'aria-label': nameOfField(part),
  'aria-invalid': missing,
  'aria-required': part.required === true,
  disabled: part.disabled === true,
})
