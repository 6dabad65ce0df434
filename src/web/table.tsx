/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { Empty } from './section.tsx'
import { texts } from './texts.ts'

/** Spelled out, because a table that is laid out otherwise loses its roles. */
const as = (role: string) => ({ role })

const isNothing = (cell: Child): boolean => cell === '' || cell === null || cell === undefined

/**
 * Rows of cells. On a phone each row becomes a small sheet with the heading beside every cell, so nothing is cut off.
 */
export const Table = (props: {
  /** What the table is, for those who cannot see it. */
  label: string
  head: readonly string[]
  rows: readonly (readonly Child[])[]
  empty: string
}) =>
  props.rows.length === 0 ? (
    <Empty text={props.empty} />
  ) : (
    <table {...as('table')} aria-label={props.label}>
      <thead {...as('rowgroup')}>
        <tr {...as('row')}>
          {props.head.map((title) => (
            <th {...as('columnheader')} scope="col">
              {title === '' ? <span class="unseen">{texts.act}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as('rowgroup')}>
        {props.rows.map((cells) => (
          <tr {...as('row')}>
            {cells.map((cell, i) =>
              // Where a button would stand there is nothing to name and nothing to miss.
              isNothing(cell) && !props.head[i] ? (
                <td {...as('cell')} class="blank" />
              ) : (
                <td {...as('cell')} data-label={props.head[i] ?? ''}>
                  <div>{isNothing(cell) ? texts.none : cell}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )

/** The pages before and after this one, as addresses. Draws nothing when there is neither. */
export const Pager = ({ newer, older }: { newer?: string | undefined; older?: string | undefined }) =>
  newer === undefined && older === undefined ? null : (
    <nav class="pager" aria-label={texts.pager}>
      {newer !== undefined && (
        <a class="button plain" rel="prev" href={newer}>
          {texts.newer}
        </a>
      )}
      {older !== undefined && (
        <a class="button plain" rel="next" href={older}>
          {texts.older}
        </a>
      )}
    </nav>
  )
