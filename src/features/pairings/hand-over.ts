import type { Card } from '../../../cards/kit/card.ts'
import { plain } from '../../../cards/kit/card.ts'
import { texts } from '../../../cards/pairings/texts.ts'
import { saidCard } from '../../../cards/shell/said.card.ts'
import { unreachable } from '../../core/errors.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { command } from '../../domain/access/guard.ts'
import { may } from '../../domain/access/may.ts'
import { menteesNow, mentorNow } from '../../domain/mentorships/store.ts'
import type { Said } from '../../platform/feature.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { mostAtOnce, type ProposeOutcome, proposeHandover } from './propose.ts'
import { type Person, peopleCalled } from './store.ts'

/** «张三 给 李四，因为调班»: whom, to whom and why. */
const read = (rest: string): { who: string; to: string; reason: string } | undefined => {
  const [names = '', ...why] = rest.split(texts.because)
  const at = names.indexOf(texts.words.to)
  const [who, to] = [names.slice(0, at).trim(), names.slice(at + texts.words.to.length).trim()]
  return at < 0 || who === '' || to === '' ? undefined : { who, to, reason: why.join(' ').trim().slice(0, 200) }
}

type Found = { person: Person } | { card: Card }

/** The one person who is meant; twins are asked back by staff number, strangers look like those one may not see. */
const theOne = (word: string, candidates: readonly Person[]): Found => {
  const [first, second] = candidates
  if (!first) return { card: saidCard(texts.said.nobody(plain(word))) }
  if (!second) return { person: first }
  const list = candidates.map((p) => texts.said.twin({ staffNo: plain(p.staffNo), team: plain(p.team) })).join('\n')
  return { card: saidCard(texts.said.twins(plain(word), list)) }
}

const placeOf = ({ companyId, branchId, teamId }: Person) => ({ companyId, branchId, teamId })

/** Whom this actor may hand over: a person, or everyone a mentor looks after. */
const meant = async (
  world: World,
  actor: Actor,
  word: string,
): Promise<{ memberIds: MemberId[]; branchIds: Set<string> } | { card: Card }> => {
  const all = texts.words.everyone.some((w) => w === word)
  if (all) {
    const mine = await menteesNow(world.db, actor.id)
    return mine.length === 0
      ? { card: saidCard(texts.said.nobodyToHandOver) }
      : { memberIds: mine.map((m) => m.id), branchIds: new Set(mine.map((m) => m.branchId)) }
  }
  const allowed = (p: Person) => may(actor, 'pairing.propose', { place: placeOf(p), owner: p.id })
  const found = theOne(word, (await peopleCalled(world.db, word)).filter(allowed))
  if ('card' in found) return found
  const { person } = found
  const [mentor, mentees] = [await mentorNow(world.db, person.id), await menteesNow(world.db, person.id)]
  // The name of a mentor who has no mentor stands for all whom this mentor looks after.
  const memberIds = mentor || mentees.length === 0 ? [person.id] : mentees.map((m) => m.id)
  return { memberIds, branchIds: new Set([person.branchId]) }
}

const refusal = (outcome: Exclude<ProposeOutcome, { kind: 'proposed' }>, seesTies: boolean): Card => {
  switch (outcome.kind) {
    case 'refused':
      return saidCard(texts.said.refused(texts.obstacle(outcome.obstacle, seesTies)))
    case 'no-account':
      return saidCard(texts.said.noAccount(plain(outcome.who)))
    case 'open-already':
      return saidCard(texts.said.openAlready)
    case 'several':
      return saidCard(texts.said.several)
    case 'too-many':
      return saidCard(texts.said.tooMany(mostAtOnce))
    case 'gone':
      return saidCard(texts.said.how)
    default:
      return unreachable(outcome)
  }
}

/** What is to be said about it; nothing when everybody's cards say it all. */
const answerTo = async (world: World, said: Said, actor: Actor, rest: string): Promise<Card | undefined> => {
  const wish = read(rest)
  if (!wish) return saidCard(texts.said.how)
  const whom = await meant(world, actor, wish.who)
  if ('card' in whom) return whom.card
  const near = (p: Person) =>
    whom.branchIds.has(p.branchId) || may(actor, 'pairing.change', { place: placeOf(p), owner: p.id })
  const to = theOne(wish.to, (await peopleCalled(world.db, wish.to)).filter(near))
  if ('card' in to) return to.card
  const outcome = await proposeHandover(world, {
    memberIds: whom.memberIds,
    toId: to.person.id,
    by: actor.id,
    reason: wish.reason,
    eventId: said.eventId,
  })
  world.log.info('pairings.proposed', { outcome: outcome.kind })
  return outcome.kind === 'proposed' ? undefined : refusal(outcome, may(actor, 'tie.view', { place: actor.place }))
}

/** 交接：proposed in words, confirmed by both on their cards. */
export const handOverCommand = command({
  word: texts.words.handOver,
  help: texts.help.handOver,
  act: 'pairing.view',
  withRest: true,
  run: async (world, said, actor, rest) => {
    const card = await answerTo(world, said, actor, rest)
    if (card)
      await world.db.commit((to) => [
        enqueue(to, world, {
          key: `pairings/said/${said.eventId}`,
          lane: 'reply',
          to: { account: said.account },
          card,
        }),
      ])
  },
})
