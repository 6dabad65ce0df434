import { saidCard } from '../../../../cards/study/said.card.ts'
import { texts } from '../../../../cards/study/texts.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { command } from '../../../domain/access/guard.ts'
import type { Said } from '../../../platform/feature.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { answererOf, standingOf } from './answer.ts'
import { ownCard, sharedFace, verdictFace } from './faces.ts'
import { shownLetterKey } from './keys.ts'
import { roundAt } from './store.ts'

const cardFor = async (world: World, { saidAt }: Said, actor: Actor) => {
  const member = answererOf(actor)
  const round = await roundAt(world.db, member.branchId, saidAt)
  if (!round) return { card: saidCard(texts.said.noRound) }
  const standing = await standingOf(world, { member, roundId: round.id, place: 'own', answeredAt: saidAt })
  switch (standing.kind) {
    case 'may-answer':
      return { round, card: ownCard(round, { makeUp: standing.phase === 'makeUp' }) }
    case 'already':
      return { round, card: verdictFace(round, { ...standing.answer, comes: standing.comes }, true) }
    case 'void':
      return { round, card: sharedFace(round, 'void', 0).card }
    default:
      return { card: saidCard(texts.said.noRound) }
  }
}

/** The question of the day in 单聊, to be answered there, or what one answered, or that there is none. */
export const showToday = async (world: World, said: Said, actor: Actor): Promise<void> => {
  const { round, card } = await cardFor(world, said, actor)
  await world.db.commit((to) => [
    enqueue(to, world, {
      key: round ? shownLetterKey(round.id, said.eventId) : `study/no-round/${said.eventId}`,
      lane: 'reply',
      to: { account: said.account },
      card,
    }),
  ])
}

/** 今日题 */
export const todayCommand = command({
  word: texts.words.today,
  help: texts.help.today,
  act: 'study.answer',
  run: showToday,
})
