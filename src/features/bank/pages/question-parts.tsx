/** @jsxImportSource hono/jsx */
import { keyOf, letters } from '../../../domain/questions/question.ts'
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import { Facts, Notice, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import type { Statistics } from '../statistics.ts'
import type { About } from './about.ts'
import { keyWordsOf, QuestionLink, States, statesOf } from './parts.tsx'
import { texts as all } from './texts.ts'

const texts = all.one

const authorOf = ({ authorId }: StoredQuestion, { names }: About) =>
  authorId === 'operator' ? texts.operator : names.get(authorId) || texts.gone

/** The question as it stands, with its key. */
export const Words = (props: { of: StoredQuestion; about: About; bank: string; now: Date }) => {
  const { of: q, about, bank, now } = props
  return (
    <>
      {about.successor && (
        <Section>
          <Notice tone="info" text={texts.replaced} />
          <p>
            <a href={`/bank/q/${about.successor.id}`}>{texts.toNew}</a>
          </p>
        </Section>
      )}
      <Section>
        <Facts
          of={[
            [texts.words, q.stem],
            ...(q.options.length > 0
              ? [[texts.options, q.options.map((option, i) => <div>{`${letters[i]}. ${option}`}</div>)] as const]
              : []),
            [
              texts.answer,
              q.correctedAnswer && q.correctedAnswer !== q.answer ? texts.corrected(keyOf(q)) : keyWordsOf(q),
            ],
            [texts.explanation, q.explanation],
            [texts.basis, q.basis],
            [texts.regulation, q.regulation ?? ''],
            [texts.subject, q.subject],
            [texts.point, q.point],
            [texts.post, q.post || texts.everyone],
            [texts.difficulty, String(q.difficulty)],
            [texts.bank, bank],
            [texts.state, <States of={statesOf(q, { flagged: about.flags.some((f) => f.outcome === null) })} />],
            [texts.author, authorOf(q, about)],
            [texts.added, <When at={q.importedAt} now={now} />],
            [texts.reviewer, q.reviewedBy ? (about.names.get(q.reviewedBy) ?? texts.gone) : texts.nobody],
          ]}
        />
      </Section>
    </>
  )
}

const figures = ({ people, rate, discrimination, medianMs }: Statistics) =>
  [
    [texts.people, all.list.people(people)],
    [texts.rate, all.percent(rate)],
    [texts.discrimination, discrimination === undefined ? texts.unknown : texts.told(discrimination)],
    [texts.median, medianMs === undefined ? '' : texts.seconds(medianMs)],
  ] as const

export const Figures = ({ about: { statistics } }: { about: About }) => (
  <Section title={texts.figures} note={texts.figuresNote}>
    {statistics ? <Facts of={figures(statistics)} /> : <p>{texts.few}</p>}
  </Section>
)

/** What somebody wrote; a letter in it is one of the order that this person had before them. */
const reasonOf = (said: string, options: readonly string[], order: readonly number[] | undefined): string =>
  order && /[A-H]/.test(said.normalize('NFKC').toUpperCase())
    ? `${said}${texts.flagSeen(order.map((index, place) => `${letters[place] ?? ''}. ${options[index] ?? ''}`))}`
    : said

export const Flags = ({
  about: { flags, words, seen },
  question,
  now,
}: {
  about: About
  question: StoredQuestion
  now: Date
}) =>
  flags.length === 0 ? null : (
    <Section title={texts.flags} note={texts.flagsNote}>
      <Table
        label={texts.flags}
        head={texts.flagsHead}
        rows={flags.map(({ at, reason, outcome, memberId }) => [
          <When at={at} now={now} />,
          reasonOf((reason && words.get(reason)) || texts.noReason, question.options, seen.get(memberId)),
          outcome ? texts.outcomes[outcome] : texts.open,
        ])}
        empty=""
      />
    </Section>
  )

/** Where it comes from, what it was, and who has read it. */
export const Past = ({ about: { sources, history, reviews, words }, now }: { about: About; now: Date }) => (
  <>
    {reviews.length > 0 && (
      <Section title={texts.reviews}>
        <Table
          label={texts.reviews}
          head={texts.reviewsHead}
          rows={reviews.map(({ at, verdict, reason }) => [
            <When at={at} now={now} />,
            texts.verdicts[verdict],
            (reason && words.get(reason)) || '',
          ])}
          empty=""
        />
      </Section>
    )}
    {sources.length > 0 && (
      <Section title={texts.sources}>
        <Table
          label={texts.sources}
          head={texts.sourcesHead}
          rows={sources.map(({ at, source, fate }) => [<When at={at} now={now} />, source, texts.fates[fate]])}
          empty=""
        />
      </Section>
    )}
    {history.length > 0 && (
      <Section title={texts.history}>
        <Table
          label={texts.history}
          head={texts.historyHead}
          rows={history.map((q) => [<When at={q.importedAt} now={now} />, <QuestionLink of={q} />, q.answer])}
          empty=""
        />
      </Section>
    )}
  </>
)
