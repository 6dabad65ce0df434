/** @jsxImportSource hono/jsx */
import { page } from '../../../domain/access/page.ts'
import { postTextsIn, writePostTexts } from '../../../domain/posts/store.ts'
import { goTo, type Reply, show, showAgain } from '../../../platform/pages/reply.ts'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Field, Form, TextArea } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { examples } from '../texts-of.ts'
import { Import, ofBranch } from './posts.page.tsx'
import { type PostWords, readForm, readSheets, writeStatements } from './read-statements.ts'
import { texts } from './texts.ts'

type Typed = { post: string; description: string; statements: string }

const Editor = ({ post, description, statements }: Typed) => (
  <>
    <Row>
      <LinkButton to="/posts" text={texts.back} />
    </Row>
    <Section title={texts.edit.title(post)} note={texts.edit.note}>
      <Form to="/posts/save" submit={texts.edit.submit}>
        <Field label={texts.edit.post} name="post" value={post} maxLength={30} hint={texts.edit.postHint} required />
        <TextArea label={texts.edit.description} name="description" value={description} maxLength={1000} />
        <TextArea
          label={texts.edit.statements}
          name="statements"
          value={statements}
          hint={texts.edit.statementsHint}
          rows={12}
          maxLength={8000}
          required
        />
      </Form>
    </Section>
  </>
)

const editPage = page({
  ...{ method: 'GET', path: '/posts/edit', act: 'posts.change', target: ofBranch },
  run: async ({ db }, { actor, query }) => {
    const example = query('example') === '' ? undefined : examples[Number(query('example'))]
    const own = (await postTextsIn(db, actor.place.branchId)).find((t) => t.post === query('post'))
    const from = own ?? example
    const typed = {
      ...{ post: from?.post ?? '', description: from?.description ?? '' },
      statements: from ? writeStatements(from.statements) : '',
    }
    return show(texts.edit.title(typed.post), <Editor {...typed} />)
  },
})

const outcome = (written: Awaited<ReturnType<typeof writePostTexts>>, good: (posts: number) => string): Reply => {
  if (written.kind === 'too-late') return goTo('/posts', texts.said.tooLate, 'bad')
  return written.posts === 0 ? goTo('/posts', texts.said.same, 'info') : goTo('/posts', good(written.posts))
}

const save = page({
  ...{ method: 'POST', path: '/posts/save', act: 'posts.change', target: ofBranch },
  run: async (world, { actor, form }) => {
    const typed: Typed = {
      ...{ post: form.text('post'), description: form.text('description'), statements: form.text('statements') },
    }
    const read = readForm(typed.post, typed.description, typed.statements)
    if (!read.ok) return showAgain(texts.edit.title(typed.post), <Editor {...typed} />, read.why)
    const wanted: readonly PostWords[] = [read.value]
    return outcome(
      await writePostTexts(world, { branchId: actor.place.branchId, by: actor.id, wanted }),
      () => texts.said.saved,
    )
  },
})

/** 导入：one table, all of it or nothing. */
const importForm = page({
  ...{ method: 'POST', path: '/posts/import', act: 'posts.change', target: ofBranch },
  run: async (world, { actor, form }) => {
    const again = (why: string) => showAgain(texts.title, <Import world={world} />, why)
    const file = form.file('file')
    if (!world.sheets) return again(texts.import.notHere)
    if (!file) return again(texts.said.noFile)
    const opened = await world.sheets.read(file.name, file.bytes)
    if (!opened.ok) return again(opened.reason)
    const read = readSheets(opened.sheets)
    if (!read.ok) return again(read.why)
    return outcome(
      await writePostTexts(world, { branchId: actor.place.branchId, by: actor.id, wanted: read.value }),
      texts.said.imported,
    )
  },
})

export const forms = [editPage, save, importForm]
