/** @jsxImportSource hono/jsx */
import type { Actor } from '../../../../domain/access/actor.ts'
import { page } from '../../../../domain/access/page.ts'
import { somewhere } from '../../../../domain/access/within.ts'
import { type LetterState, letterStates } from '../../../../platform/outbox/schema.ts'
import type { Visit } from '../../../../platform/pages/page.ts'
import { goTo, notFound, show, showAgain } from '../../../../platform/pages/reply.ts'
import type { World } from '../../../../platform/world.ts'
import { Filters, Select } from '../../../../web/form.tsx'
import { Section } from '../../../../web/section.tsx'
import { Pager, Table } from '../../../../web/table.tsx'
import { When } from '../../../../web/when.tsx'
import { endLetter, sendAgain } from './act.ts'
import { letterFor, lettersFor } from './list.ts'
import { OneLetter, recipientOf, StateBadge, whyOf } from './one-letter.tsx'
import { texts } from './texts.ts'

const perPage = 50
const todo: readonly LetterState[] = ['unknown', 'lost', 'held', 'pending']
const statesIn = (asked: string): readonly LetterState[] => letterStates.filter((s) => s === asked)

/** 消息送达：what waits, what was lost and why. */
const list = page({
  method: 'GET',
  path: '/deliveries',
  act: 'letters.view',
  target: somewhere('letters.view'),
  menu: { label: texts.title, about: texts.menu },
  run: async (world, { actor, query }) => {
    const asked = statesIn(query('state'))
    const states = asked.length > 0 ? asked : todo
    const before = Number.parseInt(query('before'), 10) || 0
    const found = await lettersFor(world, actor, { states, before, limit: perPage + 1 })
    const shown = found.slice(0, perPage)
    const now = world.clock.now()
    const older = found.length > perPage ? `/deliveries?state=${asked[0] ?? ''}&before=${shown.at(-1)?.seq}` : undefined
    return show(
      texts.title,
      <Section note={texts.intro}>
        <Filters to="/deliveries" submit={texts.filter.show}>
          <Select
            label={texts.filter.state}
            name="state"
            required
            value={asked[0] ?? ''}
            options={[['', texts.filter.todo], ...letterStates.map((s) => [s, texts.states[s]] as const)]}
          />
        </Filters>
        <Table
          label={texts.table}
          head={texts.head}
          rows={shown.map((letter) => [
            <When at={letter.writtenAt} now={now} />,
            recipientOf(letter),
            <StateBadge state={letter.state} />,
            whyOf(letter),
            todo.includes(letter.state) ? <a href={`/deliveries/${letter.id}`}>{texts.operate}</a> : '',
          ])}
          empty={texts.empty}
        />
        <Pager older={older} />
      </Section>,
    )
  },
})

/** The letter of the visit, if it is one of those that this person may do something about. */
const theLetter = async (world: World, { params }: Visit, actor: Actor) => {
  const letter = await letterFor(world, actor, params.id ?? '')
  const { companyId } = actor.place
  return letter && { place: letter.branchId ? { companyId, branchId: letter.branchId as never } : { companyId } }
}
const operate = { act: 'letters.operate', target: theLetter, stepUp: true } as const

const one = page({
  ...{ method: 'GET', path: '/deliveries/:id', ...operate },
  run: async (world, { actor, params }) => {
    const letter = await letterFor(world, actor, params.id ?? '')
    return letter ? show(texts.facts.title, <OneLetter letter={letter} now={world.clock.now()} />) : notFound
  },
})

const retry = page({
  ...{ method: 'POST', path: '/deliveries/:id/retry', ...operate },
  run: async (world, { actor, params }) =>
    (await sendAgain(world, actor.id, params.id ?? ''))
      ? goTo('/deliveries', texts.retried)
      : goTo('/deliveries', texts.over, 'info'),
})

const discard = page({
  ...{ method: 'POST', path: '/deliveries/:id/discard', ...operate },
  run: async (world, { actor, params, form }) => {
    const id = params.id ?? ''
    if (form.text('why') === '') {
      const letter = await letterFor(world, actor, id)
      if (!letter) return notFound
      return showAgain(
        texts.facts.title,
        <OneLetter letter={letter} now={world.clock.now()} wrong={texts.whyNeeded} />,
        texts.whyNeeded,
      )
    }
    return (await endLetter(world, actor.id, id, form.text('why')))
      ? goTo('/deliveries', texts.discarded)
      : goTo('/deliveries', texts.over, 'info')
  },
})

export const deliveryPages = [list, one, retry, discard]
