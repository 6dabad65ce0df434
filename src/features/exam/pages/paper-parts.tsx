/** @jsxImportSource hono/jsx */
import { answerableOf, answeredOf } from '../../../domain/papers/apply.ts'
import { endOf, shownLetters, shownOptions, unanswered } from '../../../domain/papers/rules.ts'
import type { Paper } from '../../../domain/papers/store.ts'
import { letters } from '../../../domain/questions/question.ts'
import type { World } from '../../../platform/world.ts'
import { Act, Row } from '../../../web/button.tsx'
import { Checks, Form, type Option, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { When } from '../../../web/when.tsx'
import { texts } from './texts.ts'

const words = texts.paper

export const Before = ({ to, paper, once }: { to: string; paper: Paper; once: string }) => (
  <Section title={words.count(paper.items.length, paper.minutes)} note={words.before}>
    <Act to={`${to}/start`} text={words.start} look="main" once={once} />
  </Section>
)

type ItemProps = { to: string; paper: Paper; ids: World['ids']; now: Date }

/** One question, its options as they stand on this person's paper, and the way to the others. */
export const OneItem = ({ to, paper, ids, now }: ItemProps) => {
  const item = paper.items[paper.at] ?? paper.items[0]
  if (!item) return null
  const { question } = item
  const options: readonly Option[] =
    question.kind === 'judge'
      ? words.judged
      : shownOptions(item).map((option, i): Option => [letters[i] ?? '', `${letters[i] ?? ''}. ${option}`])
  const missing = unanswered(paper).map(({ n }) => n + 1)
  const jumps = paper.items.map(({ n }): Option => [String(n), words.place(n + 1, paper.items.length)])
  return (
    <>
      <Section
        title={words.place(item.n + 1, paper.items.length)}
        aside={
          <>
            {words.ends(answeredOf(paper), answerableOf(paper))} <When at={endOf(paper)} now={now} />
          </>
        }
      >
        <p class="lines">{question.stem}</p>
        {item.isVoid ? (
          <p>{words.void}</p>
        ) : (
          <Form to={`${to}/answer`} submit={words.keep} once={ids.next()}>
            <input type="hidden" name="item" value={String(item.n)} />
            <Checks
              legend={question.kind === 'multiple' ? words.several : words.choose}
              name="choice"
              options={options}
              chosen={[...shownLetters(item, item.answer?.choice ?? '')]}
              {...(question.kind === 'multiple' ? {} : { one: true as const })}
            />
          </Form>
        )}
        <Row>
          {item.n > 0 && (
            <Act to={`${to}/turn`} text={words.previous} fields={{ to: String(item.n - 1) }} once={ids.next()} />
          )}
          {item.n + 1 < paper.items.length && (
            <Act to={`${to}/turn`} text={words.next} fields={{ to: String(item.n + 1) }} once={ids.next()} />
          )}
        </Row>
      </Section>
      <Section note={missing.length > 0 ? words.missing(missing) : words.allAnswered}>
        <Form to={`${to}/turn`} submit={words.goTo} look="plain" once={ids.next()}>
          <Select label={words.jump} name="to" required options={jumps} value={String(item.n)} />
        </Form>
        <Act to={`${to}/hand-in`} text={words.handIn} look="main" sure={words.sure} once={ids.next()} />
      </Section>
    </>
  )
}
