import { useState } from 'preact/hooks'
import type { Part } from '../../../feishu/card-parts.ts'
import { Cell, type Column, isNumeric } from './cell.tsx'
import { marginOf } from './layout.ts'
import { cardTexts as texts } from './texts.ts'
import { textOf } from './words.ts'

const usualPage = 5

const widthOf = ({ width }: Column): Record<string, string> =>
  typeof width === 'string' && /^\d{1,3}(px|%)$/.test(width) ? { width } : {}

const alignOf = (column: Column): string => `align-${column.horizontal_align ?? (isNumeric(column) ? 'right' : 'left')}`

/** Rows under heads, some at a time. */
export const Table = ({ part }: { part: Part }) => {
  const [page, setPage] = useState(0)
  const columns = (Array.isArray(part.columns) ? part.columns : []) as Column[]
  const rows = (Array.isArray(part.rows) ? part.rows : []) as Record<string, unknown>[]
  const size = typeof part.page_size === 'number' ? part.page_size : usualPage
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const head = (part.header_style ?? {}) as Record<string, unknown>
  const label = columns.map((column) => column.display_name ?? column.name).join('、')
  return (
    <div class="table" style={marginOf(part)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="table-frame" tabIndex={0} aria-label={label}>
        <table
          class={`rows-${String(part.row_height ?? 'low')} ${part.freeze_first_column === true ? 'table-frozen' : ''}`}
        >
          <thead class={head.background_style === 'grey' ? 'head-grey' : undefined}>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.name}
                  scope="col"
                  class={`${typeof head.text_align === 'string' ? `align-${head.text_align}` : alignOf(column)} ${head.bold === false ? 'head-light' : ''}`}
                  style={widthOf(column)}
                >
                  {typeof column.display_name === 'string' ? column.display_name : textOf(column.display_name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * size, (page + 1) * size).map((row, at) => (
              <tr key={page * size + at}>
                {columns.map((column) => (
                  <td key={column.name} class={alignOf(column)}>
                    <Cell column={column} value={row[column.name]} />
                  </td>
                ))}
              </tr>
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={columns.length} class="muted">
                  {texts.noRows}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
      {pages > 1 && (
        <div class="pages">
          <span class="muted">{texts.tableOf(rows.length)}</span>
          <button type="button" aria-label={texts.earlierPage} disabled={page === 0} onClick={() => setPage(page - 1)}>
            ‹
          </button>
          <span role="status">{texts.page(page + 1, pages)}</span>
          <button
            type="button"
            aria-label={texts.laterPage}
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
          >
            ›
          </button>
        </div>
      )}
    </div>
  )
}
