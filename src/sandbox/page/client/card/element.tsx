import type { ComponentType } from 'preact'
import { type Part, wordsIn } from '../../../feishu/card-parts.ts'
import { Button } from './button.tsx'
import { Chart } from './chart.tsx'
import { ColumnSet, Container, Panel } from './containers.tsx'
import { Form } from './form.tsx'
import { LooseField } from './loose-field.tsx'
import { Markdown } from './markdown.tsx'
import { Unknown } from './unknown.tsx'

type Drawn = ComponentType<{ part: Part }>

const sizes = new Set(['heading', 'normal', 'notation'])
const sizeOf = (size: unknown): string => (sizes.has(String(size)) ? String(size) : 'normal')

const Note: Drawn = ({ part }) => {
  const text = (part.text ?? {}) as Part
  if (text.tag === 'lark_md') return <Markdown content={wordsIn(text)} size={sizeOf(text.text_size)} />
  return (
    <p class={`plain text-${sizeOf(text.text_size)} ink-${String(text.text_color ?? 'default')}`}>{wordsIn(text)}</p>
  )
}

const elements: Record<string, Drawn> = {
  markdown: ({ part }) => <Markdown content={String(part.content)} size={sizeOf(part.text_size)} />,
  div: Note,
  hr: () => <hr class="card-rule" />,
  button: Button,
  column_set: ColumnSet,
  interactive_container: Container,
  collapsible_panel: Panel,
  chart: ({ part }) => <Chart spec={part.chart_spec} />,
  form: Form,
  input: LooseField,
  select_static: LooseField,
  select_person: LooseField,
  date_picker: LooseField,
  picker_time: LooseField,
  picker_datetime: LooseField,
  checker: LooseField,
}

/** The elements of a body or a container, one below the other. */
export const Elements = ({ of }: { of: unknown }) => (
  <>
    {((Array.isArray(of) ? of : []) as Part[]).map((part, at) => {
      const Drawing = elements[part.tag] ?? Unknown
      return <Drawing key={`${at} ${part.tag}`} part={part} />
    })}
  </>
)
