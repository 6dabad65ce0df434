/** @jsxImportSource hono/jsx */
import { roleNames } from '../../../../cards/shell/texts.roles.ts'
import type { BranchId, TeamId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { type ListedPerson, listPeople } from '../../../domain/people/list-people.ts'
import { type Role, roles } from '../../../domain/people/roles.ts'
import { show } from '../../../platform/pages/reply.ts'
import { Badge } from '../../../web/badge.tsx'
import { LinkButton } from '../../../web/button.tsx'
import { Field, Filters, type Option, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Pager, Table } from '../../../web/table.tsx'
import { somewhere, withinReach } from '../reach.ts'
import { type Places, placesFor } from './places.ts'
import { texts } from './texts.ts'

const perPage = 50
const asked = ['q', 'branch', 'team', 'role', 'lacks'] as const
type Asked = Record<(typeof asked)[number], string>

const lacksOf = (text: string): 'account' | 'mentor' | undefined =>
  text === 'account' || text === 'mentor' ? text : undefined
const pageOf = (text: string) => (/^\d{1,4}$/.test(text) ? Math.max(1, Number(text)) : 1)

const addressOf = (of: Asked, number: number) => {
  const given = asked.flatMap((name) => (of[name] ? [[name, of[name]] as [string, string]] : []))
  return `/people?${new URLSearchParams([...given, ['p', String(number)]])}`
}

const all: Option = ['', texts.filters.all]

const PeopleFilters = ({ of, places }: { of: Asked; places: Places }) => (
  <Filters to="/people" submit={texts.filters.show}>
    <Field label={texts.filters.search} name="q" type="search" value={of.q} maxLength={50} />
    <Select label={texts.filters.branch} name="branch" value={of.branch} options={[all, ...places.branches]} />
    <Select label={texts.filters.team} name="team" value={of.team} options={[all, ...places.teams]} />
    <Select
      label={texts.filters.role}
      name="role"
      value={of.role}
      options={[all, ...roles.filter((r) => r !== 'worker').map((r): Option => [r, roleNames[r]])]}
    />
    <Select
      label={texts.filters.lacks}
      name="lacks"
      value={of.lacks}
      options={[all, ['account', texts.filters.account], ['mentor', texts.filters.mentor]]}
    />
  </Filters>
)

/** With a way to what is written down about somebody, for those who may go there, and what is out of the ordinary. */
const Name = ({ person, actor }: { person: ListedPerson; actor: Actor }) => {
  const { id, name, branchId, teamId, partyMember, employment, hasAccount } = person
  const place = { companyId: actor.place.companyId, branchId, teamId }
  return (
    <>
      {may(actor, 'record.view', { place, owner: id }) ? <a href={`/people/${id}`}>{name}</a> : name}{' '}
      {partyMember && <Badge text={texts.party} tone="info" />}{' '}
      {employment !== 'regular' && <Badge text={texts.employments[employment]} />}{' '}
      {!hasAccount && <Badge text={texts.noAccount} tone="warn" />}
    </>
  )
}

const rowOf = (actor: Actor, withBranch: boolean) => (person: ListedPerson) => [
  person.staffNo,
  <Name person={person} actor={actor} />,
  ...(withBranch ? [person.branch] : []),
  person.team,
  texts.work(person.post, person.shift),
  person.roles.map((role) => roleNames[role]).join('、'),
  person.mentorName ?? '',
]

const queryOf = (of: Asked) => ({
  ...(of.branch && { branchId: of.branch as BranchId }),
  ...(of.team && { teamId: of.team as TeamId }),
  ...(roles.some((role) => role === of.role) && { role: of.role as Role }),
  ...(of.q && { like: of.q.trim().slice(0, 50) }),
  lacks: lacksOf(of.lacks),
})

/** 花名册：who is where, as far as the visitor's eye reaches. */
export const peoplePage = page({
  method: 'GET',
  path: '/people',
  act: 'people.list',
  target: async (_world, _visit, actor) => somewhere(actor, 'people.list'),
  menu: { label: texts.title, about: texts.about },
  run: async (world, visit) => {
    const { actor } = visit
    const of = Object.fromEntries(asked.map((name) => [name, visit.query(name)])) as Asked
    const number = pageOf(visit.query('p'))
    const from = (number - 1) * perPage
    const within = withinReach(actor, 'people.list')
    const { people, total } = await listPeople(world.db, { ...queryOf(of), within, page: { from, most: perPage } })
    const places = await placesFor(world.db, within)
    const withBranch = places.branches.length > 1
    return show(
      texts.title,
      <>
        <PeopleFilters of={of} places={places} />
        <Section
          note={texts.note(total, from + 1, from + people.length)}
          aside={somewhere(actor, 'people.import') && <LinkButton to="/people/import" text={texts.import.button} />}
        >
          <Table
            label={texts.label}
            head={texts.head(withBranch)}
            rows={people.map(rowOf(actor, withBranch))}
            empty={texts.empty}
          />
          <Pager
            newer={number > 1 ? addressOf(of, number - 1) : undefined}
            older={from + perPage < total ? addressOf(of, number + 1) : undefined}
          />
        </Section>
      </>,
    )
  },
})
