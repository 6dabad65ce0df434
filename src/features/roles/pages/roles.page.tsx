/** @jsxImportSource hono/jsx */
import { roleNames } from '../../../../cards/shell/texts.roles.ts'
import type { BranchId } from '../../../core/ids.ts'
import { placeOf } from '../../../domain/access/actor.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { notFound, show } from '../../../platform/pages/reply.ts'
import { LinkButton } from '../../../web/button.tsx'
import { Filters, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { branchesFor, grantsIn } from '../store.ts'
import { texts } from './texts.ts'

/** 角色：who holds what in one branch. */
export const rolesPage = page({
  method: 'GET',
  path: '/roles',
  act: 'roles.view',
  menu: { label: texts.title, about: texts.menu },
  target: async ({ db }, { query, member }) => {
    const place = await placeOf(db, (query('branch') || member.branchId) as BranchId)
    return place && { place }
  },
  run: async ({ db, clock }, { actor, query, member }) => {
    const open = await branchesFor(db, actor, 'roles.view')
    const branch = open.find(({ id }) => id === (query('branch') || member.branchId))
    if (!branch) return notFound
    const place = { companyId: branch.companyId, branchId: branch.id }
    const now = clock.now()
    return show(
      texts.title,
      <>
        <p>{texts.intro}</p>
        {open.length > 1 && (
          <Filters to="/roles">
            <Select
              label={texts.branch}
              name="branch"
              required
              options={open.map(({ id, name }) => [id, name] as const)}
              value={branch.id}
            />
          </Filters>
        )}
        <Section
          title={branch.name}
          aside={
            may(actor, 'roles.change', { place }) && (
              <LinkButton to={`/roles/change?branch=${branch.id}`} text={texts.toChange} look="main" />
            )
          }
        >
          <Table
            label={texts.title}
            head={texts.head}
            rows={(await grantsIn(db, branch)).map(({ grant, staffNo, name, team }) => [
              staffNo,
              name,
              roleNames[grant.role],
              texts.scopeOf(grant.scopeKind, team),
              <When at={grant.since} now={now} />,
            ])}
            empty={texts.none}
          />
        </Section>
      </>,
    )
  },
})
