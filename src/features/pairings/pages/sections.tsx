/** @jsxImportSource hono/jsx */
import type { MemberId } from '../../../core/ids.ts'
import { Badge } from '../../../web/badge.tsx'
import { Act } from '../../../web/button.tsx'
import { Field, Form, type Option, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import type { Overview } from './overview.ts'
import { texts } from './texts.ts'

const nameOf = ({ known }: Overview, id: MemberId | null): string => (id && known.get(id)?.name) || ''
/** Where one of several is picked: names repeat, staff numbers do not. */
const called = ({ name, staffNo }: { name: string; staffNo: string }): string => `${name} ${staffNo}`
/** Who is named but not the visitor's to look at is a name and no link: it would lead nowhere. */
const Person = ({ of, id }: { of: Overview; id: MemberId }) =>
  of.people.some((p) => p.id === id) ? <a href={`/pairings/${id}`}>{nameOf(of, id)}</a> : nameOf(of, id)
const People = ({ of, ids }: { of: Overview; ids: readonly MemberId[] }) => (
  <>
    {ids.map((id, i) => (
      <>
        {i > 0 && ' '}
        <Person of={of} id={id} />
      </>
    ))}
  </>
)

export const Alone = ({ of }: { of: Overview }) => (
  <Section title={texts.alone.title} note={texts.alone.note}>
    <Table
      label={texts.alone.title}
      head={texts.alone.head}
      empty={texts.alone.none}
      rows={of.people
        .filter((p) => !p.partyMember && !of.mentorOf.has(p.id))
        .map((p) => [<Person of={of} id={p.id} />, p.team])}
    />
  </Section>
)

const loads = ({ mentorOf }: Overview): Map<MemberId, MemberId[]> => {
  const mentees = new Map<MemberId, MemberId[]>()
  for (const [member, mentor] of mentorOf) mentees.set(mentor, [...(mentees.get(mentor) ?? []), member])
  return mentees
}

export const Mentors = ({ of, mayChange }: { of: Overview; mayChange: boolean }) => (
  <Section title={texts.mentors.title}>
    <Table
      label={texts.mentors.title}
      head={texts.mentors.head}
      empty={texts.mentors.none}
      rows={[...loads(of)].map(([mentor, mentees]) => [
        <>
          <Person of={of} id={mentor} />
          {of.known.get(mentor)?.partyMember === false && <Badge text={texts.mentors.unfit} tone="bad" />}
        </>,
        <>
          {texts.mentors.load(mentees.length, of.limit)}{' '}
          {mentees.length > of.limit && <Badge text={texts.mentors.over} tone="warn" />}
        </>,
        <People of={of} ids={mentees} />,
        !of.deputies.some((d) => d.mentorId === mentor)
          ? ''
          : of.deputies
              .filter((d) => d.mentorId === mentor)
              .map((d) => (
                <>
                  {texts.mentors.deputy(nameOf(of, d.deputyId), d.since, d.until)}
                  {mayChange && (
                    <Act
                      to="/pairings/deputy/end"
                      text={texts.mentors.end}
                      fields={{ mentor: d.mentorId, deputy: d.deputyId }}
                    />
                  )}
                </>
              )),
      ])}
    />
  </Section>
)

/** Party members, each with how many they have. */
const mentorOptions = (of: Overview): Option[] => {
  const mentees = loads(of)
  return of.people
    .filter((p) => p.partyMember)
    .map((p) => [p.id, texts.handOver.load(called(p), mentees.get(p.id)?.length ?? 0, of.limit)])
}

export const HandOver = ({ of, once }: { of: Overview; once: string }) => (
  <Section title={texts.handOver.title} note={texts.handOver.note}>
    <Form to="/pairings/hand-over" submit={texts.handOver.submit} once={once}>
      <Select
        label={texts.handOver.who}
        name="who"
        required
        options={of.people.flatMap((p): Option[] => {
          const mentor = of.mentorOf.get(p.id)
          if (mentor) return [[p.id, texts.handOver.now(called(p), nameOf(of, mentor))]]
          return p.partyMember ? [] : [[p.id, texts.handOver.nobody(called(p))]]
        })}
      />
      <Select label={texts.handOver.to} name="to" required options={mentorOptions(of)} />
      <Field label={texts.handOver.reason} name="reason" maxLength={200} />
    </Form>
  </Section>
)

export const Open = ({ of }: { of: Overview }) => (
  <Section title={texts.open.title}>
    <Table
      label={texts.open.title}
      head={texts.open.head}
      empty={texts.open.none}
      rows={of.open.map(({ handover: h, memberIds }) => [
        <People of={of} ids={memberIds} />,
        nameOf(of, h.fromId),
        nameOf(of, h.toId),
        nameOf(of, h.proposedBy),
        [
          ...(h.fromId && !h.fromConfirmedAt && !of.known.get(h.fromId)?.leftAt ? [nameOf(of, h.fromId)] : []),
          ...(h.toConfirmedAt ? [] : [nameOf(of, h.toId)]),
        ].join(' '),
      ])}
    />
  </Section>
)

export const Deputies = ({ of, today }: { of: Overview; today: string }) => (
  <Section title={texts.deputies.title} note={texts.deputies.note}>
    <Form to="/pairings/deputy" submit={texts.deputies.submit}>
      <Select
        label={texts.deputies.mentor}
        name="mentor"
        required
        options={[...loads(of).keys()].map((id): Option => [id, nameOf(of, id)])}
      />
      <Select label={texts.deputies.deputy} name="deputy" required options={mentorOptions(of)} />
      <Field label={texts.deputies.since} name="since" type="date" required value={today} min={today} />
      <Field label={texts.deputies.until} name="until" type="date" required min={today} />
    </Form>
  </Section>
)

export const Ties = ({ of, now }: { of: Overview; now: Date }) => {
  const everyone = of.people.map((p): Option => [p.id, called(p)])
  return (
    <Section title={texts.ties.title} note={texts.ties.note}>
      <Table
        label={texts.ties.title}
        head={texts.ties.head}
        empty={texts.ties.none}
        rows={of.ties.map(({ a, b, kind, since }) => [
          <People of={of} ids={[a, b]} />,
          texts.ties.kinds[kind],
          <When at={since} now={now} />,
          <Act to="/pairings/tie/end" text={texts.ties.end} sure={texts.ties.sure} fields={{ one: a, other: b }} />,
        ])}
      />
      <Form to="/pairings/tie" submit={texts.ties.submit}>
        <Select label={texts.ties.one} name="one" required options={everyone} />
        <Select label={texts.ties.other} name="other" required options={everyone} />
        <Select label={texts.ties.kind} name="kind" required options={Object.entries(texts.ties.kinds)} />
      </Form>
    </Section>
  )
}
