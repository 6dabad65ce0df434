/** @jsxImportSource hono/jsx */
import type { Problem } from '../../../../cards/bank/import.card.ts'
import { Facts, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import type { Shown } from '../drafts/store.ts'
import { texts as all } from './texts.ts'

const texts = all.draft

/** What is said of rows, kind by kind: what keeps them out, and what else there is to know. */
export const Problems = ({ of, title = all.import.problems }: { of: readonly Problem[]; title?: string }) => (
  <Section title={title}>
    <Table
      label={title}
      head={all.import.problemsHead}
      rows={of.map(({ column, count, rows, places, message }) => [
        <span class="whole">{column || all.import.wholeSheet}</span>,
        String(count),
        all.import.rows(places ?? rows, count),
        message,
      ])}
      empty={all.import.none}
    />
  </Section>
)

export const Counts = ({ of: face }: { of: Shown }) => (
  <Section>
    <Facts
      of={[
        [texts.file, face.name],
        [texts.into, face.branch || all.company],
        [texts.rows, texts.items(face.rows)],
        [texts.accepted, texts.items(face.accepted)],
        [texts.fixed, texts.items(face.fixed)],
        [texts.doubtful, texts.items(face.doubtful)],
        [texts.rejected, texts.items(face.rejected)],
        ...(face.result
          ? ([
              [texts.added, texts.items(face.result.added)],
              [texts.existing, texts.items(face.result.existing)],
              [texts.contradicting, texts.items(face.result.contradicting)],
            ] as const)
          : []),
      ]}
    />
  </Section>
)
