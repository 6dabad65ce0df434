/** @jsxImportSource hono/jsx */
import { Checks, Form, TextArea } from '../../../web/form.tsx'
import { Facts, Section } from '../../../web/section.tsx'
import { When } from '../../../web/when.tsx'
import type { PersonsRequest } from '../store.ts'
import { texts } from './texts.ts'

const words = texts.keeper

/** One request, and the form to answer it while it is open. */
export const OneRequest = ({ of: { request, name }, now, said }: { of: PersonsRequest; now: Date; said?: string }) => (
  <>
    <Section>
      <Facts
        of={[
          [words.who, <a href={`/people/${request.memberId}`}>{name}</a>],
          [words.kind, texts.kinds[request.kind]],
          [words.asked, <When at={request.askedAt} now={now} />],
          [words.due, <When at={request.dueAt} now={now} />],
          [words.state, texts.states[request.state]],
          [words.what, request.what],
          ...(request.answer === null ? [] : [[words.answer, request.answer] as const]),
        ]}
      />
    </Section>
    {request.state === 'open' && (
      <Section title={words.form} note={words.formAbout}>
        <Form to={`/requests/${request.id}/answer`} submit={words.submit}>
          <Checks legend={words.outcome} name="outcome" options={words.outcomes} one />
          <TextArea label={words.answerLabel} name="answer" required value={said ?? ''} maxLength={500} />
        </Form>
      </Section>
    )}
  </>
)
