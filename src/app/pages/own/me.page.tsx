/** @jsxImportSource hono/jsx */
import { localDateOf } from '../../../core/clock.ts'
import { momentCell, workbook, xlsxType } from '../../../core/xlsx/workbook.ts'
import { page } from '../../../domain/access/page.ts'
import type { Feature } from '../../../platform/feature.ts'
import { download, notFound, show } from '../../../platform/pages/reply.ts'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Section } from '../../../web/section.tsx'
import { Pager } from '../../../web/table.tsx'
import { aboutPerson } from './about.ts'
import { PersonFacts } from './person-facts.tsx'
import { RecordTable } from './record-table.tsx'
import { recordsOf } from './records.ts'
import { texts } from './texts.records.ts'

/** Rows of each section at first sight, and of one section by itself. */
const few = 8
const many = 50

/** 我的记录：everything that is recorded about oneself, with why, and who looked. */
const mine = (features: readonly Feature[]) => {
  const ask = features.flatMap((f) => f.pages ?? []).find((p) => p.path === '/me/requests')
  return page({
    method: 'GET',
    path: '/me',
    act: 'record.view',
    menu: { label: texts.title, about: texts.menu },
    run: async (world, { actor }) => {
      const about = await aboutPerson(world.db, actor.id)
      if (!about) return notFound
      const now = world.clock.now()
      const sections = await recordsOf(world, features, actor.id, true)
      return show(
        texts.title,
        <>
          <p>{texts.intro}</p>
          <Row>
            <LinkButton to="/me/export.xlsx" text={texts.toSheet} />
            <LinkButton to="/me/export.json" text={texts.toJson} />
            {ask && <LinkButton to={ask.path} text={texts.ask} />}
          </Row>
          <PersonFacts about={about} now={now} />
          {sections.map((section) => (
            <RecordTable section={section} from={0} most={few} now={now} more={`/me/records/${section.id}`} />
          ))}
          <Section title={texts.consents.title}>
            <p>{texts.consents.none}</p>
          </Section>
        </>,
      )
    },
  })
}

/** One kind of one's own records, page by page. */
const oneKind = (features: readonly Feature[]) =>
  page({
    method: 'GET',
    path: '/me/records/:kind',
    act: 'record.view',
    run: async (world, { actor, params, query }) => {
      const sections = await recordsOf(world, features, actor.id, true)
      const section = sections.find(({ id }) => id === params.kind)
      if (!section) return notFound
      const at = Math.max(0, Number.parseInt(query('from'), 10) || 0)
      const to = (from: number) => `/me/records/${section.id}?from=${from}`
      return show(
        section.title,
        <>
          <Row>
            <LinkButton to="/me" text={texts.back} />
          </Row>
          <RecordTable section={section} from={at} most={many} now={world.clock.now()} />
          <Pager
            newer={at > 0 ? to(Math.max(0, at - many)) : undefined}
            older={at + many < section.rows.length ? to(at + many) : undefined}
          />
        </>,
      )
    },
  })

/** 导出：one's own records as a file, for a spreadsheet or for another program. */
const exported = (features: readonly Feature[], kind: 'xlsx' | 'json') =>
  page({
    method: 'GET',
    path: `/me/export.${kind}`,
    act: 'record.export',
    run: async (world, { actor }) => {
      const about = await aboutPerson(world.db, actor.id)
      if (!about) return notFound
      const words = texts.person
      const person = [
        [words.name, about.name],
        [words.staffNo, about.staffNo],
        [words.branch, about.branch],
        [words.team, about.team],
        [words.post, about.post],
        [words.employment, words.kind(about.employment)],
        [words.party, about.partyMember],
        [words.joined, about.joinedAt],
      ] as const
      const sections = await recordsOf(world, features, actor.id, true)
      const name = texts.file(about.name, localDateOf(world.clock.now()))
      if (kind === 'xlsx') {
        const sheets = sections.map(({ title, columns, rows }) => ({ name: title, rows: [columns, ...rows] }))
        return download(`${name}.xlsx`, xlsxType, workbook([{ name: words.title, rows: person }, ...sheets]))
      }
      const records = sections.map(({ rows, ...section }) => ({
        ...section,
        rows: rows.map((row) => row.map((cell) => (cell instanceof Date ? momentCell(cell) : cell))),
      }))
      const joined = { ...Object.fromEntries(person), [words.joined]: momentCell(about.joinedAt) }
      return download(`${name}.json`, 'application/json', JSON.stringify({ person: joined, records }, null, 2))
    },
  })

export const minePages = (features: readonly Feature[]) => [
  mine(features),
  oneKind(features),
  exported(features, 'xlsx'),
  exported(features, 'json'),
]
