/** @jsxImportSource hono/jsx */
import { localDateOf } from '../../../core/clock.ts'
import { addDays } from '../../../core/days.ts'
import type { MemberId } from '../../../core/ids.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { aboutMember } from '../../../domain/access/target.ts'
import { gapsOf } from '../../../domain/gaps/store.ts'
import { noteView } from '../../../domain/views/views.ts'
import { notFound, show } from '../../../platform/pages/reply.ts'
import { Act, LinkButton, Row } from '../../../web/button.tsx'
import { Field, Form, Select } from '../../../web/form.tsx'
import { Empty, Section } from '../../../web/section.tsx'
import { about, peopleById } from '../people.ts'
import { Chain, chainFacts } from './chain.tsx'
import { texts } from './texts.ts'

const words = texts.person

/** What is filled in after coming up: which day, and how it went. */
const Step = (props: { to: '/gaps/asked' | '/gaps/shown'; gap: string; today: string; first: string }) => {
  const name = props.to === '/gaps/asked' ? 'asked' : 'shown'
  return (
    <Form to={`${props.to}?gap=${props.gap}`} submit={words.submit}>
      <Select
        label={words[name]}
        name="result"
        required
        scope={`${name}-${props.gap}`}
        options={Object.entries(texts.results[name])}
      />
      <Field
        label={words.day}
        name="day"
        type="date"
        required
        scope={`${name}-${props.gap}`}
        value={props.today}
        min={props.first}
        max={props.today}
      />
    </Form>
  )
}

/** 一个人的短板：how far each is, and what a helper has found out. */
export const personPage = page({
  ...{ method: 'GET', path: '/gaps/person/:id', act: 'gap.view' },
  target: (world, { params }) => aboutMember(world.db, params.id as MemberId),
  run: async (world, { params, actor }) => {
    const id = params.id as MemberId
    const person = (await peopleById(world.db, [id])).get(id)
    if (!person) return notFound
    if (id !== actor.id)
      await world.db.commit((to) => [noteView(to, world, { viewerId: actor.id, memberId: id, what: 'gap.view' })])
    const views = await gapsOf(world.db, id)
    const of = await chainFacts(world, views)
    const today = localDateOf(of.now)
    const [asks, coaches, shows] = (['gap.ask', 'gap.coach', 'gap.show'] as const).map((act) =>
      may(actor, act, about(person)),
    )
    return show(
      words.title(person.name),
      <>
        <Row>
          <LinkButton to="/gaps" text={words.back} />
        </Row>
        {views.length === 0 && <Empty text={texts.overview.none} />}
        {views.map((view) => (
          <Section title={view.gap.point} note={texts.causes[view.gap.because]}>
            <Chain view={view} of={of} />
            {!view.gap.closedAt && (
              <>
                {coaches && <Act to={`/gaps/coached?gap=${view.gap.id}`} text={words.coached} />}
                {asks && <Step to="/gaps/asked" gap={view.gap.id} today={today} first={addDays(today, -3)} />}
                {shows && <Step to="/gaps/shown" gap={view.gap.id} today={today} first={addDays(today, -3)} />}
              </>
            )}
          </Section>
        ))}
      </>,
    )
  },
})
