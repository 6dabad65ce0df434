/** @jsxImportSource hono/jsx */
import { page } from '../../../domain/access/page.ts'
import { memberById } from '../../../domain/people/store.ts'
import type { Statement } from '../../../domain/posts/statement.ts'
import { versionsOf } from '../../../domain/posts/store.ts'
import { notFound, show } from '../../../platform/pages/reply.ts'
import { Badge } from '../../../web/badge.tsx'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Empty, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { said } from '../rules.ts'
import { examples } from '../texts-of.ts'
import { mayChange, ofBranch } from './posts.page.tsx'
import { texts } from './texts.ts'

const words = texts.post

const Words = (props: { description: string; statements: readonly Statement[]; badge?: string | false }) => (
  <>
    <Section title={words.description} aside={props.badge && <Badge text={props.badge} tone="info" />}>
      {props.description === '' ? (
        <Empty text={words.none} />
      ) : (
        props.description.split('\n').map((line) => <p>{line}</p>)
      )}
    </Section>
    <Section title={words.statements}>
      <Table
        label={words.statements}
        head={words.head}
        empty={words.none}
        rows={props.statements.map((s, i) => [String(i + 1), s.object, said(s.sentence), s.avoid])}
      />
    </Section>
  </>
)

/** 一个岗位的口述：as it is now or as it was, with every version. */
export const postPage = page({
  ...{ method: 'GET', path: '/posts/one', act: 'posts.view', target: ofBranch },
  run: async (world, { actor, query }) => {
    const example = query('example') === '' ? undefined : examples[Number(query('example'))]
    if (example) return show(example.post, <Words {...example} badge={texts.example} />)
    const versions = await versionsOf(world.db, actor.place.branchId, query('post'))
    const [newest] = versions
    const shown = versions.find((v) => String(v.version) === query('version')) ?? newest
    if (!shown || !newest) return notFound
    const now = world.clock.now()
    const writers = new Map(
      await Promise.all(
        [...new Set(versions.map((v) => v.by))].map(
          async (id) => [id, (await memberById(world.db, id))?.name ?? ''] as const,
        ),
      ),
    )
    const at = (version: number) => `/posts/one?post=${encodeURIComponent(shown.post)}&version=${version}`
    return show(
      shown.post,
      <>
        <Row>
          <LinkButton to="/posts" text={texts.back} />
          {mayChange(actor) && (
            <LinkButton to={`/posts/edit?post=${encodeURIComponent(shown.post)}`} text={texts.own.edit} />
          )}
        </Row>
        <Words {...shown} badge={shown !== newest && words.old} />
        <Section title={words.versions}>
          <Table
            label={words.versions}
            head={words.versionsHead}
            empty=""
            rows={versions.map((v) => [
              words.version(v.version),
              String(v.statements.length),
              writers.get(v.by) ?? '',
              <When at={v.at} now={now} />,
              v === shown ? '' : <LinkButton to={at(v.version)} text={words.see} />,
            ])}
          />
        </Section>
      </>,
    )
  },
})
