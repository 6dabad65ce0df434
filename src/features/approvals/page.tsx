/** @jsxImportSource hono/jsx */
import { page } from '../../domain/access/page.ts'
import { type Delegation, givenBy, givenTo } from '../../domain/approvals/delegations.ts'
import type { Kinds } from '../../domain/approvals/kind.ts'
import { type Concerned, concerning } from '../../domain/approvals/mine.ts'
import { type Known, known, nameOf } from '../../domain/approvals/people.ts'
import { show } from '../../platform/pages/reply.ts'
import { Badge, type Tone } from '../../web/badge.tsx'
import { Section } from '../../web/section.tsx'
import { Table } from '../../web/table.tsx'
import { When } from '../../web/when.tsx'
import { texts } from './texts.ts'

const tones: Record<Concerned['state'], Tone> = {
  pending: 'info',
  approved: 'good',
  rejected: 'warn',
  cancelled: 'calm',
  expired: 'calm',
}

const Matters = ({
  of,
  now,
  words,
}: {
  of: Concerned[]
  now: Date
  words: { title: string; note?: string; empty: string }
}) => {
  const { what, state, said, deadline } = texts.head
  return (
    <Section title={words.title} {...(words.note ? { note: words.note } : {})}>
      <Table
        label={words.title}
        head={[what, state, said, deadline]}
        rows={of.map((one) => {
          const shown = one.state === 'pending' && one.over ? 'expired' : one.state
          return [
            one.title,
            <Badge text={texts.states[shown]} tone={tones[shown]} />,
            texts.said[one.said],
            <When at={one.deadline} now={now} />,
          ]
        })}
        empty={words.empty}
      />
    </Section>
  )
}

const Delegations = (props: {
  of: Delegation[]
  other: 'fromId' | 'toId'
  people: Known
  now: Date
  words: { title: string; note?: string; empty: string }
}) => (
  <Section title={props.words.title} {...(props.words.note ? { note: props.words.note } : {})}>
    <Table
      label={props.words.title}
      head={[texts.head.who, texts.head.until]}
      rows={props.of.map((d) => [nameOf(props.people, d[props.other]), <When at={d.until} now={props.now} />])}
      empty={props.words.empty}
    />
  </Section>
)

/** 审批：one's own matters only; deciding is done on the card, where everything about it stands. */
export const approvalsPage = (kinds: Kinds) =>
  page({
    method: 'GET',
    path: '/approvals',
    act: 'approval.list',
    menu: { label: texts.title, about: texts.about },
    run: async (world, { actor }) => {
      const now = world.clock.now()
      const all = await concerning(world, kinds, actor.id)
      const given = await givenBy(world, actor.id)
      const taken = await givenTo(world, actor.id)
      const people = await known(world.db, [...given.map((d) => d.toId), ...taken.map((d) => d.fromId)])
      const isWaiting = (one: Concerned) => one.state === 'pending' && !one.over && one.said === 'open'
      return show(
        texts.title,
        <>
          <Matters of={all.filter(isWaiting)} now={now} words={texts.waiting} />
          <Matters of={all.filter((one) => one.mine)} now={now} words={texts.asked} />
          <Matters of={all.filter((one) => !one.mine && !isWaiting(one))} now={now} words={texts.decided} />
          <Delegations of={given} other="toId" people={people} now={now} words={texts.given} />
          <Delegations of={taken} other="fromId" people={people} now={now} words={texts.taken} />
        </>,
      )
    },
  })
