import type { Card } from '../../../cards/kit/card.ts'
import { mutedCard, notMutedCard, unmutedCard } from '../../../cards/me/muted.card.ts'
import { texts } from '../../../cards/me/texts.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { command } from '../../domain/access/guard.ts'
import { mute } from '../../domain/disturbance/mutes.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import type { Said } from '../../platform/feature.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { type MuteWish, readMute } from './read-mute.ts'
import { momentOf } from './settings.ts'

/** A wish counts from when it was uttered, however late it reaches us. */
const untilOf = (wish: MuteWish, saidAt: Date): Date | undefined => {
  if (wish.kind === 'for') return new Date(saidAt.getTime() + wish.hours * 3_600_000)
  return wish.kind === 'cancel' ? new Date(0) : undefined
}

const cardFor = (wish: MuteWish, until: Date | undefined): Card => {
  if (wish.kind === 'for' && until) return mutedCard(momentOf(until))
  return wish.kind === 'cancel' ? unmutedCard() : notMutedCard(wish.kind === 'tooLong' ? 'tooLong' : 'unclear')
}

const muteAsSaid = async (world: World, { eventId, account, saidAt }: Said, actor: Actor, wish: MuteWish) => {
  const until = untilOf(wish, saidAt)
  const card = cardFor(wish, until)
  const writes = (to: Writer): Write[] => [
    ...(until ? mute(to, world, { memberId: actor.id, until, eventId }) : []),
    enqueue(to, world, { key: `me/mute/${eventId}`, lane: 'reply', to: { account }, card }),
  ]
  await world.db.commit((to) => writes(to) as unknown as Writes)
}

/** 免打扰：for a day, for as long as was said, or no longer. */
const muteCommand = command({
  word: texts.words.mute,
  others: texts.words.muteToo,
  help: texts.help.mute,
  act: 'settings.change',
  withRest: true,
  run: (world, said, actor, rest) => muteAsSaid(world, said, actor, readMute(rest)),
})

const unmuteCommand = command({
  word: texts.words.unmute,
  others: texts.words.unmuteToo,
  act: 'settings.change',
  run: (world, said, actor) => muteAsSaid(world, said, actor, { kind: 'cancel' }),
})

export const muteCommands = [muteCommand, unmuteCommand]
