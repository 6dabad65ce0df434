import { callbackValue, callsBack, looseAmong, partsOf } from './card-parts.ts'
import { spellValue } from './form.ts'

const fieldOf: Record<string, string> = {
  input: 'input_value',
  checker: 'checked',
  multi_select_static: 'options',
  multi_select_person: 'options',
}

const isClockwork = (tag: string): boolean => tag === 'date_picker' || tag.startsWith('picker_')

/** The action of one component used outside a form (feishu.md §2.1). */
export const singleAction = (content: string, name: string, value: unknown, nth = 0): Record<string, unknown> => {
  const loose = looseAmong(partsOf(content))
  const part =
    loose.find((one) => one.name === name) ??
    loose.find((one) => one.element_id === name) ??
    loose.filter((one) => one.tag === name)[nth]
  if (!part) throw new Error(`no component «${name}» outside a form on this card`)
  if (part.disabled === true) throw new Error(`«${name}» is disabled`)
  if (!callsBack(part)) throw new Error(`«${name}» does not call the bot`)
  const carried = callbackValue(part)
  return {
    tag: part.tag,
    ...(carried === undefined ? {} : { value: carried }),
    ...(typeof part.name === 'string' ? { name: part.name } : {}),
    [fieldOf[part.tag] ?? 'option']: spellValue(part, value),
    ...(isClockwork(part.tag) ? { timezone: 'Asia/Shanghai' } : {}),
  }
}
