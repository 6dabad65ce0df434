/** @jsxImportSource hono/jsx */

import { texts as cardTexts } from '../../../../cards/exam/texts.ts'
import { choiceWords } from '../../../../cards/kit/question.ts'
import { readAnswer } from '../../../core/answer-text.ts'
import type { QuestionId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import { aboutMember } from '../../../domain/access/target.ts'
import { branchesWithin, somewhere } from '../../../domain/access/within.ts'
import { ownLetter, shownLetters, shownOptions, sorted } from '../../../domain/papers/rules.ts'
import type { LoadedItem } from '../../../domain/papers/store.ts'
import { letters } from '../../../domain/questions/question.ts'
import { questionsById } from '../../../domain/questions/store.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, show, showAgain } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Checks, Field, Form, TextArea } from '../../../web/form.tsx'
import { Facts, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { appeal, decideAppeal } from '../appeal.ts'
import { appealedItem } from '../appealed.ts'
import { type Appeal, appealById, examById, openAppeals } from '../store.ts'
import { mineIn, ownSitting } from './paper.page.tsx'
import { texts } from './texts.ts'

const words = texts.appeals
const longest = 300

/** 这道题有争议：of a question on one's own paper, once the marks are known. */
const ask = page({
  ...{ method: 'POST', path: '/exam/:id/appeal', act: 'exam.appeal', target: ownSitting },
  run: async (world, { actor, params, form }) => {
    const mine = await mineIn(world, params.id, actor)
    if (!mine) return notFound
    const to = `/exam/${mine.exam.id}` as const
    const said = form.text('words').slice(0, longest)
    if (said === '') return goTo(to, texts.result.needsWords, 'bad')
    const item = await appealedItem(world.db, {
      ...{ exam: mine.exam, member: actor.id, at: world.clock.now() },
      question: form.text('question') as QuestionId,
    })
    if (!item) return notFound
    await appeal(world, { exam: mine.exam, item, member: actor.id, words: said })
    return goTo(to, texts.result.sent)
  },
})

const found = async ({ db }: World, id: string | undefined) => {
  const appealed = await appealById(db, id ?? '')
  const exam = appealed && (await examById(db, appealed.examId))
  if (!appealed || !exam) return undefined
  const { memberId: member, questionId: question, askedAt: at } = appealed
  const item = await appealedItem(db, { exam, member, question, at })
  return item && { appeal: appealed, exam, item }
}

/** Whose it is, in the branch of the exam: nobody decides about what they have said themselves. */
const about = async (world: World, { params }: Visit, _: Actor) => {
  const one = await found(world, params.id)
  return one && aboutMember(world.db, one.appeal.memberId)
}
const door = { act: 'exam.appeal-decide', target: about } as const

const list = page({
  ...{ method: 'GET', path: '/exams/appeals', act: 'exam.appeal-decide', target: somewhere('exam.appeal-decide') },
  run: async (world, { actor }) => {
    const { ids } = await branchesWithin(world, actor, 'exam.appeal-decide')
    const open = (await openAppeals(world.db, ids)).filter((o) => o.appeal.memberId !== actor.id)
    const questions = await questionsById(
      world.db,
      open.map((o) => o.appeal.questionId),
    )
    const now = world.clock.now()
    return show(
      words.title,
      <Section note={words.about}>
        <Table
          label={words.title}
          head={words.head}
          empty={words.empty}
          rows={open.map(({ appeal: a, exam }) => [
            <When at={a.askedAt} now={now} />,
            cardTexts.monthWords(exam.month),
            questions.get(a.questionId)?.stem ?? '',
            <a href={`/exams/appeals/${a.id}`}>{words.open}</a>,
          ])}
        />
      </Section>,
    )
  },
})

type Said = { outcome?: string; answer?: string; because?: string }

/** With the letters of the paper of whoever complains: theirs is the word that is looked at. */
const One = ({ of, item, said = {}, once }: { of: Appeal; item: LoadedItem; said?: Said; once: string }) => (
  <>
    <Section>
      <Facts
        of={[
          [words.question, <span class="lines">{item.question.stem}</span>],
          ...shownOptions(item).map((option, i) => [letters[i] ?? '', option] as const),
          [words.key, choiceWords(shownLetters(item, item.question.answer))],
          [words.says, of.words],
        ]}
      />
    </Section>
    {of.state === 'open' ? (
      <Section title={words.decide} note={words.about}>
        <Form to={`/exams/appeals/${of.id}/decide`} submit={words.submit} once={once}>
          <Checks
            legend={words.outcome}
            name="outcome"
            options={words.options}
            chosen={said.outcome ? [said.outcome] : []}
            one
          />
          <Field label={words.answer} name="answer" hint={words.answerHint} value={said.answer ?? ''} maxLength={20} />
          <TextArea
            label={words.because}
            name="because"
            hint={words.becauseHint}
            value={said.because ?? ''}
            required
            maxLength={longest}
          />
        </Form>
      </Section>
    ) : (
      <Section note={words.done} />
    )}
  </>
)

const one = page({
  ...{ method: 'GET', path: '/exams/appeals/:id', ...door },
  run: async (world, { params }) => {
    const it = await found(world, params.id)
    return it ? show(words.one, <One of={it.appeal} item={it.item} once={world.ids.next()} />) : notFound
  },
})

const decide = page({
  ...{ method: 'POST', path: '/exams/appeals/:id/decide', ...door },
  run: async (world, { params, actor, form }) => {
    const it = await found(world, params.id)
    if (!it) return notFound
    const said = {
      outcome: form.text('outcome'),
      answer: form.text('answer'),
      because: form.text('because').slice(0, longest),
    }
    const decision = (['kept', 'void', 'rekeyed'] as const).find((d) => d === said.outcome)
    const { question } = it.item
    const read = readAnswer(said.answer, { kind: question.kind, options: shownOptions(it.item) })
    const own = read?.fits ? sorted([...read.choice].map((letter) => ownLetter(it.item, letter)).join('')) : ''
    const answer = own === question.answer ? '' : own
    const wrong = !decision
      ? words.needsDecision
      : decision === 'rekeyed' && answer === ''
        ? words.needsAnswer
        : said.because === ''
          ? words.needsBecause
          : undefined
    if (!decision || wrong)
      return showAgain(
        words.one,
        <One of={it.appeal} item={it.item} said={said} once={world.ids.next()} />,
        wrong ?? words.needsDecision,
      )
    const became = await decideAppeal(world, it, { by: actor.id, decision, answer, because: said.because })
    if (became === 'own-question') return goTo('/exams/appeals', words.ownQuestion, 'bad')
    if (became === 'already') return goTo('/exams/appeals', words.already, 'info')
    return goTo('/exams/appeals', decision === 'kept' ? words.kept : words.decided)
  },
})

export const askPages = [ask]
export const appealPages = [list, one, decide]
