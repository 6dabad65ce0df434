/** @jsxImportSource hono/jsx */

import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { roleNames } from '../../../../cards/shell/texts.roles.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { roles } from '../../../domain/people/roles.ts'
import { members, teams } from '../../../domain/people/schema.ts'
import type { World } from '../../../platform/world.ts'
import { Act, LinkButton, Row } from '../../../web/button.tsx'
import { Field, Form, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { type Sending, sendingsOf } from '../audience.ts'
import { isDone, progressFor } from '../progress.ts'
import { audiences } from '../schema.ts'
import type { Stored } from '../store.ts'
import { texts } from './texts.ts'

const words = texts.send

/** The teams and posts there are to choose from. */
const placesIn = async ({ db: { read } }: World, { material: { branchId } }: Stored) => {
  const [named, posts] = await Promise.all([
    read
      .select({ id: teams.id, name: teams.name })
      .from(teams)
      .where(eq(teams.branchId, branchId))
      .orderBy(asc(teams.name)),
    read
      .selectDistinct({ post: members.post })
      .from(members)
      .where(and(eq(members.branchId, branchId), isNull(members.leftAt), ne(members.post, '')))
      .orderBy(asc(members.post)),
  ])
  return {
    teams: named.map((t) => [t.id as string, t.name] as const),
    posts: posts.map((p) => [p.post, p.post] as const),
  }
}

const roleOptions = roles.filter((r) => r !== 'worker').map((r) => [r, roleNames[r]] as const)

const Sendings = ({
  of,
  sent,
  now,
  teamNames,
  mayChange,
}: {
  of: Stored
  sent: readonly Sending[]
  now: Date
  teamNames: ReadonlyMap<string, string>
  mayChange: boolean
}) => {
  const whom = ({ audience, target }: Sending) => {
    if (audience === 'branch') return words.audiences.branch
    if (audience === 'team') return teamNames.get(target) ?? ''
    return audience === 'post' ? target : (roleNames[target as keyof typeof roleNames] ?? target)
  }
  const state = ({ sentAt, cancelledAt }: Sending) => (cancelledAt ? 'cancelled' : sentAt ? 'sent' : 'waits')
  return (
    <Table
      label={words.list}
      head={words.head}
      rows={sent.map((s) => [
        whom(s),
        <When at={s.sentAt ?? s.dueAt} now={now} />,
        words.states[state(s)],
        mayChange && state(s) === 'waits' && (
          <Act to={`/materials/${of.material.id}/cancel`} text={words.cancel} fields={{ sending: s.id }} />
        ),
      ])}
      empty={words.none}
    />
  )
}

/** For those who look after people: how many have learned it. For those who may change it: to whom it goes. */
export const progressAndSending = async (props: {
  world: World
  actor: Actor
  stored: Stored
  mayChange: boolean
  now: Date
}) => {
  const { world, actor, stored, mayChange, now } = props
  const { learners, hasCheck } = await progressFor(world, stored, actor)
  const sent = await sendingsOf(world.db, stored)
  const read = learners.filter((l) => l.standing !== 'none').length
  const understood = learners.filter((l) => l.standing === 'understood').length
  const waiting = learners.filter((l) => !isDone(l.standing, hasCheck)).length
  const places = mayChange ? await placesIn(world, stored) : { teams: [], posts: [] }
  return (
    <>
      {learners.length > 0 && (
        <Section title={texts.progress.title} note={texts.progress.counts(learners.length, read, understood)}>
          {waiting > 0 && (
            <Row>
              <LinkButton to={`/materials/${stored.material.id}/waiting`} text={texts.progress.waiting} />
            </Row>
          )}
        </Section>
      )}
      {mayChange && (
        <Section title={words.title} note={words.about}>
          <Form to={`/materials/${stored.material.id}/send`} submit={words.submit} once={world.ids.next()}>
            <Select
              label={words.audience}
              name="audience"
              required
              options={audiences.map((a) => [a, words.audiences[a]] as const)}
            />
            <Select label={words.team} name="team" options={places.teams} />
            <Select label={words.post} name="post" options={places.posts} />
            <Select label={words.role} name="role" options={roleOptions} />
            <Field label={words.when} name="when" type="datetime-local" hint={words.whenHint} />
            <Field
              label={words.remind}
              name="remind"
              type="number"
              min="0"
              max="30"
              value="3"
              hint={words.remindHint}
            />
          </Form>
          <Sendings {...{ of: stored, sent, now, mayChange, teamNames: new Map(places.teams) }} />
        </Section>
      )}
    </>
  )
}
