/** @jsxImportSource hono/jsx */
import { texts as chatTexts } from '../../../../cards/bank/texts.ts'
import { xlsxType } from '../../../core/xlsx/workbook.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import { emptyForm, type Form as Sent } from '../../../platform/pages/form.ts'
import type { Html, Visit } from '../../../platform/pages/page.ts'
import { download, goTo, type Reply, show, showAgain } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Checks, Field, FileField, Form, Select, TextArea } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { draftOf, problemsOf } from '../drafts/draft.ts'
import { type Bank, banksFor } from '../drafts/into.ts'
import { type Judged, judgeBankFile, judgeBankText } from '../drafts/judge.ts'
import { draftByEvent } from '../drafts/store.ts'
import { someBank } from '../reach.ts'
import { bankDrafts } from '../schema.ts'
import { Problems } from './draft-parts.tsx'
import { texts as all } from './texts.ts'

const texts = all.import
const bankValue = ({ branchId }: Bank) => branchId || 'company'

/** What was typed stands there again; a file has to be chosen anew. */
const Upload = ({ banks, once, form }: { banks: readonly Bank[]; once: string; form: Sent }) => (
  <Section note={texts.note}>
    <Form to="/bank/import/check" submit={texts.send} once={once} files>
      <FileField label={texts.file} name="file" hint={texts.fileHint} />
      <TextArea
        label={texts.paste}
        name="pasted"
        hint={texts.pasteHint}
        value={form.text('pasted')}
        maxLength={100_000}
      />
      <Select
        label={texts.into}
        name="into"
        required
        value={form.text('into') || (banks[0] ? bankValue(banks[0]) : '')}
        options={banks.map((bank) => [bankValue(bank), bank.name || all.company] as const)}
      />
      <Field label={texts.source} name="source" hint={texts.sourceHint} value={form.text('source')} maxLength={200} />
      <Checks legend={texts.want} name="want" options={texts.wants} chosen={['check']} one />
    </Form>
  </Section>
)

const again = async (
  world: World,
  { actor, form }: Visit & { actor: Actor },
  why: string,
  above?: Html,
): Promise<Reply> =>
  showAgain(
    texts.title,
    <>
      {above}
      <Upload banks={await banksFor(world, actor)} once={world.ids.next()} form={form} />
    </>,
    why,
  )

type Handed = { name: string; judged: Judged }

const handedIn = async (world: World, { form }: Visit): Promise<Handed | undefined> => {
  const file = form.file('file')
  if (file) return { name: file.name, judged: await judgeBankFile(world, file) }
  const pasted = form.text('pasted')
  return pasted === '' ? undefined : { name: chatTexts.import.pasted, judged: judgeBankText(pasted) }
}

const keep = async (world: World, visit: Visit & { actor: Actor }, handed: Handed, into: Bank): Promise<Reply> => {
  const { judged, name } = handed
  const { actor, form } = visit
  if (judged.kind !== 'bank') return again(world, visit, judged.reason)
  const { sheets, report } = judged
  if (form.text('want') === 'marked' && world.sheets)
    return download(chatTexts.import.marked(name), xlsxType, await world.sheets.mark(sheets, report.issues))
  if (report.accepted === 0) return again(world, visit, texts.noUse, <Problems of={problemsOf(report.issues)} />)
  const eventId = `page/${visit.once}`
  const from = {
    eventId,
    memberId: actor.id,
    way: 'page' as const,
    name,
    into,
    source: form.text('source').slice(0, 200),
  }
  const { row } = draftOf(world, from, report)
  await world.db.commit((to) => [to.insert(bankDrafts).values(row).onConflictDoNothing()])
  const draft = await draftByEvent(world.db, eventId)
  return goTo(`/bank/import/${draft?.id ?? row.id}`)
}

const rule = { act: 'bank.import', target: someBank('bank.import') } as const

const importPage = page({
  ...{ method: 'GET', path: '/bank/import', ...rule },
  run: async (world, { actor }) =>
    show(texts.title, <Upload banks={await banksFor(world, actor)} once={world.ids.next()} form={emptyForm} />),
})

/** 上传题库：the same as by chat, to be looked at on the next page. */
const importCheck = page({
  ...{ method: 'POST', path: '/bank/import/check', ...rule },
  run: async (world, visit) => {
    const begun = await draftByEvent(world.db, `page/${visit.once}`)
    if (begun?.memberId === visit.actor.id) return goTo(`/bank/import/${begun.id}`)
    const into = (await banksFor(world, visit.actor)).find((bank) => bankValue(bank) === visit.form.text('into'))
    if (!into) return again(world, visit, texts.noPlace)
    const handed = await handedIn(world, visit)
    return handed ? keep(world, visit, handed, into) : again(world, visit, texts.nothing)
  },
})

export const importPages = [importPage, importCheck]
