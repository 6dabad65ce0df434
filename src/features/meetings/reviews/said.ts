import { reviewCard } from '../../../../cards/meetings/reviews.card.ts'
import { texts } from '../../../../cards/meetings/texts.reviews.ts'
import { saidCard } from '../../../../cards/shell/said.card.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { command } from '../../../domain/access/guard.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { openFor } from './store.ts'

/** So many lessons of three days at most. */
const most = 3

/** 评课：what still waits for this person's voice, for those whose card came as a line of a digest. */
export const reviewCommand = command({
  word: texts.words.review,
  help: texts.help.review,
  act: 'lesson-review.give',
  target: async (_: World, __: string, actor: Actor) => ({ deciders: new Set([actor.id]) }),
  run: async (world, { eventId, account }, actor) => {
    const open = (await openFor(world.db, actor.id, world.clock.now())).slice(0, most)
    const cards = open.length > 0 ? open.map(reviewCard) : [saidCard(texts.nothingOpen)]
    const [first, ...others] = cards.map((card, i) => ({
      ...{ key: `meetings/lesson-review-said/${eventId}/${i}`, lane: 'reply' as const, to: { account }, card },
    }))
    if (!first) return
    await world.db.commit((to) => [
      enqueue(to, world, { ...first, lane: 'reply' }),
      ...others.map((letter) => enqueue(to, world, { ...letter, lane: 'reply' })),
    ])
  },
})
