import { callbackValue, optionsOf, type Part, partsOf, partsWithin, wordsIn } from './card-parts.ts'
import { requiredMissing } from './texts.ts'

const zone = '+0800'

const chosen = (part: Part, value: unknown): string => {
  const options = optionsOf(part).map((option) => option.value)
  const open = part.tag.endsWith('select_person') && options.length === 0
  if (typeof value === 'string' && (open || options.includes(value))) return value
  throw new Error(`«${String(value)}» is no option of ${part.tag} ${String(part.name ?? '')}`)
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

const shaped = (value: unknown, shape: RegExp, part: Part): string => {
  if (typeof value === 'string' && shape.test(value)) return `${value} ${zone}`
  throw new Error(`«${String(value)}» does not fit ${part.tag}`)
}

/** What a person entered, in the spelling in which the callback carries it (feishu.md §2.1). */
export const spellValue = (part: Part, value: unknown): unknown => {
  switch (part.tag) {
    case 'input': {
      const text = String(value)
      const most = typeof part.max_length === 'number' ? part.max_length : 1000
      if (text.length > most) throw new Error(`the field takes ${most} characters`)
      return text
    }
    case 'select_static':
    case 'select_person':
      return chosen(part, value)
    case 'select_img':
      return part.multi_select === true ? listed(value).map((one) => chosen(part, one)) : chosen(part, value)
    case 'multi_select_static':
    case 'multi_select_person':
      return listed(value).map((one) => chosen(part, one))
    case 'date_picker':
      return shaped(value, /^\d{4}-\d\d-\d\d$/, part)
    case 'picker_time':
      return shaped(value, /^\d\d:\d\d$/, part)
    case 'picker_datetime':
      return shaped(value, /^\d{4}-\d\d-\d\d \d\d:\d\d$/, part)
    case 'checker':
      return value === true
    default:
      throw new Error(`${part.tag} takes no value`)
  }
}

/** What stands in a field that nobody touched. */
const initialValue = (part: Part): unknown => {
  if (part.tag === 'checker') return part.checked === true
  return (
    part.default_value ??
    part.initial_option ??
    part.selected_values ??
    part.initial_date ??
    part.initial_time ??
    part.initial_datetime
  )
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const isField = (part: Part): boolean =>
  typeof part.name === 'string' && !['button', 'form', 'overflow'].includes(part.tag)

const findForm = (content: string, button: string | undefined): { form: Part; submit: Part } => {
  for (const form of partsOf(content).filter(({ tag }) => tag === 'form')) {
    const submits = partsWithin(form).filter((part) => part.tag === 'button' && part.form_action_type === 'submit')
    const submit = submits.find((part) => button === undefined || wordsIn(part.text) === button || part.name === button)
    if (submit) return { form, submit }
  }
  throw new Error(button === undefined ? 'no form on this card' : `no form with the button «${button}» on this card`)
}

/** The action of a submitted form. The client itself refuses empty required fields, so the bot never hears of them. */
export const formAction = (
  content: string,
  values: Record<string, unknown>,
  button: string | undefined,
): Record<string, unknown> => {
  const { form, submit } = findForm(content, button)
  if (submit.disabled === true) throw new Error('the submit button is disabled')
  const fields = partsWithin(form).filter(isField)
  const unknown = Object.keys(values).find((name) => !fields.some((field) => field.name === name))
  if (unknown !== undefined) throw new Error(`the form has no field «${unknown}»`)
  const form_value: Record<string, unknown> = {}
  for (const field of fields) {
    const name = field.name as string
    const given = Object.hasOwn(values, name) ? values[name] : initialValue(field)
    if (field.disabled === true && Object.hasOwn(values, name)) throw new Error(`«${name}» is disabled`)
    if (isEmpty(given) && field.required === true) throw new Error(`${requiredMissing}: ${name}`)
    if (!isEmpty(given)) form_value[name] = spellValue(field, given)
  }
  const value = callbackValue(submit)
  return {
    tag: 'button',
    ...(value === undefined ? {} : { value }),
    name: submit.name,
    form_value,
    timezone: 'Asia/Shanghai',
  }
}
