/** @jsxImportSource hono/jsx */
import type { RecordCell, RecordSection } from '../../../platform/records.ts'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { texts as web } from '../../../web/texts.ts'
import { When } from '../../../web/when.tsx'
import { texts } from './texts.records.ts'

const drawn = (cell: RecordCell, now: Date) => {
  if (cell instanceof Date) return <When at={cell} now={now} />
  if (typeof cell === 'boolean') return cell ? web.yes : web.no
  return cell
}

/** So many of a section's rows, with why it is kept. */
export const RecordTable = (props: {
  section: RecordSection
  from: number
  most: number
  now: Date
  more?: string
}) => {
  const { title, purpose, basis, columns, rows } = props.section
  const more = props.more !== undefined && rows.length > props.most
  return (
    <Section
      title={title}
      note={texts.why(purpose, basis)}
      aside={more ? <a href={props.more}>{texts.all(rows.length)}</a> : null}
    >
      {rows.length === 0 ? (
        <p class="note">{texts.nothing}</p>
      ) : (
        <Table
          label={title}
          head={columns}
          rows={rows.slice(props.from, props.from + props.most).map((row) => row.map((cell) => drawn(cell, props.now)))}
          empty={texts.nothing}
        />
      )}
    </Section>
  )
}
