import { classColor } from './colors.ts'
import { dateIn } from './dates.ts'
import { Markdown } from './markdown.tsx'
import { Person } from './person.tsx'

export type Column = {
  name: string
  display_name?: unknown
  data_type?: string
  width?: unknown
  horizontal_align?: string
  format?: { precision?: number; symbol?: string; separator?: boolean }
  date_format?: string
}

export const isNumeric = ({ data_type }: Column): boolean => data_type === 'number'

const numberIn = (
  value: number,
  { precision, symbol = '', separator = false }: NonNullable<Column['format']>,
): string => {
  const digits = precision === undefined ? {} : { minimumFractionDigits: precision, maximumFractionDigits: precision }
  const digitsShown = new Intl.NumberFormat('zh-CN', { useGrouping: separator, ...digits }).format(value)
  return symbol === '%' ? digitsShown + symbol : symbol + digitsShown
}

const Options = ({ value }: { value: unknown }) => {
  const options = (Array.isArray(value) ? value : [value]) as (string | { text?: unknown; color?: unknown })[]
  return (
    <>
      {options.map((option, at) => (
        <span
          key={at}
          class={`tag tag-${typeof option === 'string' ? 'neutral' : classColor(option.color, 'neutral')}`}
        >
          {typeof option === 'string' ? option : String(option.text ?? '')}
        </span>
      ))}
    </>
  )
}

/** What stands in one place of a table. */
export const Cell = ({ column, value }: { column: Column; value: unknown }) => {
  if (value === undefined || value === null || value === '') return <span class="muted">–</span>
  switch (column.data_type) {
    case 'number':
      return <>{typeof value === 'number' ? numberIn(value, column.format ?? {}) : String(value)}</>
    case 'date':
      return <>{typeof value === 'number' ? dateIn(value, column.date_format) : String(value)}</>
    case 'options':
      return <Options value={value} />
    case 'persons':
      return (
        <span class="cell-persons">
          {(Array.isArray(value) ? value : [value]).map((id) => (
            <Person key={String(id)} id={String(id)} avatar name />
          ))}
        </span>
      )
    case 'lark_md':
    case 'markdown':
      return <Markdown content={String(value)} size="normal" />
    default:
      return <>{String(value)}</>
  }
}
