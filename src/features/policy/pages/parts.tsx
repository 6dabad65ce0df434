/** @jsxImportSource hono/jsx */
import { policyTitles } from '../../../../cards/import/texts.policy.ts'
import { texts as cardTexts } from '../../../../cards/policy/texts.ts'
import { type PolicyKey, ruleOf } from '../../../domain/policy/keys.ts'
import { Field, Form, Select, TextArea } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import type { Changed } from '../history.ts'
import { spelt } from '../spell.ts'
import { texts } from './texts.ts'

const authorOf = ({ changedBy, name }: Changed) => (changedBy === null ? texts.byFile : name || texts.gone)

export const History = ({ of, now }: { of: readonly Changed[]; now: Date }) => (
  <Section title={texts.history}>
    <Table
      label={texts.history}
      head={texts.historyHead}
      empty={texts.noHistory}
      rows={of.map((line) => [
        policyTitles[line.key],
        <span class="lines">{spelt(line.key, line.value)}</span>,
        <When at={line.since} now={now} />,
        authorOf(line),
        String(line.version),
      ])}
    />
  </Section>
)

const given = (key: PolicyKey, value: string) => {
  if (key === 'gapClosing') return cardTexts.gapClosings[value] ?? value
  return key === 'exposure' ? (cardTexts.exposures[value] ?? value) : value
}

/** The field that takes the new value, as its rule is written. */
export const ChangeForm = ({ of, value, once }: { of: PolicyKey; value: string; once: string }) => {
  const rule = ruleOf(of)
  const hint = texts.hint(of)
  const field = { label: texts.value, name: 'value', value: given(of, value), ...(hint && { hint }) }
  const required = rule.usual !== ''
  return (
    <Section note={rule.weighty ? texts.weighty : texts.atOnce}>
      <Form to={`/policy/${of}/change`} submit={texts.submit} once={once}>
        {of === 'exposure' ? (
          <Select {...field} required options={texts.exposureOptions} />
        ) : rule.long ? (
          <TextArea {...field} rows={12} />
        ) : (
          <Field {...field} required={required} maxLength={200} />
        )}
        {rule.weighty && <TextArea label={texts.reason} name="reason" hint={texts.reasonHint} maxLength={300} />}
      </Form>
    </Section>
  )
}
