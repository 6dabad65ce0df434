/** @jsxImportSource hono/jsx */
import type { Actor } from '../../../domain/access/actor.ts'
import { may, type Target } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { postTextsIn } from '../../../domain/posts/store.ts'
import { show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { LinkButton, Row } from '../../../web/button.tsx'
import { FileField, Form } from '../../../web/form.tsx'
import { Empty, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { examples } from '../texts-of.ts'
import { texts } from './texts.ts'

/** The branch's affair: nobody's in particular. */
export const branchOf = ({ place: { companyId, branchId } }: Actor): Target => ({ place: { companyId, branchId } })
export const ofBranch = async (_: World, __: unknown, actor: Actor): Promise<Target> => branchOf(actor)
export const mayChange = (actor: Actor): boolean => may(actor, 'posts.change', branchOf(actor))
const named = (post: string): string => encodeURIComponent(post)

/** What came of an upload stands above it; without a reader of tables there is nothing to upload. */
export const Import = ({ world }: { world: World }) => (
  <Section title={texts.import.title} note={texts.import.note}>
    {world.sheets ? (
      <Form to="/posts/import" submit={texts.import.submit} files>
        <FileField label={texts.import.file} name="file" accept=".xlsx,.xls,.csv" required />
      </Form>
    ) : (
      <Empty text={texts.import.notHere} />
    )}
  </Section>
)

/** 岗位口述：what each post's people say, the branch's own and our examples. */
export const postsPage = page({
  ...{ method: 'GET', path: '/posts', act: 'posts.view', menu: texts.menu, target: ofBranch },
  run: async (world, { actor }) => {
    const own = await postTextsIn(world.db, actor.place.branchId)
    const now = world.clock.now()
    const changes = mayChange(actor)
    return show(
      texts.title,
      <>
        <Section title={texts.own.title}>
          <Table
            label={texts.own.title}
            head={texts.own.head}
            empty={texts.own.none}
            rows={own.map((t) => [
              t.post,
              String(t.statements.length),
              texts.post.version(t.version),
              <When at={t.at} now={now} />,
              <Row>
                <LinkButton to={`/posts/one?post=${named(t.post)}`} text={texts.own.open} />
                {changes && <LinkButton to={`/posts/edit?post=${named(t.post)}`} text={texts.own.edit} />}
              </Row>,
            ])}
          />
          {changes && <LinkButton to="/posts/edit" text={texts.add} />}
        </Section>
        <Section title={texts.examples.title} note={texts.examples.note}>
          <Table
            label={texts.examples.title}
            head={texts.examples.head}
            empty=""
            rows={examples.map((e, i) => [
              e.post,
              String(e.count),
              <Row>
                <LinkButton to={`/posts/one?example=${i}`} text={texts.own.open} />
                {changes && <LinkButton to={`/posts/edit?example=${i}`} text={texts.examples.use} />}
              </Row>,
            ])}
          />
        </Section>
        {changes && <Import world={world} />}
      </>,
    )
  },
})
