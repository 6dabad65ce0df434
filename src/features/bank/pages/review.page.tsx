/** @jsxImportSource hono/jsx */
import { page } from '../../../domain/access/page.ts'
import { memberById } from '../../../domain/people/store.ts'
import { questions } from '../../../domain/questions/schema.ts'
import { show } from '../../../platform/pages/reply.ts'
import { Section } from '../../../web/section.tsx'
import { Pager, Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { banksWithin, someBank } from '../reach.ts'
import { findQuestions, toReview } from './find.ts'
import { QuestionLink } from './parts.tsx'
import { texts as all } from './texts.ts'

const texts = all.review
const perPage = 50

/** 审题：what waits for a second person, in the banks that one reviews; one's own are for others. */
export const reviewPage = page({
  ...{ method: 'GET', path: '/bank/review', act: 'bank.review', target: someBank('bank.review') },
  run: async (world, { actor, query }) => {
    const where = toReview(await banksWithin(world, actor, 'bank.review'), actor.id)
    const p = Math.max(0, Math.trunc(Number(query('p')) || 0))
    const total = await world.db.read.$count(questions, where)
    const rows = await findQuestions(world.db, where, { limit: perPage, offset: p * perPage })
    const authors = new Map<string, string>()
    for (const { authorId } of rows)
      if (authorId !== 'operator' && !authors.has(authorId))
        authors.set(authorId, (await memberById(world.db, authorId))?.name || all.one.gone)
    const now = world.clock.now()
    return show(
      texts.title,
      <Section note={texts.note}>
        <Table
          label={texts.label}
          head={texts.head}
          rows={rows.map((q) => [
            <QuestionLink of={q} />,
            q.subject,
            <span class="whole">{all.kinds[q.kind]}</span>,
            authors.get(q.authorId) ?? all.one.operator,
            <When at={q.importedAt} now={now} />,
          ])}
          empty={texts.empty}
        />
        <Pager
          newer={p > 0 ? `/bank/review?p=${p - 1}` : undefined}
          older={(p + 1) * perPage < total ? `/bank/review?p=${p + 1}` : undefined}
        />
      </Section>,
    )
  },
})
