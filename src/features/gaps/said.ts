import { mineCard, type PeopleItem, peopleCard } from '../../../cards/gaps/mine.card.ts'
import { texts } from '../../../cards/gaps/texts.ts'
import type { Card } from '../../../cards/kit/card.ts'
import { plain } from '../../../cards/kit/card.ts'
import { saidCard } from '../../../cards/shell/said.card.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { command, oneself } from '../../domain/access/guard.ts'
import { may } from '../../domain/access/may.ts'
import { gapsOf, openGapsOf } from '../../domain/gaps/store.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { listOf } from './ask-list.ts'
import { chainOf, nextOf } from './faces.ts'
import { about, helpedWithin, type Person, peopleCalled } from './people.ts'
import { lastAskOf } from './store.ts'

/** As many as fit on a phone without scrolling far. */
const shown = 6
/** A list of this morning's shift is still the one that is meant. Milliseconds. */
const recent = 24 * 3_600_000

/** 我的短板：one's own, in 单聊 wherever it was asked. */
export const mineCommand = command({
  word: texts.words.mine,
  others: texts.words.mineOthers,
  help: texts.helpWords.mine,
  act: 'gap.view',
  run: async (world, { eventId, account }, actor) => {
    const open = (await gapsOf(world.db, actor.id)).filter((v) => !v.gap.closedAt)
    const items = open.slice(0, shown).map((v) => ({ point: v.gap.point, chain: chainOf(v), next: nextOf(v) }))
    const card = mineCard(items, open.length - items.length)
    await world.db.commit((to) => [
      enqueue(to, world, { key: `gaps/mine/${eventId}`, lane: 'reply', to: { account }, card }),
    ])
  },
})

const peopleFace = async (world: World, actor: Actor, people: readonly Person[], none?: string): Promise<Card> => {
  const open = await openGapsOf(
    world.db,
    people.map((p) => p.id),
  )
  const known = new Map(people.map((p) => [p.id, p]))
  const items = open.flatMap(({ gap }): PeopleItem[] => {
    const person = known.get(gap.memberId)
    if (!person) return []
    const [ask, help] = [may(actor, 'gap.ask', about(person)), may(actor, 'gap.show', about(person))]
    return ask || help ? [{ gap: gap.id, name: person.name, point: gap.point, ask, help }] : []
  })
  return peopleCard(items.slice(0, shown), items.length - Math.min(shown, items.length), none)
}

/** The list of the shift that this chair leads, as it stands by now. */
const listNow = async ({ db, clock }: World, actor: Actor): Promise<Card | undefined> => {
  const ask = await lastAskOf(db, actor.id, new Date(clock.now().getTime() - recent))
  return ask && listOf({ db }, ask)
}

/** 抽问：the shift's list, and everybody whom one may ask or help; or one person by name. */
export const askCommand = command({
  word: texts.words.ask,
  help: texts.helpWords.ask,
  act: 'gap.view',
  withRest: true,
  target: async ({ db }, rest, actor) => {
    if (rest === '') return oneself(actor)
    const [person] = await peopleCalled(db, actor, 'gap.view', rest)
    return person && about(person)
  },
  run: async (world, { eventId, account }, actor, rest) => {
    const called = rest === '' ? undefined : await peopleCalled(world.db, actor, 'gap.view', rest)
    const [first] = called ?? []
    const list = called ? undefined : await listNow(world, actor)
    const twins = (called?.length ?? 0) > 1 && first
    const people = called ?? (await helpedWithin(world.db, actor, 'gap.view'))
    const card = twins
      ? saidCard(
          texts.people.twins(
            plain(first.name),
            people.map((p) => plain(p.staffNo)),
          ),
        )
      : await peopleFace(world, actor, people, first && texts.people.noneOf(plain(first.name)))
    const reply = { lane: 'reply', to: { account } } as const
    await world.db.commit((to) => [
      enqueue(to, world, { key: `gaps/people/${eventId}`, ...reply, card }),
      ...(list ? [enqueue(to, world, { key: `gaps/asked/${eventId}`, ...reply, card: list })] : []),
    ])
  },
})
