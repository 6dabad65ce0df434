/** @jsxImportSource hono/jsx */
import { Badge } from '../../../web/badge.tsx'
import { Field, Form, Select, TextArea } from '../../../web/form.tsx'
import { Facts, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import type { View } from '../store.ts'
import { texts } from './texts.ts'

const words = texts.one
export const minutesFields = ['place', 'host', 'recorder', 'topics', 'resolution'] as const

/** 会议记录 */
export const Minutes = ({
  view: { meeting, minutes, chair },
  writes,
  once,
}: {
  view: View
  writes: boolean
  once: string
}) => {
  const usual = { place: meeting.place, host: chair ?? '', recorder: '', topics: '', resolution: '' }
  const now = minutes ?? usual
  return (
    <Section title={words.minutes} {...(minutes && { note: words.version(minutes.version) })}>
      {minutes ? (
        <Facts of={minutesFields.map((f) => [words.fields[f], <span class="lines">{minutes[f]}</span>] as const)} />
      ) : (
        <p>{words.minutesNone}</p>
      )}
      {writes && (meeting.state === 'open' || meeting.state === 'ended') && (
        <Form to={`/meetings/${meeting.id}/minutes`} submit={words.save} once={once}>
          {minutesFields.map((f) =>
            f === 'topics' || f === 'resolution' ? (
              <TextArea {...{ label: words.fields[f], name: f, value: now[f], maxLength: 4000 }} />
            ) : (
              <Field {...{ label: words.fields[f], name: f, value: now[f], maxLength: 50 }} />
            ),
          )}
        </Form>
      )}
    </Section>
  )
}

/** 决议: each line as it was written; a wrong one is followed by the one that puts it right. */
export const Decisions = ({
  view: { meeting, decisions },
  writes,
  once,
}: {
  view: View
  writes: boolean
  once: () => string
}) => {
  const corrected = new Set(decisions.map((d) => d.corrects))
  const standing = decisions.filter((d) => !corrected.has(d.id))
  const decides = writes && meeting.rollTakenAt && (meeting.state === 'open' || standing.length > 0)
  return (
    <Section title={words.decisions} note={words.decisionNote}>
      <Table
        label={words.decisions}
        head={words.decisionHead}
        rows={decisions.map((d) => [
          d.words,
          ...[d.entitled, d.present, d.inFavour, d.against, d.abstained].map(String),
          <Badge text={texts.outcomes[d.outcome]} tone={d.outcome === 'carried' ? 'good' : 'bad'} />,
          corrected.has(d.id) ? <Badge text={words.corrected} /> : '',
        ])}
        empty={words.decisionNone}
      />
      {decides && (
        <Form to={`/meetings/${meeting.id}/decide`} submit={words.decide} once={once()}>
          {standing.length > 0 && (
            <Select
              {...{ label: words.corrects, name: 'corrects', required: meeting.state === 'ended' }}
              options={standing.map((d) => [d.id, d.words.slice(0, 40)] as const)}
            />
          )}
          <TextArea {...{ label: words.words, name: 'words', required: true, maxLength: 300, rows: 2 }} />
          {(['inFavour', 'against', 'abstained'] as const).map((name) => (
            <Field {...{ label: words[name], name, required: true, type: 'number', min: '0', max: '9999' }} />
          ))}
        </Form>
      )}
    </Section>
  )
}
