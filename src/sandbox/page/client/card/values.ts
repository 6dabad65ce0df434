import { optionsOf, type Part } from '../../../feishu/card-parts.ts'

/** What holds a value that a form carries. */
export const fieldTags = new Set(
  'input select_static select_person multi_select_static multi_select_person select_img date_picker picker_time picker_datetime checker'.split(
    ' ',
  ),
)

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What stands in a field that nobody has touched. `initial_index` counts from 1. */
export const initialOf = (part: Part): unknown => {
  if (part.tag === 'checker') return part.checked === true
  const indexed = typeof part.initial_index === 'number' ? optionsOf(part)[part.initial_index - 1]?.value : undefined
  return (
    part.default_value ??
    part.initial_option ??
    indexed ??
    part.selected_values ??
    part.initial_date ??
    part.initial_time ??
    part.initial_datetime
  )
}
