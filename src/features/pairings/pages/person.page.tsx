/** @jsxImportSource hono/jsx */
import type { MemberId } from '../../../core/ids.ts'
import { page } from '../../../domain/access/page.ts'
import { aboutMember } from '../../../domain/access/target.ts'
import { historyOf, menteesNow } from '../../../domain/mentorships/store.ts'
import { noteView } from '../../../domain/views/views.ts'
import { notFound, show } from '../../../platform/pages/reply.ts'
import { LinkButton } from '../../../web/button.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { peopleById } from '../store.ts'
import { texts } from './texts.ts'

/** 一个人的包保：who looked after them from when to when, and whom they look after. */
export const personPage = page({
  method: 'GET',
  path: '/pairings/:id',
  act: 'pairing.view',
  target: (world, { params }) => aboutMember(world.db, params.id as MemberId),
  run: async (world, { params, actor }) => {
    const id = params.id as MemberId
    const person = (await peopleById(world.db, [id])).get(id)
    if (!person) return notFound
    if (id !== actor.id)
      await world.db.commit((to) => [noteView(to, world, { viewerId: actor.id, memberId: id, what: 'pairing.view' })])
    const now = world.clock.now()
    const history = await historyOf(world.db, id)
    const mentees = await peopleById(
      world.db,
      (await menteesNow(world.db, id)).map((m) => m.id),
    )
    return show(
      texts.person.title(person.name),
      <>
        <Section title={texts.person.history}>
          <Table
            label={texts.person.history}
            head={texts.person.head}
            empty={texts.person.none}
            rows={history.map(({ pairing, mentor }) => [
              mentor.name,
              <When at={pairing.since} now={now} />,
              pairing.until ? <When at={pairing.until} now={now} /> : texts.person.now,
              pairing.endedWhy && texts.person.endings[pairing.endedWhy],
              pairing.reason,
            ])}
          />
        </Section>
        <Section title={texts.person.mentees}>
          <Table
            label={texts.person.mentees}
            head={texts.person.menteesHead}
            empty={texts.person.noMentees}
            rows={[...mentees.values()].map((m) => [m.name, m.team, m.shift])}
          />
        </Section>
        <LinkButton to="/pairings" text={texts.person.back} />
      </>,
    )
  },
})
