import type { Component, Components } from './component.ts'
import {
  behaviors,
  byLocale,
  confirm,
  icon,
  imageKey,
  linkBehaviors,
  multiUrl,
  padding,
  plainText,
  richText,
  shortText,
  usable,
  userId,
  widthOf,
} from './pieces.ts'
import { badValue, type Check, type Fields, type Problem, problem } from './problem.ts'
import {
  boolean,
  either,
  filled,
  listOf,
  matching,
  number,
  object,
  oneOf,
  recordOf,
  string,
  upTo,
  url,
  whole,
} from './shapes.ts'

const width = widthOf(['default', 'fill', 'auto'], 1, 9999)
const buttonWidth = widthOf(['default', 'fill'], 100, 9999)
const anyValue: Check = either(
  recordOf(() => undefined),
  string,
)

export const button: Component = {
  interactive: true,
  fields: {
    text: shortText,
    type: oneOf(
      'default',
      'primary',
      'danger',
      'text',
      'primary_text',
      'danger_text',
      'primary_filled',
      'danger_filled',
      'laser',
    ),
    size: oneOf('tiny', 'small', 'medium', 'large'),
    width: buttonWidth,
    icon,
    behaviors: linkBehaviors,
    confirm,
    disabled: boolean,
    disabled_tips: plainText,
    hover_tips: plainText,
    name: string,
    required: boolean,
    form_action_type: oneOf('submit', 'reset'),
    value: anyValue,
    url,
    action_type: oneOf('link', 'request', 'multi', 'form_submit', 'form_reset'),
  },
}

const values = (options: unknown): unknown[] =>
  Array.isArray(options) ? options.map((one) => (one as Fields).value) : []

const optionsRule = ({ options, initial_option, selected_values }: Fields): Problem | undefined => {
  const known = values(options)
  if (new Set(known).size < known.length) return problem(badValue, 'option values must be unique')
  if (known.length === 0) return undefined
  const picked = [initial_option ?? [], selected_values ?? []].flat(2)
  const stray = picked.find((one) => !known.includes(one))
  return stray === undefined ? undefined : problem(badValue, 'the initial value is no option', stray)
}

const choice = object({ fields: { text: shortText, value: filled, icon }, required: ['text', 'value'] })
const someone = object({ fields: { value: userId }, required: ['value'] })

const select = (option: Check, multiple: boolean): Component => ({
  interactive: true,
  ...(multiple ? { formOnly: true as const } : {}),
  fields: {
    ...usable,
    type: oneOf('default', 'text'),
    placeholder: shortText,
    width,
    options: listOf(option),
    ...(multiple ? { selected_values: listOf(string) } : { initial_option: string, initial_index: whole(1, 9999) }),
  },
  rule: optionsRule,
})

const clockwork = (initial: string, pattern: RegExp, needsPlaceholder: boolean): Component => ({
  interactive: true,
  fields: { ...usable, placeholder: shortText, width, [initial]: matching(pattern, `a value like ${pattern.source}`) },
  rule: (picker) =>
    needsPlaceholder && picker.placeholder === undefined && picker[initial] === undefined
      ? problem(badValue, `without ${initial} a placeholder is required`)
      : undefined,
})

const day = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`

const input: Component = {
  interactive: true,
  fields: {
    ...usable,
    placeholder: shortText,
    default_value: string,
    i18n_default_value: byLocale(string),
    label: plainText,
    label_position: oneOf('top', 'left'),
    input_type: oneOf('text', 'multiline_text', 'password'),
    rows: whole(1, 999),
    auto_resize: boolean,
    max_rows: whole(1, 999),
    max_length: whole(1, 1000),
    show_icon: boolean,
    width,
    disabled_tips: plainText,
  },
  rule: ({ default_value, max_length }, context) => {
    const most = typeof max_length === 'number' ? max_length : 1000
    return default_value === undefined ? undefined : upTo(most)(default_value, context)
  },
}

const overflowOption = object({ fields: { text: shortText, value: filled, multi_url: multiUrl }, required: ['text'] })

const picture = object({
  fields: { img_key: imageKey, value: filled, disabled: boolean, disabled_tips: plainText, hover_tips: plainText },
  required: ['img_key'],
})

const checker: Component = {
  interactive: true,
  fields: {
    text: richText,
    checked: boolean,
    name: string,
    required: boolean,
    behaviors,
    overall_checkable: boolean,
    button_area: object({
      fields: { pc_display_rule: oneOf('always', 'on_hover'), buttons: listOf(object(withTag(button)), 3) },
    }),
    checked_style: object({ fields: { show_strikethrough: boolean, opacity: number(0, 1) } }),
    padding,
    confirm,
    hover_tips: plainText,
    disabled: boolean,
    disabled_tips: plainText,
  },
}

function withTag({ fields }: Component): Component {
  return { fields: { tag: oneOf('button'), ...fields } }
}

export const interactive: Components = {
  button,
  input,
  select_static: select(choice, false),
  multi_select_static: select(choice, true),
  select_person: select(someone, false),
  multi_select_person: select(someone, true),
  date_picker: clockwork('initial_date', new RegExp(`^${day}$`), false),
  picker_time: clockwork('initial_time', new RegExp(`^${time}$`), true),
  picker_datetime: clockwork('initial_datetime', new RegExp(`^${day} ${time}$`), true),
  overflow: {
    interactive: true,
    fields: { options: listOf(overflowOption), width, name: string, behaviors, confirm, disabled: boolean },
    required: ['options'],
    rule: optionsRule,
  },
  select_img: {
    interactive: true,
    fields: {
      ...usable,
      options: listOf(picture),
      multi_select: boolean,
      layout: oneOf('stretch', 'bisect', 'trisect'),
      aspect_ratio: oneOf('1:1', '16:9', '4:3'),
      can_preview: boolean,
      disabled_tips: plainText,
      value: anyValue,
    },
    required: ['options'],
    rule: (part, { form }) =>
      part.multi_select === true && !form ? problem(badValue, 'multi_select works only in a form') : optionsRule(part),
  },
  checker,
}
