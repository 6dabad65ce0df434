/** @jsxImportSource hono/jsx */
import { texts as chatTexts } from '../../../../cards/people/texts.import.ts'
import type { SheetIssue } from '../../../core/sheet.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import type { Uploaded } from '../../../platform/pages/form.ts'
import type { Html, Visit } from '../../../platform/pages/page.ts'
import { download, goTo, type Reply, show, showAgain } from '../../../platform/pages/reply.ts'
import type { Sheets } from '../../../platform/sheets.ts'
import type { World } from '../../../platform/world.ts'
import { Checks, FileField, Form } from '../../../web/form.tsx'
import { Empty, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { draftOf } from '../import/draft.ts'
import { judgeFile } from '../import/judge.ts'
import { rosterDrafts } from '../import/schema.ts'
import { draftByEvent } from '../import/store.ts'
import { somewhere } from '../reach.ts'
import { texts as all } from './texts.ts'

const texts = all.import
/** Of the problems, as many as fit into a glance; the workbook has them all. */
const most = 200
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const Upload = ({ world }: { world: World }) =>
  world.sheets ? (
    <Section note={texts.note}>
      <Form to="/people/import/check" submit={texts.send} once={world.ids.next()} files>
        <FileField label={texts.file} name="file" hint={texts.fileHint} accept=".xlsx,.xls,.csv" required />
        <Checks legend={texts.want} name="want" options={texts.wants} chosen={['check']} one />
      </Form>
    </Section>
  ) : (
    <Empty text={texts.notHere} />
  )

const Problems = ({ issues }: { issues: readonly SheetIssue[] }) => (
  <Section title={texts.problemsTitle} {...(issues.length > most && { note: texts.more(issues.length - most) })}>
    <Table
      label={texts.problemsLabel}
      head={texts.problemsHead}
      rows={issues.slice(0, most).map((i) => [i.sheet, String(i.row), i.column, i.message])}
      empty={texts.none}
    />
  </Section>
)

const again = (world: World, why: string, below?: Html): Reply =>
  showAgain(
    texts.title,
    <>
      {below}
      <Upload world={world} />
    </>,
    why,
  )

const check = async (world: World, tables: Sheets, visit: Visit & { actor: Actor }, file: Uploaded): Promise<Reply> => {
  const eventId = `page/${visit.once}`
  const begun = await draftByEvent(world.db, eventId)
  if (begun) return goTo(`/people/import/${begun.id}`)
  const judged = await judgeFile(world, tables, visit.actor, file)
  if (judged.kind === 'unreadable') return again(world, judged.reason)
  if (visit.form.text('want') === 'marked')
    return download(chatTexts.marked(file.name), xlsx, await tables.mark(judged.sheets, judged.issues))
  if (judged.kind === 'problems') {
    const wrong = judged.issues.filter((i) => i.level === 'rejected')
    return again(world, texts.problems(wrong.length), <Problems issues={wrong} />)
  }
  const name = file.name.slice(0, 200)
  const { row } = draftOf(world, { eventId, memberId: visit.actor.id, way: 'page', name }, judged)
  await world.db.commit((to) => [to.insert(rosterDrafts).values(row).onConflictDoNothing()])
  const draft = await draftByEvent(world.db, eventId)
  return goTo(`/people/import/${draft?.id ?? row.id}`)
}

const rule = {
  act: 'people.import',
  target: async (_world: World, _visit: Visit, actor: Actor) => somewhere(actor, 'people.import'),
} as const

export const importPage = page({
  method: 'GET',
  path: '/people/import',
  ...rule,
  run: async (world) => show(texts.title, <Upload world={world} />),
})

/** 上传花名册：the same as by chat, to be looked at on the next page. */
export const importCheck = page({
  method: 'POST',
  path: '/people/import/check',
  ...rule,
  run: async (world, visit) => {
    const file = visit.form.file('file')
    if (!world.sheets) return again(world, texts.notHere)
    return file ? check(world, world.sheets, visit, file) : again(world, texts.noFile)
  },
})
