/** @jsxImportSource hono/jsx */
import { localDateOf } from '../../../core/clock.ts'
import type { MemberId } from '../../../core/ids.ts'
import { Badge, type Tone } from '../../../web/badge.tsx'
import { Act, Row } from '../../../web/button.tsx'
import { Form, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { exceptions, type RollState, wasThere } from '../kinds.ts'
import type { Attendee, View } from '../store.ts'
import { texts } from './texts.ts'

const words = texts.one
const tones: Record<RollState, Tone> = {
  ...{ due: 'calm', present: 'good', late: 'warn', absent: 'bad', leave: 'calm', sick: 'calm', away: 'calm' },
}
const marks = (['present', ...exceptions] as const).map((mark) => [mark, texts.roll[mark]] as const)

/** 补课 of one line, in words. */
const madeUpWords = ({ madeUp, makeUpDue, state }: Attendee, now: Date): string => {
  if (madeUp) return words.madeUp[madeUp]
  if (wasThere(state) || !makeUpDue) return ''
  return makeUpDue > now ? words.due(localDateOf(makeUpDue)) : words.missed
}

type Props = {
  view: View
  leads: boolean
  /** After the end: puts others' lines right. */
  amends: boolean
  me: MemberId
  others: readonly { id: string; name: string }[]
  now: Date
}

const nameOf = ({ name, staffNo }: Attendee) => `${name} ${staffNo}`

const Mark = ({
  to,
  submit,
  people,
  title,
}: {
  to: string
  submit: string
  people: readonly Attendee[]
  title: string
}) => (
  <Form to={to} submit={submit}>
    <Select
      {...{ label: words.who, name: 'member', required: true, scope: title }}
      options={people.map((p) => [p.memberId, nameOf(p)] as const)}
    />
    <Select {...{ label: words.what, name: 'state', required: true, scope: title }} options={marks} />
  </Form>
)

/** 点名 while it goes on; 改正 and 补课 afterwards. */
export const Roll = ({ view: { meeting, roll }, leads, amends, me, others, now }: Props) => {
  const to = `/meetings/${meeting.id}`
  const calls = leads && meeting.state === 'open'
  const corrects = amends && meeting.state === 'ended'
  const theirs = roll.filter((r) => r.memberId !== me)
  return (
    <Section title={words.roll} {...(calls && { note: words.rollNote })}>
      <Table
        label={words.roll}
        head={words.rollHead}
        rows={roll.map((line) => [
          line.name,
          line.team,
          <>
            <Badge text={texts.roll[line.state]} tone={tones[line.state]} />
            {line.before && words.before(texts.roll[line.before])}
          </>,
          madeUpWords(line, now),
          corrects && line.memberId !== me && line.expected && !wasThere(line.state) && !line.madeUp ? (
            <Act to={`${to}/in-person`} text={words.inPerson} fields={{ member: line.memberId }} />
          ) : (
            ''
          ),
        ])}
        empty={words.rollEmpty}
      />
      {calls && <Mark to={`${to}/mark`} submit={words.mark} people={roll} title="mark" />}
      {calls && !(meeting.rollTakenAt && roll.every((r) => r.state !== 'due')) && (
        <Row>
          <Act to={`${to}/rest`} text={words.rest} look="main" />
        </Row>
      )}
      {calls && others.length > 0 && (
        <Form to={`${to}/guest`} submit={words.guestAdd}>
          <Select
            {...{ label: words.guest, name: 'member', hint: words.guestNote, required: true, scope: 'guest' }}
            options={others.map(({ id, name }) => [id, name] as const)}
          />
        </Form>
      )}
      {corrects && theirs.length > 0 && (
        <>
          <h3>{words.amend}</h3>
          <p class="note">{words.amendNote}</p>
          <Mark to={`${to}/amend`} submit={words.amendSave} people={theirs} title="amend" />
        </>
      )}
    </Section>
  )
}
