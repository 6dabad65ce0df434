/** @jsxImportSource hono/jsx */
import { dayKinds } from '../../../domain/calendar/schema.ts'
import { Checks, Field, Form, Select, TextArea } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { texts } from './texts.ts'

export const DayForm = ({ day }: { day: string }) => (
  <Section title={texts.one.title} note={texts.one.note}>
    <Form to="/calendar/day" submit={texts.one.submit}>
      <Field label={texts.one.day} name="day" type="date" value={day} required />
      <Select
        label={texts.one.kind}
        name="kind"
        options={dayKinds.map((kind) => [kind, texts.one.kinds[kind]] as const)}
        required
      />
      <Field label={texts.one.name} name="name" maxLength={20} />
    </Form>
  </Section>
)

export const YearForm = ({ year, lines }: { year: number; lines: string }) => (
  <Section title={texts.whole.title} note={texts.whole.note}>
    <Form to="/calendar/year" submit={texts.whole.submit}>
      <Field label={texts.whole.year} name="year" type="number" value={String(year)} required />
      <TextArea label={texts.whole.lines} name="lines" value={lines} hint={texts.whole.hint} rows={8} required />
      <Checks legend={texts.whole.doneLegend} name="done" options={[['yes', texts.whole.done]]} chosen={['yes']} />
    </Form>
  </Section>
)
