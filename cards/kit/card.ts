import { type ActionValue, type CardAction, carry } from './action.ts'
import { noBlanks } from './blank.ts'

export type Template = 'blue' | 'turquoise' | 'green' | 'orange' | 'red' | 'grey' | 'default'
export type PlainText = {
  tag: 'plain_text'
  content: string
  text_size?: 'notation' | 'normal'
  text_color?: 'grey' | 'default'
}
export type Markdown = { tag: 'markdown'; content: string; text_size?: 'notation' | 'normal' | 'heading' }
export type Note = { tag: 'div'; text: PlainText }
export type Divider = { tag: 'hr' }
export type ButtonLook = 'default' | 'primary' | 'danger' | 'primary_filled'
export type Button = {
  tag: 'button'
  text: PlainText
  type: ButtonLook
  width?: 'default' | 'fill'
  disabled?: boolean
  /** In a form: sends what stands in its fields along. */
  name?: string
  form_action_type?: 'submit'
  behaviors: [{ type: 'callback'; value: ActionValue }]
}
export type Column = {
  tag: 'column'
  width: 'auto' | 'weighted'
  weight?: 1 | 2 | 3 | 4 | 5
  elements: Element[]
}
export type ColumnSet = {
  tag: 'column_set'
  flex_mode: 'none' | 'flow'
  horizontal_spacing?: string
  columns: Column[]
}
export type Chart = {
  tag: 'chart'
  chart_spec: Record<string, unknown>
  aspect_ratio?: '16:9' | '4:3'
  height?: string
}
export type Input = {
  tag: 'input'
  name: string
  placeholder: PlainText
  input_type: 'multiline_text'
  rows: number
  max_length: number
  required?: true
  width: 'fill'
}
export type Select = {
  tag: 'select_static'
  name: string
  placeholder: PlainText
  options: { text: PlainText; value: string }[]
  required?: true
  width: 'fill'
}
export type DatePicker = { tag: 'date_picker'; name: string; initial_date: string; required?: true; width: 'fill' }
export type Form = { tag: 'form'; name: string; elements: Element[] }
/** `img_key` is one that this app has uploaded. */
export type Picture = { tag: 'img'; img_key: string; alt: PlainText; scale_type: 'fit_horizontal'; preview: true }
/** OPUS, uploaded by this app. A card with one must not be forwarded, which is how cards are unless they say otherwise. */
export type Sound = {
  tag: 'audio'
  file_key: string
  audio_id: string
  fallback: { tag: 'fallback_text'; text: PlainText }
}
export type Element =
  | Markdown
  | Note
  | Picture
  | Sound
  | Button
  | Divider
  | ColumnSet
  | Chart
  | Input
  | Select
  | DatePicker
  | Form

export type Card = {
  schema: '2.0'
  config: { update_multi: true; enable_forward?: boolean; width_mode?: 'fill'; summary?: { content: string } }
  header: { title: PlainText; subtitle?: PlainText; template: Template }
  body: { elements: Element[] }
}

export type CardOptions = {
  template: Template
  subtitle?: string
  /** The line in the chat list and the notification; the title when absent. */
  summary?: string
  /** A personal card must not travel. Default: it may not be forwarded. */
  forwardable?: boolean
}

export const plainText = (content: string): PlainText => ({ tag: 'plain_text', content })

export const card = (title: string, options: CardOptions, elements: readonly (Element | false)[]): Card => ({
  schema: '2.0',
  config: {
    update_multi: true,
    enable_forward: options.forwardable ?? false,
    width_mode: 'fill',
    summary: { content: options.summary ?? title },
  },
  header: {
    title: plainText(title),
    ...(options.subtitle ? { subtitle: plainText(options.subtitle) } : {}),
    template: options.template,
  },
  body: { elements: elements.filter((e) => e !== false) },
})

export const markdown = (content: string, size?: Markdown['text_size']): Markdown => ({
  tag: 'markdown',
  content,
  ...(size ? { text_size: size } : {}),
})

/** A small grey line. Plain text, so nothing in it is markup. */
export const note = (content: string): Note => ({
  tag: 'div',
  text: { ...plainText(content), text_size: 'notation', text_color: 'grey' },
})

export const divider: Divider = { tag: 'hr' }

export const button = <P>(label: string, action: CardAction<P>, payload: P, look: ButtonLook = 'default'): Button => ({
  tag: 'button',
  text: plainText(label),
  type: look,
  width: 'fill',
  behaviors: [{ type: 'callback', value: carry(action, payload) }],
})

/** Buttons side by side, each as wide as the other: easy to hit with cold fingers. */
export const row = (elements: readonly Element[]): ColumnSet => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: 'small',
  columns: elements.map((element) => ({ tag: 'column', width: 'weighted', weight: 1, elements: [element] })),
})

/**
 * Counts per option as a VChart bar chart. `values` is one entry per option, in the order shown; a count may be a `blank`.
 */
export const barChart = (values: readonly { label: string; count: number | string }[]): Chart => ({
  tag: 'chart',
  aspect_ratio: '16:9',
  chart_spec: {
    type: 'bar',
    direction: 'horizontal',
    data: { values },
    xField: 'count',
    yField: 'label',
    label: { visible: true },
    axes: [
      { orient: 'bottom', visible: false },
      { orient: 'left', type: 'band' },
    ],
  },
})

const markup = /[*_~`[\]<>&\\#|!$@]/g
const lineStart = /^(\s*)([-+>=]|\d+[.)])/gm

/**
 * Text that people or question banks wrote, for use inside markdown. Feishu markdown is markup with mentions
 * (`<at id=all>`), so every character that could start any becomes an entity, and lines cannot open lists.
 */
export const plain = (text: string): string =>
  noBlanks(text)
    .replace(markup, (ch) => `&#${ch.charCodeAt(0)};`)
    .replace(
      lineStart,
      (_, space: string, mark: string) => `${space}${mark.replace(/[-+>=.)]/g, (ch) => `&#${ch.charCodeAt(0)};`)}`,
    )
