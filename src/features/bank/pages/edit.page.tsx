/** @jsxImportSource hono/jsx */
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import type { Form as Sent } from '../../../platform/pages/form.ts'
import { emptyForm } from '../../../platform/pages/form.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, type Reply, show, showAgain } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Checks, Field, Form, Select, TextArea } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { conflictsOf } from '../conflicts.ts'
import { aboutQuestion, questionById } from '../reach.ts'
import { replaceQuestion } from '../versions.ts'
import { readEdited } from './read-edited.ts'
import { texts as all } from './texts.ts'

const texts = all.edit

const answerText = ({ kind, answer }: StoredQuestion) => (kind === 'judge' ? (all.judged[answer] ?? '') : answer)

const Edit = ({ of: q, form, once }: { of: StoredQuestion; form: Sent; once: string }) => {
  const sent = form !== emptyForm
  const now = (name: string, before: string) => (sent ? form.text(name) : before)
  return (
    <>
      <Row>
        <LinkButton to={`/bank/q/${q.id}`} text={all.one.title} />
      </Row>
      <Section note={texts.note}>
        <Form to={`/bank/q/${q.id}/edit/save`} submit={texts.save} once={once}>
          <TextArea label={texts.stem} name="stem" required value={now('stem', q.stem)} maxLength={500} />
          {q.kind !== 'judge' && (
            <TextArea
              label={texts.options}
              name="options"
              required
              rows={Math.max(4, q.options.length)}
              value={now('options', q.options.join('\n'))}
            />
          )}
          <Field
            label={texts.answer}
            name="answer"
            required
            hint={texts.answerHint}
            value={now('answer', answerText(q))}
          />
          <TextArea label={texts.explanation} name="explanation" value={now('explanation', q.explanation)} />
          <Field label={texts.basis} name="basis" value={now('basis', q.basis)} maxLength={200} />
          <Field label={texts.subject} name="subject" value={now('subject', q.subject)} maxLength={40} />
          <Field label={texts.point} name="point" value={now('point', q.point)} maxLength={40} />
          <Field label={texts.post} name="post" value={now('post', q.post)} maxLength={40} />
          <Select
            label={texts.difficulty}
            name="difficulty"
            required
            value={now('difficulty', String(q.difficulty))}
            options={[...'12345'].map((n) => [n, n] as const)}
          />
          <Checks legend={texts.why} name="why" options={texts.whys} chosen={[now('why', '')]} one />
        </Form>
      </Section>
    </>
  )
}

const rule = {
  act: 'bank.edit',
  target: async (world: World, { params }: Visit, actor: Actor) => aboutQuestion(world, params.id ?? '', actor),
} as const

const editable = async (world: World, id: string | undefined): Promise<StoredQuestion | undefined> => {
  const question = await questionById(world.db, id ?? '')
  return question?.withdrawnAt ? undefined : question
}

const form = page({
  ...{ method: 'GET', path: '/bank/q/:id/edit', ...rule },
  run: async (world, { params }) => {
    const question = await editable(world, params.id)
    return question ? show(texts.title, <Edit of={question} form={emptyForm} once={world.ids.next()} />) : notFound
  },
})

/** 保存新的一版：judged like a row of a file. */
const save = page({
  ...{ method: 'POST', path: '/bank/q/:id/edit/save', ...rule },
  run: async (world, { params, form: sent, actor, once }): Promise<Reply> => {
    const old = await questionById(world.db, params.id ?? '')
    if (!old) return notFound
    if ((await conflictsOf(world.db, old.id)).length > 0)
      return goTo(`/bank/q/${old.id}`, all.one.stillContradicts, 'bad')
    const again = (why: string) => showAgain(texts.title, <Edit of={old} form={sent} once={once} />, why)
    const why = sent.text('why')
    if (why !== 'corrects' && why !== 'other') return again(texts.needsWhy)
    const read = readEdited(old.kind, sent)
    if (!read.ok) return again(texts.wrong(read.problems))
    const corrects = why === 'corrects'
    if (corrects && read.question.answer === old.answer && read.question.options.join('\n') === old.options.join('\n'))
      return again(texts.noKey)
    const done = await replaceQuestion(world, old, read.question, { by: actor.id, corrects })
    if (done.kind === 'replaced') return goTo(`/bank/q/${done.id}`, texts.saved)
    return done.kind === 'same' ? again(texts.same) : goTo(`/bank/q/${old.id}`, texts.overtaken, 'bad')
  },
})

export const editPages = [form, save]
