import { color, layout, userId, widthOf } from './pieces.ts'
import {
  badValue,
  type Check,
  type Context,
  type Fields,
  isFields,
  type Problem,
  problem,
  stepOf,
  within,
} from './problem.ts'
import { boolean, either, filled, listOf, matching, object, oneOf, pixels, string, upTo, whole } from './shapes.ts'

const column = object({
  fields: {
    name: filled,
    display_name: string,
    data_type: oneOf('text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'),
    width: either(matching(/^(?:100|[1-9]\d?)%$/, 'a percentage'), widthOf(['auto'], 80, 600)),
    horizontal_align: layout.horizontal_align,
    vertical_align: layout.vertical_align,
    format: object({ fields: { precision: whole(0, 10), symbol: upTo(1), separator: boolean } }),
    date_format: string,
  },
  required: ['name', 'data_type'],
  rule: ({ data_type, format, date_format }) => {
    if (format !== undefined && data_type !== 'number') return problem(badValue, 'format belongs to number columns')
    if (date_format !== undefined && data_type !== 'date')
      return problem(badValue, 'date_format belongs to date columns')
    return undefined
  },
})

export const tableFields: Readonly<Record<string, Check>> = {
  columns: listOf(column, 50),
  rows: listOf((value) => (isFields(value) ? undefined : problem(200914, 'a row must be an object', value))),
  page_size: whole(1, 10),
  row_height: either(oneOf('low', 'middle', 'high', 'auto'), pixels(32, 124)),
  row_max_height: pixels(32, 999),
  freeze_first_column: boolean,
  header_style: object({
    fields: {
      text_align: layout.horizontal_align,
      text_size: oneOf('normal', 'heading'),
      background_style: oneOf('grey', 'none'),
      text_color: oneOf('default', 'grey'),
      bold: boolean,
      lines: whole(1, 999),
    },
  }),
}

const option = object({ fields: { text: string, color }, required: ['text'] })

const isPeople = (cell: unknown): boolean =>
  typeof cell === 'string' || (Array.isArray(cell) && cell.every((id) => typeof id === 'string'))

const fits = (type: unknown, cell: unknown, context: Context): boolean => {
  switch (type) {
    case 'number':
    case 'date':
      return typeof cell === 'number'
    case 'options':
      return typeof cell === 'string' || !listOf(option)(cell, context)
    case 'persons':
      return isPeople(cell)
    default:
      return typeof cell === 'string'
  }
}

const cellProblem = (type: unknown, cell: unknown, context: Context): Problem | undefined => {
  if (!fits(type, cell, context)) return problem(200914, `the cell does not fit ${type}`, cell)
  if (type !== 'persons') return undefined
  return [cell].flat().flatMap((id) => userId(id, context) ?? [])[0]
}

/** Every key of a row is a column, every cell fits its column. */
export const tableRule = ({ columns, rows }: Fields, context: Context): Problem | undefined => {
  const types = new Map((columns as Fields[]).map(({ name, data_type }) => [name as string, data_type]))
  for (const [index, row] of (rows as Fields[]).entries())
    for (const [key, cell] of Object.entries(row)) {
      const bad = types.has(key)
        ? cellProblem(types.get(key), cell, context)
        : problem(200915, 'a row has a key without a column', key)
      if (bad) return within('rows', within(stepOf(index, row), within(key, bad)))
    }
  return undefined
}
