/** @jsxImportSource hono/jsx */
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import { aboutMember } from '../../../domain/access/target.ts'
import { branchesWithin, somewhere } from '../../../domain/access/within.ts'
import { noteView } from '../../../domain/views/views.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, show, showAgain } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Badge } from '../../../web/badge.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { answerRequest } from '../answer.ts'
import { openRequests, requestById } from '../store.ts'
import { OneRequest } from './one-request.tsx'
import { texts } from './texts.ts'

const words = texts.keeper
const longest = 500

/** 记录申请：what waits for an answer in the branches that one looks after. One's own goes to somebody else. */
const list = page({
  ...{ method: 'GET', path: '/requests', act: 'record.amend', target: somewhere('record.amend') },
  menu: { label: words.title, about: words.menu },
  run: async (world, { actor }) => {
    const { ids } = await branchesWithin(world, actor, 'record.amend')
    const open = (await openRequests(world.db, ids)).filter(({ request }) => request.memberId !== actor.id)
    const now = world.clock.now()
    return show(
      words.title,
      <Section note={words.about}>
        <Table
          label={words.table}
          head={words.head}
          rows={open.map(({ request, name }) => [
            <>
              <When at={request.dueAt} now={now} />
              {request.dueAt <= now && <Badge text={words.overdue} tone="bad" />}
            </>,
            name,
            texts.kinds[request.kind],
            <When at={request.askedAt} now={now} />,
            <a href={`/requests/${request.id}`}>{words.open}</a>,
          ])}
          empty={words.empty}
        />
      </Section>,
    )
  },
})

const theirs = async ({ db }: World, { params }: Visit, _: Actor) => {
  const found = await requestById(db, params.id ?? '')
  return found && aboutMember(db, found.request.memberId)
}
const door = { act: 'record.amend', target: theirs } as const

const one = page({
  ...{ method: 'GET', path: '/requests/:id', ...door },
  run: async (world, { actor, params }) => {
    const found = await requestById(world.db, params.id ?? '')
    if (!found) return notFound
    const { memberId } = found.request
    await world.db.commit((to) => [noteView(to, world, { viewerId: actor.id, memberId, what: 'record.amend' })])
    return show(words.one, <OneRequest of={found} now={world.clock.now()} />)
  },
})

const answer = page({
  ...{ method: 'POST', path: '/requests/:id/answer', ...door },
  run: async (world, { actor, params, form }) => {
    const found = await requestById(world.db, params.id ?? '')
    if (!found) return notFound
    const outcome = (['done', 'refused'] as const).find((o) => o === form.text('outcome'))
    const said = form.text('answer').slice(0, longest)
    const why = !outcome ? words.needsOutcome : said === '' ? words.needsAnswer : undefined
    if (!outcome || why)
      return showAgain(
        words.one,
        <OneRequest of={found} now={world.clock.now()} said={said} />,
        why ?? words.needsOutcome,
      )
    const became = await answerRequest(world, found, { by: actor.id, outcome, answer: said })
    return became === 'answered' ? goTo('/requests', words.answered) : goTo('/requests', words.already, 'info')
  },
})

export const keeperPages = [list, one, answer]
