/** @jsxImportSource hono/jsx */
import { choiceWords } from '../../../../cards/kit/question.ts'
import type { QuestionId } from '../../../core/ids.ts'
import { shownLetters, shownOptions } from '../../../domain/papers/rules.ts'
import { paperById } from '../../../domain/papers/store.ts'
import { keyOf, letters } from '../../../domain/questions/question.ts'
import type { World } from '../../../platform/world.ts'
import { Badge } from '../../../web/badge.tsx'
import { Act } from '../../../web/button.tsx'
import { TextArea } from '../../../web/form.tsx'
import { Facts, Section } from '../../../web/section.tsx'
import { When } from '../../../web/when.tsx'
import { markOf, whole } from '../grade.ts'
import { type Marked, markedItems, type Rulings } from '../marks.ts'
import { appealsOfMember, type Exam, rulingsOf, type Sitting } from '../store.ts'
import { texts as recordTexts } from '../texts.ts'
import { texts } from './texts.ts'

const words = texts.result

type ItemProps = {
  exam: Exam
  marked: Marked
  rulings: Rulings
  appealed: keyof typeof words.appealed | undefined
  once: string
}

const Item = ({ exam, marked: { item, choice, halves }, rulings, appealed, once }: ItemProps) => {
  const { question } = item
  const ruling = rulings.get(question.id)
  const shown = (own: string) => choiceWords(shownLetters(item, own))
  return (
    <Section
      title={texts.paper.place(item.n + 1, exam.blueprint.total)}
      aside={<Badge text={words.earned[halves] ?? ''} tone={halves === whole ? 'good' : 'warn'} />}
    >
      <p class="lines">{question.stem}</p>
      {question.options.length > 0 && (
        <p class="lines">
          {shownOptions(item)
            .map((option, i) => `${letters[i] ?? ''}. ${option}`)
            .join('\n')}
        </p>
      )}
      <Facts
        of={[
          [words.yours, choice === '' ? words.none : shown(choice)],
          [words.key, shown(ruling?.ruling === 'rekeyed' ? ruling.answer : keyOf(question))],
          [words.explanation, question.explanation],
          [words.basis, question.basis],
        ]}
      />
      {ruling && <p>{ruling.ruling === 'void' ? words.voided : words.rekeyed}</p>}
      {appealed ? (
        <p class="note">{words.appealed[appealed]}</p>
      ) : (
        <Act
          to={`/exam/${exam.id}/appeal`}
          text={words.appeal}
          sure={words.appealHint}
          fields={{ question: question.id }}
          once={once}
        >
          <TextArea label={words.appeal} name="words" scope={question.id} required maxLength={300} />
        </Act>
      )}
    </Section>
  )
}

const outcomeOf = ({ sat, passed }: Sitting): string => (sat ? (passed ? words.passed : words.lesson) : words.absent)

/** 自己的成绩，每道题的答案和解析。Drawn only after everybody has handed in, for that person alone. */
export const Results = async ({
  world,
  exam,
  sitting,
  withheld,
}: {
  world: World
  exam: Exam
  sitting: Sitting
  /** Asked again on a paper that is not marked yet: nothing of their key until then. */
  withheld: ReadonlySet<QuestionId>
}) => {
  const paper = sitting.paperId === null ? undefined : await paperById(world.db, sitting.paperId)
  const rulings = await rulingsOf(world.db, exam.id)
  const all = paper && sitting.sat ? markedItems(paper, exam.blueprint, rulings) : []
  const marked = all.filter(({ item }) => !withheld.has(item.question.id))
  const appealed = new Map(
    (await appealsOfMember(world.db, sitting.memberId, exam.id)).map((a) => [a.questionId, a.state]),
  )
  const { earned, outOf, round, passed, excuse } = sitting
  const again = round === 'first' && !passed && exam.settledAt === null
  return (
    <>
      <Section title={texts.branch.rounds[round]}>
        <Facts
          of={[
            ...(earned === null || outOf === null ? [] : [[words.mark, String(markOf(earned, outOf))] as const]),
            [words.pass, String(exam.blueprint.passMark)],
            [words.outcome, outcomeOf(sitting)],
            ...(excuse === null ? [] : [[words.excuse, recordTexts.excuses[excuse]] as const]),
            ...(again ? [[words.resit, <When at={exam.resitOpensAt} now={world.clock.now()} />] as const] : []),
          ]}
        />
      </Section>
      {marked.length < all.length && <Section note={words.withheld(all.length - marked.length)} />}
      {marked.map((one) => (
        <Item
          exam={exam}
          marked={one}
          rulings={rulings}
          appealed={appealed.get(one.item.question.id)}
          once={world.ids.next()}
        />
      ))}
    </>
  )
}
