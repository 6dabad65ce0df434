/** @jsxImportSource hono/jsx */
import { texts as cards } from '../../../../../cards/materials/texts.cases.ts'
import type { BranchId } from '../../../../core/ids.ts'
import { may } from '../../../../domain/access/may.ts'
import { page } from '../../../../domain/access/page.ts'
import { branchesWithin, somewhere } from '../../../../domain/access/within.ts'
import { currentCases, lastShown } from '../../../../domain/cases/cases.ts'
import { caseKinds } from '../../../../domain/cases/schema.ts'
import { everyBranch } from '../../../../domain/people/store.ts'
import { show } from '../../../../platform/pages/reply.ts'
import { Badge } from '../../../../web/badge.tsx'
import { Act, LinkButton, Row } from '../../../../web/button.tsx'
import { Filters, Select } from '../../../../web/form.tsx'
import { Section } from '../../../../web/section.tsx'
import { Table } from '../../../../web/table.tsx'
import { When } from '../../../../web/when.tsx'
import { texts as materials } from '../../pages/texts.ts'
import { aboutBranch } from '../../targets.ts'
import { kindOptions } from './form.tsx'
import { texts } from './texts.ts'

/** 事故案例库 */
export const listCases = page({
  ...{ method: 'GET', path: '/cases', act: 'material.view', target: somewhere('material.view') },
  run: async (world, { actor, query }) => {
    const [{ ids }, branches] = await Promise.all([
      branchesWithin(world, actor, 'material.view'),
      everyBranch(world.db),
    ])
    const asked = ids.find((id) => id === query('branch'))
    const here: BranchId = asked ?? ids.find((id) => id === actor.place.branchId) ?? (ids[0] as BranchId)
    const kind = caseKinds.find((k) => k === query('kind'))
    const [all, shown, target] = await Promise.all([
      currentCases(world.db, here, kind),
      lastShown(world.db, here),
      aboutBranch(world.db, here),
    ])
    const mayChange = target !== undefined && may(actor, 'material.change', target)
    const now = world.clock.now()
    return show(
      texts.title,
      <Section note={texts.about}>
        <Filters to="/cases">
          {ids.length > 1 && (
            <Select
              label={materials.filter.branch}
              name="branch"
              options={branches.filter((b) => ids.includes(b.id)).map((b) => [b.id, b.name] as const)}
              value={here}
            />
          )}
          <Select label={texts.kind} name="kind" options={[['', texts.all], ...kindOptions]} value={kind ?? ''} />
        </Filters>
        <Table
          label={texts.title}
          head={texts.head}
          rows={all.map((c) => {
            const at = shown.get(c.family)
            return [
              <>
                {c.title} {c.sample && <Badge text={texts.sample} />}
              </>,
              cards.kinds[c.kind],
              c.posts.join('、') || texts.everyone,
              at ? <When at={at} now={now} /> : texts.never,
              <a href={`/cases/${c.id}`}>{texts.open}</a>,
            ]
          })}
          empty={texts.empty}
        />
        <Row>
          {mayChange && <LinkButton to={`/cases/new?branch=${here}`} text={texts.add} look="main" />}
          {mayChange && <Act to="/cases/samples" text={texts.install} fields={{ branch: here }} />}
          <LinkButton to="/materials" text={texts.materials} />
        </Row>
      </Section>,
    )
  },
})
