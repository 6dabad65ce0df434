/** @jsxImportSource hono/jsx */
import type { LocalDate } from '../../../core/clock.ts'
import type { TeamId } from '../../../core/ids.ts'
import { absenceKinds } from '../../../domain/shifts/schema.ts'
import type { Rotation } from '../../../domain/shifts/turn.ts'
import { Checks, Field, Form, type Option, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { texts as all } from './texts.ts'

const texts = all.change

type Given = { team: TeamId; people: readonly Option[]; today: LocalDate; once: string }

const Team = ({ team }: { team: TeamId }) => <input type="hidden" name="team" value={team} />

export const AbsenceForm = ({ team, people, today, once }: Given) => (
  <Section title={texts.absence.title} note={texts.absence.note}>
    <Form to="/shifts/change/absence" once={once} submit={texts.absence.submit}>
      <Team team={team} />
      <Select label={texts.who} name="member" scope="absence" options={people} required />
      <Select
        label={texts.kind}
        name="kind"
        scope="absence"
        value="leave"
        options={absenceKinds.map((kind) => [kind, texts.kinds[kind]] as const)}
        required
      />
      <Field label={texts.first} name="first" scope="absence" type="date" value={today} required />
      <Field label={texts.last} name="last" scope="absence" type="date" hint={texts.lastHint} />
    </Form>
  </Section>
)

export const SwapForm = ({ team, people, today, once }: Given) => (
  <Section title={texts.swap.title} note={texts.swap.note}>
    <Form to="/shifts/change/swap" once={once} submit={texts.swap.submit}>
      <Team team={team} />
      <Select label={texts.swap.a} name="a" scope="swap" options={people} required />
      <Field label={texts.swap.aDay} name="aDay" scope="swap" type="date" min={today} value={today} required />
      <Select label={texts.swap.b} name="b" scope="swap" options={people} required />
      <Field label={texts.swap.bDay} name="bDay" scope="swap" type="date" min={today} value={today} required />
    </Form>
  </Section>
)

export const TurnForm = ({ team, people, today, once, shifts }: Given & { shifts: readonly string[] }) => (
  <Section title={texts.turn.title} note={texts.turn.note}>
    <Form to="/shifts/change/turn" once={once} submit={texts.turn.submit}>
      <Team team={team} />
      <Select label={texts.who} name="member" scope="turn" options={people} required />
      <Field label={texts.day} name="day" scope="turn" type="date" min={today} value={today} required />
      <Select
        label={texts.turn.to}
        name="shift"
        scope="turn"
        value="-"
        options={[...shifts.map((s) => [s, s] as const), ['-', texts.turn.off] as const]}
        required
      />
    </Form>
  </Section>
)

export const StopForm = ({ team, today, once, whole }: Given & { whole: boolean }) => (
  <Section title={texts.stop.title} note={texts.stop.note}>
    <Form to="/shifts/change/stop" once={once} submit={texts.stop.submit}>
      <Team team={team} />
      {whole && (
        <Checks
          legend={texts.stop.scope}
          name="scope"
          one
          chosen={['team']}
          options={[
            ['team', texts.stop.team],
            ['branch', texts.stop.branch],
          ]}
        />
      )}
      <Field label={texts.first} name="first" scope="stop" type="date" value={today} required />
      <Field label={texts.last} name="last" scope="stop" type="date" value={today} required />
      <Field label={texts.why} name="why" scope="stop" maxLength={40} required />
    </Form>
  </Section>
)

export const RotationForm = ({
  team,
  today,
  patterns,
  now,
}: Given & { patterns: readonly string[]; now: Rotation | undefined }) => (
  <Section
    title={texts.rotation.title}
    note={
      now && now.pattern !== ''
        ? texts.rotation.now(now.pattern, now.anchor, now.since)
        : `${texts.rotation.nothing}。${texts.rotation.note}`
    }
  >
    <Form to="/shifts/change/rotation" submit={texts.rotation.submit}>
      <Team team={team} />
      <Select
        label={texts.rotation.pattern}
        name="pattern"
        scope="rotation"
        value={now && now.pattern !== '' ? now.pattern : '-'}
        options={[...patterns.map((p) => [p, p] as const), ['-', texts.rotation.none] as const]}
        required
      />
      <Field
        label={texts.rotation.anchor}
        name="anchor"
        scope="rotation"
        type="date"
        value={now?.anchor ?? today}
        hint={texts.rotation.anchorHint}
        required
      />
      <Field label={texts.rotation.since} name="since" scope="rotation" type="date" value={today} required />
    </Form>
  </Section>
)
