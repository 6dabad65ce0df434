/** @jsxImportSource hono/jsx */
import { texts as cards } from '../../../../cards/meetings/texts.ts'
import type { MeetingId } from '../../../core/ids.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { notFound, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Act, LinkButton, Row } from '../../../web/button.tsx'
import { Form, TextArea } from '../../../web/form.tsx'
import { Facts, Section } from '../../../web/section.tsx'
import { When } from '../../../web/when.tsx'
import { isParty } from '../kinds.ts'
import { aboutMeeting } from '../leaders.ts'
import { othersIn } from '../list.ts'
import { countsOf, hasQuorum } from '../rules.ts'
import { type View, viewOf } from '../store.ts'
import { Decisions, Minutes } from './book.tsx'
import { StateBadge } from './ledger-tables.tsx'
import { Roll } from './roll.tsx'
import { texts } from './texts.ts'

const words = texts.one

const About = ({ view: { meeting, roll, chair }, now }: { view: View; now: Date }) => {
  const counts = countsOf(roll)
  const { startedAt, startRecordedAt, endedAt } = meeting
  const vote = { entitled: counts.expected, present: counts.there }
  const began = startedAt && (
    <>
      <When at={startedAt} now={now} />
      {endedAt && ' — '}
      {endedAt && <When at={endedAt} now={now} />}
    </>
  )
  return (
    <Facts
      of={[
        [words.facts.when, <When at={meeting.plannedAt} now={now} />],
        [words.facts.state, <StateBadge of={meeting} now={now} />],
        [words.facts.subject, meeting.subject],
        [words.facts.place, meeting.place],
        [words.facts.chair, chair ?? ''],
        [words.facts.began, began ?? ''],
        ...(meeting.late && startRecordedAt
          ? [
              [words.facts.recorded, <When at={startRecordedAt} now={now} />] as const,
              [words.facts.why, meeting.lateWhy] as const,
            ]
          : []),
        [words.facts.family, meeting.familySpoke ? words.facts.familyYes : words.facts.familyNo],
        ...(roll.length > 0 ? [[words.facts.counts, cards.lead.counts(counts)] as const] : []),
        ...(isParty(meeting.kind) && meeting.rollTakenAt
          ? [
              [
                words.facts.quorum,
                words.facts.quorumOf(
                  vote.present,
                  vote.entitled,
                  meeting.quorumPercent,
                  hasQuorum(vote, meeting.quorumPercent),
                ),
              ] as const,
            ]
          : []),
      ]}
    />
  )
}

const Agenda = ({ view: { meeting, done }, leads }: { view: View; leads: boolean }) => (
  <Section title={words.agenda}>
    <ol>
      {meeting.agenda.map((step, i) => (
        <li>{done.has(i) ? `${step} ✓` : step}</li>
      ))}
    </ol>
    {leads && meeting.state === 'planned' && (
      <Form to={`/meetings/${meeting.id}/agenda`} submit={words.agendaSave}>
        <TextArea
          {...{ label: words.agenda, name: 'agenda', hint: words.agendaNote, maxLength: 800 }}
          value={meeting.agenda.join('\n')}
        />
      </Form>
    )}
  </Section>
)

export const meetingTarget = ({ db }: World, { params }: Visit) => aboutMeeting(db, params.id ?? '')

/** 一次会：who was there, what was said and decided. For those who lead it or may look at the branch's ledger. */
export const meetingPage = page({
  method: 'GET',
  path: '/meetings/:id',
  act: 'meeting.view',
  target: meetingTarget,
  run: async (world, { actor, params }) => {
    const view = await viewOf(world.db, (params.id ?? '') as MeetingId)
    const target = view && (await aboutMeeting(world.db, view.meeting.id))
    if (!view || !target) return notFound
    const { meeting } = view
    const now = world.clock.now()
    const leads = may(actor, 'meeting.lead', target)
    const to = `/meetings/${meeting.id}`
    const others = leads && meeting.state === 'open' ? await othersIn(world.db, meeting) : []
    return show(
      cards.titled(meeting.kind, meeting.shift ?? ''),
      <>
        <Row>
          <LinkButton to={`/meetings?branch=${meeting.branchId}&month=${meeting.day}`} text={words.back} />
          {leads && meeting.state === 'planned' && <Act to={`${to}/start`} text={words.start} look="main" />}
          {may(actor, 'meeting.plan', target) && meeting.state === 'planned' && isParty(meeting.kind) && (
            <Act to={`${to}/cancel`} text={words.cancel} look="danger" sure={words.cancelSure} />
          )}
          {leads && meeting.state === 'open' && (
            <Act to={`${to}/end`} text={words.end} look="danger" sure={words.endSure} once={world.ids.next()} />
          )}
        </Row>
        <Section note={texts.hours}>
          <About view={view} now={now} />
        </Section>
        {meeting.agenda.length > 0 && <Agenda view={view} leads={leads} />}
        <Roll
          {...{ view, leads, others, now }}
          amends={may(actor, 'meeting.amend', {
            ...target,
            deciders: new Set(meeting.chairId ? [meeting.chairId] : []),
          })}
          me={actor.id}
        />
        <Minutes view={view} writes={leads} once={world.ids.next()} />
        {isParty(meeting.kind) && <Decisions view={view} writes={leads} once={() => world.ids.next()} />}
      </>,
    )
  },
})
