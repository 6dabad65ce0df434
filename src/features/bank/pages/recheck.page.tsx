/** @jsxImportSource hono/jsx */
import { and } from 'drizzle-orm'
import { localDateOf } from '../../../core/clock.ts'
import { page } from '../../../domain/access/page.ts'
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import { citeAs, limitsIn, readBasis, type Version, versionOf } from '../../../domain/regulations/basis.ts'
import { versionsOf } from '../../../domain/regulations/store.ts'
import { goTo, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Badge } from '../../../web/badge.tsx'
import { Checks, Field, Form } from '../../../web/form.tsx'
import { Empty, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { banksWithin, questionById, someBank } from '../reach.ts'
import { confirmBasis } from '../regulations.ts'
import { findQuestions, whereOf } from './find.ts'
import { keyWordsOf, QuestionLink, short } from './parts.tsx'
import { texts as all } from './texts.ts'

const texts = all.recheck
/** As many as somebody looks through at once. */
const perPage = 20

const anything = { search: '', bank: '', subject: '', kind: '', post: '', difficulty: '', point: '' }

const waiting = async (world: World, banks: Awaited<ReturnType<typeof banksWithin>>): Promise<StoredQuestion[]> => {
  const where = and(whereOf(banks, { ...anything, state: 'recheck' }))
  return where ? findQuestions(world.db, where, { limit: perPage, offset: 0 }) : []
}

/** The same article of the version that holds now: to be looked up, not to be trusted. */
const proposed = ({ basis }: StoredQuestion, versions: readonly Version[], world: World): string => {
  const read = readBasis(basis)
  const now = read && versionOf(citeless(read.title), localDateOf(world.clock.now()), versions)
  return now && read && !now.retiredAt ? citeAs(now, read.article) : basis
}
const citeless = (title: string) => `\u300A${title}\u300B`

const Numbers = ({ of }: { of: StoredQuestion }) => (
  <>
    {limitsIn(of.stem, ...of.options, of.explanation).map((limit) => (
      <Badge text={limit} tone="warn" />
    ))}
  </>
)

const rule = { act: 'bank.edit', target: someBank('bank.edit') } as const

/** 待复核：what rests on a version that was retired, with the numbers that a new text may have moved. */
const list = page({
  ...{ method: 'GET', path: '/bank/recheck', ...rule },
  run: async (world, { actor }) => {
    const rows = await waiting(world, await banksWithin(world, actor, 'bank.edit'))
    const versions = await versionsOf(world.db)
    if (rows.length === 0) return show(texts.title, <Empty text={texts.empty} />)
    return show(
      texts.title,
      <Section note={texts.note}>
        <Form to="/bank/recheck/confirm" submit={texts.save}>
          <Table
            label={texts.label}
            head={texts.head}
            rows={rows.map((q) => [
              <Checks legend={short(q.stem, 12)} name="question" options={[[q.id, texts.pick]]} />,
              <>
                <QuestionLink of={q} />
                <div>{keyWordsOf(q)}</div>
              </>,
              q.basis,
              <Field
                label={all.one.basis}
                name={`basis-${q.id}`}
                scope={q.id}
                value={proposed(q, versions, world)}
                maxLength={200}
              />,
              <Numbers of={q} />,
            ])}
            empty={texts.empty}
          />
        </Form>
      </Section>,
    )
  },
})

/** 复核过的都确认：each for itself; what cannot be confirmed is named, the rest is done. */
const confirm = page({
  ...{ method: 'POST', path: '/bank/recheck/confirm', ...rule },
  run: async (world, { actor, form }) => {
    const chosen = form.texts('question').slice(0, perPage)
    if (chosen.length === 0) return goTo('/bank/recheck', texts.nothing, 'bad')
    const banks = await banksWithin(world, actor, 'bank.edit')
    const wrong: string[] = []
    let done = 0
    for (const id of chosen) {
      const question = await questionById(world.db, id)
      if (!question || !banks.includes(question.branchId)) continue
      const became =
        question.recheckAt === null || question.withdrawnAt !== null
          ? 'overtaken'
          : await confirmBasis(world, question, { basis: form.text(`basis-${id}`).slice(0, 200), by: actor.id })
      if (became === 'confirmed') done++
      else wrong.push(`${short(question.stem, 12)}: ${texts.because[became]}`)
    }
    return goTo('/bank/recheck', texts.results(done, wrong), wrong.length > 0 ? 'bad' : 'good')
  },
})

export const recheckPages = [list, confirm]
