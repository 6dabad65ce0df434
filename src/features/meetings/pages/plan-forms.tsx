/** @jsxImportSource hono/jsx */
import { Field, Form, Select, TextArea } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { partyKinds } from '../kinds.ts'
import { texts } from './texts.ts'

type Named = readonly { id: string; name: string }[]
type Choices = { branch: string; once: string; chairs: Named; teams: Named; me: string; today: string }

const words = texts.plan
const options = (of: Named) => of.map(({ id, name }) => [id, name] as const)

const What = ({ scope, chairs, teams, me, today }: Choices & { scope: string }) => (
  <>
    <Select
      {...{ label: words.kind, name: 'kind', required: true, scope }}
      options={partyKinds.map((kind) => [kind, texts.kinds[kind]] as const)}
    />
    <Field {...{ label: words.day, name: 'day', required: true, scope, type: 'date', value: today }} />
    <Field {...{ label: words.time, name: 'time', required: true, scope, type: 'time', value: '15:10' }} />
    <Field {...{ label: words.subject, name: 'subject', required: true, scope, maxLength: 100 }} />
    <Field {...{ label: words.place, name: 'place', scope, maxLength: 50 }} />
    <Select
      {...{ label: words.chair, name: 'chair', required: true, scope }}
      options={options(chairs)}
      {...(chairs.some((c) => c.id === me) && { value: me })}
    />
    <Select {...{ label: words.team, name: 'team', hint: words.teamHint, scope }} options={options(teams)} />
  </>
)

/** 安排 */
export const PlanForm = (choices: Choices) => (
  <Section title={words.title}>
    <Form to={`/meetings/plan?branch=${choices.branch}`} submit={words.submit} once={choices.once}>
      <What {...choices} scope="plan" />
      <TextArea label={words.agenda} name="agenda" scope="plan" maxLength={800} rows={4} />
    </Form>
  </Section>
)

/** 补记 */
export const LateForm = (choices: Choices) => (
  <Section title={texts.late.title} note={texts.late.note}>
    <Form to={`/meetings/late?branch=${choices.branch}`} submit={texts.late.submit} once={choices.once}>
      <What {...choices} scope="late" />
      <TextArea label={texts.late.why} name="why" scope="late" required maxLength={200} rows={2} />
    </Form>
  </Section>
)
