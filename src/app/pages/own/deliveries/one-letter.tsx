/** @jsxImportSource hono/jsx */
import { fateOf } from '../../../../platform/feishu/fates.ts'
import type { LetterState } from '../../../../platform/outbox/schema.ts'
import { Badge, type Tone } from '../../../../web/badge.tsx'
import { Act, LinkButton, Row } from '../../../../web/button.tsx'
import { Field } from '../../../../web/form.tsx'
import { Facts, Section } from '../../../../web/section.tsx'
import { When } from '../../../../web/when.tsx'
import { discardable, retriable } from './act.ts'
import type { Letter } from './list.ts'
import { texts } from './texts.ts'

const tones: Partial<Record<LetterState, Tone>> = {
  sent: 'good',
  lost: 'bad',
  unknown: 'warn',
  held: 'warn',
  pending: 'info',
}

export const StateBadge = ({ state }: { state: LetterState }) => (
  <Badge text={texts.states[state]} tone={tones[state] ?? 'calm'} />
)

export const recipientOf = ({ person, branch }: Letter): string => person ?? branch ?? texts.unknownRecipient

/** Why it stands as it does, in people's words; Feishu's code beside it. */
export const whyOf = ({ state, lastError, lastCode }: Letter): string => {
  if (state === 'discarded') return lastError ?? ''
  if (lastCode !== null) {
    const fate = fateOf({ endpoint: 'send', code: lastCode, subCode: undefined, httpStatus: 400 })
    return `${texts.reasons[fate] ?? texts.refused} · ${texts.code(lastCode)}`
  }
  return { expired: texts.late, unknown: texts.silent, held: texts.restored }[state as string] ?? ''
}

/** One letter, and what may still be done about it. */
export const OneLetter = ({ letter, now, wrong }: { letter: Letter; now: Date; wrong?: string }) => {
  const has = (states: readonly LetterState[]) => states.includes(letter.state)
  const { facts } = texts
  const at = `/deliveries/${letter.id}`
  return (
    <Section>
      <Facts
        of={[
          [facts.to, recipientOf(letter)],
          [facts.state, <StateBadge state={letter.state} />],
          [facts.written, <When at={letter.writtenAt} now={now} />],
          [facts.attempts, letter.attempts],
          [facts.why, whyOf(letter)],
          [facts.reference, letter.ref],
        ]}
      />
      <Row>
        {has(retriable) && <Act to={`${at}/retry`} text={texts.retry} look="main" sure={texts.retrySure} />}
        {has(discardable) && (
          <Act
            to={`${at}/discard`}
            text={texts.discard}
            look="danger"
            sure={texts.discardSure}
            open={wrong !== undefined}
          >
            <Field label={texts.why} name="why" required hint={texts.whyHint} error={wrong} maxLength={100} />
          </Act>
        )}
        <LinkButton to="/deliveries" text={texts.all} />
      </Row>
      {!has(discardable) && <p class="note">{texts.ended}</p>}
    </Section>
  )
}
