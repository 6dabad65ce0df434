import type { ComponentType } from 'preact'
import type { Part } from '../../../feishu/card-parts.ts'
import { Button } from './button.tsx'
import { Chart } from './chart.tsx'
import { Checker } from './checker.tsx'
import { classColor } from './colors.ts'
import { ColumnSet, Container, Panel } from './containers.tsx'
import { FieldPart } from './field.tsx'
import { Form } from './form.tsx'
import { Icon } from './icon.tsx'
import { Picture, Pictures } from './image.tsx'
import { alignOf, marginOf, sizeOf, widthOf } from './layout.ts'
import { Markdown } from './markdown.tsx'
import { Overflow } from './overflow.tsx'
import { PersonList, PersonPart } from './person.tsx'
import { Table } from './table.tsx'
import { Audio, Unknown } from './unknown.tsx'
import { textOf } from './words.ts'

type Drawn = ComponentType<{ part: Part }>

const linesOf = (lines: unknown): Record<string, string> =>
  typeof lines === 'number' ? { '-webkit-line-clamp': String(lines) } : {}

const Note: Drawn = ({ part }) => {
  const text = (part.text ?? {}) as Part
  const style = { ...marginOf(part), ...widthOf(part), ...alignOf(text.text_align), ...linesOf(text.lines) }
  const look = `plain text-${sizeOf(text.text_size)} ink-${classColor(text.text_color)} ${text.lines ? 'clamped' : ''}`
  return (
    <div class={part.icon ? 'with-icon' : undefined}>
      <Icon of={part.icon} />
      {text.tag === 'lark_md' ? (
        <Markdown content={textOf(text)} size={sizeOf(text.text_size)} />
      ) : (
        <p class={look} style={style}>
          {textOf(text)}
        </p>
      )}
    </div>
  )
}

const Prose: Drawn = ({ part }) => {
  const own = (part.i18n_content as { zh_cn?: unknown } | undefined)?.zh_cn
  return (
    <div class={part.icon ? 'with-icon' : undefined} style={{ ...marginOf(part), ...alignOf(part.text_align) }}>
      <Icon of={part.icon} />
      <Markdown content={String(own ?? part.content)} size={sizeOf(part.text_size)} />
    </div>
  )
}

const elements: Record<string, Drawn> = {
  markdown: Prose,
  div: Note,
  hr: ({ part }) => <hr class="card-rule" style={marginOf(part)} />,
  button: Button,
  column_set: ColumnSet,
  interactive_container: Container,
  collapsible_panel: Panel,
  chart: ({ part }) => <Chart part={part} />,
  table: Table,
  img: Picture,
  img_combination: Pictures,
  person: PersonPart,
  person_list: PersonList,
  audio: Audio,
  form: Form,
  overflow: Overflow,
  checker: Checker,
  input: FieldPart,
  select_static: FieldPart,
  select_person: FieldPart,
  multi_select_static: FieldPart,
  multi_select_person: FieldPart,
  select_img: FieldPart,
  date_picker: FieldPart,
  picker_time: FieldPart,
  picker_datetime: FieldPart,
}

/** The elements of a body or a container, one below the other. */
export const Elements = ({ of }: { of: unknown }) => (
  <>
    {((Array.isArray(of) ? of : []) as Part[]).map((part, at) => {
      const Drawing = Object.hasOwn(elements, part.tag) ? (elements[part.tag] ?? Unknown) : Unknown
      return <Drawing key={`${at} ${part.tag}`} part={part} />
    })}
  </>
)
