/** @jsxImportSource hono/jsx */
import { texts as cards } from '../../../../cards/materials/texts.ts'
import { localDateOf } from '../../../core/clock.ts'
import type { BranchId } from '../../../core/ids.ts'
import { page } from '../../../domain/access/page.ts'
import { branchesWithin, somewhere } from '../../../domain/access/within.ts'
import { everyBranch } from '../../../domain/people/store.ts'
import { show } from '../../../platform/pages/reply.ts'
import { Badge } from '../../../web/badge.tsx'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Field, Filters, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { fits } from '../find.ts'
import { materialKinds } from '../schema.ts'
import { everyIn, obstacle, type Stored } from '../store.ts'
import { texts } from './texts.ts'

export type State = keyof typeof texts.state | undefined

/** Why it is not to be learned now, as a word beside its title. */
export const stateOf = (stored: Stored, today: ReturnType<typeof localDateOf>): State => {
  if (stored.material.retiredAt) return 'retired'
  if (stored.material.version === 0) return 'draft'
  const why = obstacle(stored, today)
  return why === 'gone' ? 'retired' : why
}

export const StateBadge = ({ state }: { state: State }) =>
  state ? <Badge text={texts.state[state]} tone={state === 'draft' ? 'warn' : 'calm'} /> : null

export const kindOptions = materialKinds.map((kind) => [kind, cards.kinds[kind]] as const)

/** 学习资料：what there is, by kind and by words; drafts and what is retired only for those who may change it. */
export const listPage = page({
  ...{ method: 'GET', path: '/materials', act: 'material.view', target: somewhere('material.view') },
  menu: texts.menu,
  run: async (world, { actor, query }) => {
    const [seen, changed, branches] = await Promise.all([
      branchesWithin(world, actor, 'material.view'),
      branchesWithin(world, actor, 'material.change'),
      everyBranch(world.db),
    ])
    const asked = seen.ids.find((id) => id === query('branch'))
    const here: BranchId = asked ?? seen.ids.find((id) => id === actor.place.branchId) ?? (seen.ids[0] as BranchId)
    const now = world.clock.now()
    const [today, mayChange] = [localDateOf(now), changed.ids.includes(here)]
    const kind = materialKinds.find((k) => k === query('kind'))
    const words = query('words').slice(0, 40)
    const rows = (await everyIn(world.db, [here]))
      .map((stored) => ({ stored, state: stateOf(stored, today) }))
      .filter(({ state }) => mayChange || (state !== 'draft' && state !== 'retired'))
      .filter(({ stored }) => !kind || stored.version.kind === kind)
      .filter(({ stored }) => words === '' || fits(stored, words) > 0)
    return show(
      texts.title,
      <Section note={texts.about}>
        <Filters to="/materials" submit={texts.filter.submit}>
          {seen.ids.length > 1 && (
            <Select
              label={texts.filter.branch}
              name="branch"
              options={branches.filter((b) => seen.ids.includes(b.id)).map((b) => [b.id, b.name] as const)}
              value={here}
            />
          )}
          <Select
            label={texts.filter.kind}
            name="kind"
            options={[['', texts.filter.all], ...kindOptions]}
            value={kind ?? ''}
          />
          <Field label={texts.filter.words} name="words" value={words} maxLength={40} />
        </Filters>
        <Table
          label={texts.table}
          head={texts.head}
          rows={rows.map(({ stored: { material, version }, state }) => [
            <>
              {version.title} <StateBadge state={state} />
            </>,
            cards.subtitle([cards.kinds[version.kind], version.subject, version.post]),
            String(version.version),
            version.publishedAt ? <When at={version.publishedAt} now={now} /> : '',
            <a href={`/materials/${material.id}`}>{texts.open}</a>,
          ])}
          empty={texts.empty}
        />
        <Row>
          {mayChange && <LinkButton to={`/materials/new?branch=${here}`} text={texts.add} look="main" />}
          <LinkButton to="/cases" text={texts.cases} />
        </Row>
      </Section>,
    )
  },
})
