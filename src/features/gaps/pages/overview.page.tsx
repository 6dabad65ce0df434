/** @jsxImportSource hono/jsx */
import { texts as cardTexts } from '../../../../cards/gaps/texts.ts'
import type { BranchId, CompanyId, TeamId } from '../../../core/ids.ts'
import type { Actor, Grant, Place } from '../../../domain/access/actor.ts'
import { may, type Target } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { openGapsOf } from '../../../domain/gaps/store.ts'
import { show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Form, Select } from '../../../web/form.tsx'
import { Facts, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { chainOf } from '../faces.ts'
import { peopleWithin } from '../people.ts'
import { numbersOf } from './numbers.ts'
import { pointsFor } from './points.ts'
import { texts } from './texts.ts'

const words = texts.overview

const reached = ({ scopeKind, scopeId }: Grant, { companyId }: Place): Place => {
  if (scopeKind === 'company') return { companyId: scopeId as CompanyId }
  return scopeKind === 'branch'
    ? { companyId, branchId: scopeId as BranchId }
    : { companyId, teamId: scopeId as TeamId }
}

/** It is there for whoever helps somebody: a mentor, or a leader of any team; not for those who are only helped. */
const target = async (_: World, __: unknown, actor: Actor): Promise<Target | undefined> => {
  const [mentee] = actor.mentees
  if (mentee) return { owner: mentee }
  return actor.grants
    .map((grant): Target => ({ place: reached(grant, actor.place) }))
    .find((place) => may(actor, 'gap.view', place))
}

/** 短板：the people whom one helps, and what the branch may know of itself. */
export const overviewPage = page({
  ...{ method: 'GET', path: '/gaps', act: 'gap.view', menu: words.menu, target },
  run: async (world, { actor }) => {
    const { db, clock, ids } = world
    const people = await peopleWithin(db, actor, 'gap.view')
    const open = await openGapsOf(
      db,
      people.map((p) => p.id),
    )
    const known = new Map(people.map((p) => [p.id, p]))
    const now = clock.now()
    const { companyId, branchId } = actor.place
    const numbers = may(actor, 'gap.view', { place: { companyId, branchId } }) && (await numbersOf(db, branchId, now))
    return show(
      words.title,
      <>
        <Section title={words.people} note={words.note}>
          <Table
            label={words.people}
            head={words.head}
            empty={words.none}
            rows={open.map((view) => [
              <a href={`/gaps/person/${view.gap.memberId}`}>{known.get(view.gap.memberId)?.name}</a>,
              known.get(view.gap.memberId)?.team ?? '',
              view.gap.point,
              texts.causes[view.gap.because],
              cardTexts.chain(chainOf(view)),
              <When at={view.gap.openedAt} now={now} />,
            ])}
          />
        </Section>
        <Section title={words.open.title} note={words.open.note}>
          <Form to="/gaps/open" submit={words.open.submit} once={ids.next()}>
            <Select
              label={words.open.who}
              name="who"
              required
              options={people.map((p) => [p.id, `${p.name} ${p.staffNo}`] as const)}
            />
            <Select
              label={words.open.point}
              name="point"
              required
              options={(await pointsFor(db, branchId)).map((point) => [point, point] as const)}
            />
          </Form>
        </Section>
        {numbers && (
          <Section title={words.numbers.title}>
            <Facts
              of={[
                [words.numbers.open, String(numbers.open)],
                [words.numbers.closed, String(numbers.closed)],
                [words.numbers.days, numbers.days === undefined ? words.numbers.none : String(numbers.days)],
                [
                  words.numbers.points,
                  numbers.points.length === 0
                    ? words.numbers.none
                    : numbers.points.map(({ point, people: n }) => <p>{words.numbers.one(point, n)}</p>),
                ],
              ]}
            />
          </Section>
        )}
      </>,
    )
  },
})
