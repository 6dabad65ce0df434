/** @jsxImportSource hono/jsx */
import { roleNames } from '../../../../cards/shell/texts.roles.ts'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import { type Actor, placeOf } from '../../../domain/access/actor.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { grantRole, revokeRole } from '../../../domain/people/change-role.ts'
import { roles } from '../../../domain/people/roles.ts'
import { goTo, notFound, type Reply, show, showAgain } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Act, LinkButton, Row } from '../../../web/button.tsx'
import { Field, Form, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { personFor, revokeTarget, roleIn, scopeIn, scopeTarget } from '../change-asked.ts'
import { branchesFor, grantsIn, teamsOf } from '../store.ts'
import { texts } from './texts.ts'

type Asked = { actor: Actor; branchId: string; staffNo?: string; why?: string }

const drawn = async ({ db }: World, { actor, branchId, staffNo, why }: Asked): Promise<Reply> => {
  const branch = (await branchesFor(db, actor, 'roles.change')).find(({ id }) => id === branchId)
  if (!branch) return notFound
  const wholeCompany = may(actor, 'roles.change', { place: { companyId: branch.companyId } })
  const scopes = [
    [`branch/${branch.id}`, texts.wholeBranch] as const,
    ...(await teamsOf(db, branch.id)).map(({ id, name }) => [`team/${id}`, name] as const),
    ...(wholeCompany ? [[`company/${branch.companyId}`, texts.wholeCompany] as const] : []),
  ]
  const held = (await grantsIn(db, branch)).filter(
    ({ grant }) => grant.memberId !== actor.id && (grant.scopeKind !== 'company' || wholeCompany),
  )
  const body = (
    <>
      <p>{texts.again}</p>
      <Row>
        <LinkButton to={`/roles?branch=${branch.id}`} text={texts.back} />
      </Row>
      <Section title={texts.grant} note={branch.name}>
        <Form to={`/roles/change/grant?branch=${branch.id}`} submit={texts.grant}>
          <Field label={texts.staffNo} name="staffNo" required value={staffNo ?? ''} maxLength={32} />
          <Select
            label={texts.role}
            name="role"
            required
            options={roles.filter((r) => r !== 'worker').map((r) => [r, roleNames[r]] as const)}
          />
          <Select label={texts.scope} name="scope" required options={scopes} />
        </Form>
      </Section>
      <Section title={texts.revokeTitle}>
        <Table
          label={texts.revokeTitle}
          head={[...texts.head.slice(0, 4), '']}
          rows={held.map(({ grant, staffNo: no, name, team }) => [
            no,
            name,
            roleNames[grant.role],
            texts.scopeOf(grant.scopeKind, team),
            <Act
              to={`/roles/change/revoke?branch=${branch.id}`}
              text={texts.revoke}
              look="danger"
              sure={texts.sure(name, grant.role)}
              fields={{ member: grant.memberId, role: grant.role, scope: `${grant.scopeKind}/${grant.scopeId}` }}
            />,
          ])}
          empty={texts.none}
        />
      </Section>
    </>
  )
  return why === undefined ? show(texts.changeTitle, body) : showAgain(texts.changeTitle, body, why)
}

export const rolesChangePage = page({
  method: 'GET',
  path: '/roles/change',
  act: 'roles.change',
  stepUp: true,
  target: async ({ db }, { query, member }) => {
    const place = await placeOf(db, (query('branch') || member.branchId) as BranchId)
    return place && { place }
  },
  run: (world, { actor, query, member }) => drawn(world, { actor, branchId: query('branch') || member.branchId }),
})

/** 授角色 */
export const grantPage = page({
  method: 'POST',
  path: '/roles/change/grant',
  act: 'roles.change',
  stepUp: true,
  target: ({ db }, { form }) => scopeTarget(db, form),
  run: async (world, { actor, form, query }) => {
    const staffNo = form.text('staffNo')
    const again = (why: string) => drawn(world, { actor, branchId: query('branch'), staffNo, why })
    const [role, scope] = [roleIn(form), scopeIn(form)]
    if (!role || !scope) return again(texts.pickBoth)
    const member = await personFor(world.db, actor, staffNo)
    if (!member) return again(texts.noSuchPerson)
    if (member.id === actor.id) return again(texts.notYourself)
    const outcome = await grantRole(world, { memberId: member.id, role, ...scope }, actor.id)
    if (outcome === 'refused') return again(texts.refused)
    return goTo(`/roles/change?branch=${query('branch')}`, texts[outcome](member.name, role))
  },
})

/** 收角色 */
export const revokePage = page({
  method: 'POST',
  path: '/roles/change/revoke',
  act: 'roles.change',
  stepUp: true,
  target: ({ db }, { form }) => revokeTarget(db, form),
  run: async (world, { actor, form, query }) => {
    const [role, scope] = [roleIn(form), scopeIn(form)]
    if (!role || !scope) return notFound
    const change = { memberId: form.text('member') as MemberId, role, ...scope }
    const outcome = await revokeRole(world, change, actor.id)
    return goTo(`/roles/change?branch=${query('branch')}`, outcome === 'revoked' ? texts.revoked : texts.notHeld)
  },
})
