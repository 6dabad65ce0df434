/** @jsxImportSource hono/jsx */
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import { questionKinds } from '../../../domain/questions/question.ts'
import { questions } from '../../../domain/questions/schema.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Field, Filters, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Pager, Table } from '../../../web/table.tsx'
import { banksNamed } from '../drafts/into.ts'
import { banksWithin, someBank } from '../reach.ts'
import { ratesOf } from '../statistics.ts'
import { choicesIn, findQuestions, markedOf, stateFilters, type Wish, whereOf } from './find.ts'
import { QuestionLink, States, statesOf } from './parts.tsx'
import { texts as all } from './texts.ts'

const texts = all.list
const perPage = 20

const fields = ['search', 'bank', 'subject', 'kind', 'post', 'difficulty', 'point', 'state'] as const
export const wishOf = ({ query }: Visit): Wish =>
  Object.fromEntries(fields.map((name) => [name, query(name).slice(0, 100)])) as Wish

const addressOf = (path: string, wish: Wish, p = 0): string => {
  const params = new URLSearchParams(Object.entries(wish).filter(([, value]) => value !== ''))
  if (p > 0) params.set('p', String(p))
  const query = params.toString()
  return query === '' ? path : `${path}?${query}`
}

const Choose = ({
  wish,
  banks,
  subjects,
  posts,
}: {
  wish: Wish
  banks: { branchId: string; name: string }[]
  subjects: string[]
  posts: string[]
}) => {
  const words = texts.filters
  const any = ['', words.all] as const
  const plain = (some: readonly string[]) => [any, ...some.map((word) => [word, word] as const)]
  return (
    <Filters to="/bank" submit={words.show}>
      <Field label={words.search} name="search" value={wish.search} type="search" />
      {banks.length > 1 && (
        <Select
          label={words.bank}
          name="bank"
          value={wish.bank}
          options={[any, ...banks.map((b) => [b.branchId || 'company', b.name || all.company] as const)]}
        />
      )}
      <Select label={words.subject} name="subject" value={wish.subject} options={plain(subjects)} />
      <Select
        label={words.kind}
        name="kind"
        value={wish.kind}
        options={[any, ...questionKinds.map((kind) => [kind, all.kinds[kind]] as const)]}
      />
      <Select label={words.post} name="post" value={wish.post} options={plain(posts)} />
      <Select label={words.difficulty} name="difficulty" value={wish.difficulty} options={plain([...'12345'])} />
      <Field label={words.point} name="point" value={wish.point} />
      <Select
        label={words.state}
        name="state"
        value={wish.state}
        options={[any, ...stateFilters.map((state) => [state, all.states[state]] as const)]}
      />
    </Filters>
  )
}

const body = async (world: World, visit: Visit & { actor: Actor }) => {
  const ids = await banksWithin(world, visit.actor, 'bank.view')
  const banks = await banksNamed(world, ids)
  const wish = wishOf(visit)
  const where = whereOf(ids, wish)
  const p = Math.max(0, Math.trunc(Number(visit.query('p')) || 0))
  const total = await world.db.read.$count(questions, where)
  const rows = await findQuestions(world.db, where, { limit: perPage, offset: p * perPage })
  const [rates, marks, choices] = await Promise.all([
    ratesOf(
      world.db,
      rows.map((q) => q.id),
    ),
    markedOf(
      world.db,
      rows.map((q) => q.id),
    ),
    choicesIn(world.db, ids),
  ])
  return (
    <>
      <Row>
        <LinkButton to="/bank/import" text={texts.import} look="main" />
        <LinkButton to="/bank/review" text={texts.review} />
        <LinkButton to="/bank/recheck" text={texts.recheck} />
        <LinkButton to="/bank/regulations" text={texts.regulations} />
        <LinkButton to={addressOf('/bank/export', wish)} text={texts.export} />
      </Row>
      <Choose wish={wish} banks={banks} {...choices} />
      <Section note={texts.note(total, p * perPage + 1, p * perPage + rows.length)}>
        <Table
          label={texts.label}
          head={texts.head}
          rows={rows.map((q) => {
            const rate = rates.get(q.id)
            const marked = { flagged: marks.flagged.has(q.id), doubted: marks.doubted.has(q.id) }
            return [
              <QuestionLink of={q} />,
              q.subject,
              <span class="whole">{all.kinds[q.kind]}</span>,
              String(q.difficulty),
              <States of={statesOf(q, marked)} />,
              <span class="whole">{rate ? texts.people(rate.people) : texts.few}</span>,
              rate ? all.percent(rate.rate) : '',
            ]
          })}
          empty={Object.values(wish).every((value) => value === '') ? texts.none : texts.empty}
        />
        <Pager
          newer={p > 0 ? addressOf('/bank', wish, p - 1) : undefined}
          older={(p + 1) * perPage < total ? addressOf('/bank', wish, p + 1) : undefined}
        />
      </Section>
    </>
  )
}

/** 题库：everything in the banks that one looks after, with filters and figures. */
export const listPage = page({
  ...{ method: 'GET', path: '/bank', act: 'bank.view', target: someBank('bank.view') },
  menu: { label: texts.title, about: texts.about },
  run: async (world, visit) => show(texts.title, await body(world, visit)),
})
