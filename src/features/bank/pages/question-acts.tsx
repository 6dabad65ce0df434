/** @jsxImportSource hono/jsx */
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import { mayBeAsked } from '../../../domain/questions/store.ts'
import { Act, LinkButton, Row } from '../../../web/button.tsx'
import { TextArea } from '../../../web/form.tsx'
import { Facts, Section } from '../../../web/section.tsx'
import type { About } from './about.ts'
import { keyWordsOf, QuestionLink } from './parts.tsx'
import { texts as all } from './texts.ts'

const texts = all.one

/** The same question with another answer: which holds. `decides`, one by one, where this person may say so. */
export const Conflicts = ({ of, about, decides }: { of: StoredQuestion; about: About; decides: readonly boolean[] }) =>
  about.conflicts.length === 0 ? null : (
    <Section title={texts.conflict} note={texts.conflictNote}>
      {about.conflicts.map(({ other }, i) => (
        <>
          <Facts
            of={[
              [texts.words, <QuestionLink of={other} />],
              [texts.answer, keyWordsOf(of)],
              [texts.theirs, keyWordsOf(other)],
              [texts.basis, other.basis],
            ]}
          />
          {decides[i] && (
            <Row>
              <Act
                to={`/bank/q/${of.id}/holds`}
                text={texts.thisHolds}
                fields={{ other: other.id, holds: 'this' }}
                sure={texts.sure}
                look="main"
              />
              <Act
                to={`/bank/q/${of.id}/holds`}
                text={texts.otherHolds}
                fields={{ other: other.id, holds: 'other' }}
                sure={texts.sure}
              />
            </Row>
          )}
        </>
      ))}
    </Section>
  )

/** What may be done about it, by whoever looks. */
export const Actions = (props: {
  of: StoredQuestion
  doubted: boolean
  /** Another one has another answer, and nobody has decided yet. */
  contradicts: boolean
  edit: boolean
  review: boolean
  once: string
}) => {
  const { of: q, doubted, contradicts, review, once } = props
  // First it is decided which answer holds: a new version would be in use beside the one that waits.
  const edit = props.edit && !contradicts
  if (q.withdrawnAt || (!props.edit && !review)) return null
  const to = (name: string) => `/bank/q/${q.id}/${name}`
  const unread = q.reviewedAt === null && mayBeAsked(q)
  return (
    <Section
      title={texts.act}
      {...(contradicts ? { note: texts.decideFirst } : props.edit && !review && { note: texts.notOwn })}
    >
      <Row>
        {review && unread && <Act to={to('approve')} text={texts.approve} look="main" once={once} />}
        {edit && <LinkButton to={to('edit')} text={texts.edit} />}
        {review && q.quarantinedAt !== null && !contradicts && <Act to={to('sound')} text={texts.sound} />}
        {review && q.quarantinedAt === null && doubted && <Act to={to('sound')} text={texts.soundInUse} />}
        {props.edit && q.quarantinedAt === null && <Act to={to('aside')} text={texts.aside} />}
      </Row>
      {review && unread && (
        <Act to={to('return')} text={texts.return} sure={texts.returnWhy} once={`${once}-r`}>
          <TextArea label={texts.returnWhy} name="reason" required maxLength={500} />
        </Act>
      )}
      {review && <Act to={to('withdraw')} text={texts.withdraw} sure={texts.withdrawSure} look="danger" />}
    </Section>
  )
}
