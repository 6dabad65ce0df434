import { saidCard } from '../../../../cards/study/said.card.ts'
import { texts } from '../../../../cards/study/texts.review.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { command } from '../../../domain/access/guard.ts'
import { retractPushes } from '../../../domain/disturbance/push.ts'
import { reviewsADay } from '../../../domain/memory/choose.ts'
import { wishOf } from '../../../domain/memory/wishes.ts'
import { paperFace } from '../../../domain/papers/face.ts'
import { shownPaperKey } from '../../../domain/papers/open.ts'
import { type Paper, paperByKey } from '../../../domain/papers/store.ts'
import { memberById } from '../../../domain/people/store.ts'
import type { Said } from '../../../platform/feature.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { showToday } from '../daily/today.ts'
import { reviewKinds } from './kind.ts'
import { openReview, type Plan, paperKeys } from './open.ts'
import { planNow } from './plan-now.ts'

const paperOf = async (world: World, plan: Plan): Promise<Paper | undefined> => {
  for (const key of paperKeys(plan)) {
    const paper = await paperByKey(world.db, key)
    if (paper) return paper
  }
  return undefined
}

/** The paper of today once more, as it looks now; or that there is none. */
const showAgain = async (world: World, said: Said, paper: Paper | undefined): Promise<void> => {
  const kind = reviewKinds.find((k) => k.kind === paper?.kind)
  const card = paper && kind ? await paperFace(world, kind, paper) : saidCard(texts.nothing.none)
  const key = paper ? shownPaperKey(paper, said.eventId) : `study/review-shown/${said.eventId}`
  await world.db.commit((to) => [enqueue(to, world, { key, lane: 'reply', to: { account: said.account }, card })])
}

/** One's own reviews of today, asked for: opened now if they have not come by themselves, and then they do not come any more. */
const showReviews = async (world: World, said: Said, actor: Actor): Promise<void> => {
  const member = await memberById(world.db, actor.id)
  const plan = member && (await planNow(world, member))
  const before = plan && (await paperOf(world, plan))
  // Handled again after a crash: what this very event has brought is not brought twice.
  if (before && plan?.settledBy === said.eventId) return
  if (!member || !plan || before || plan.settledAt) return showAgain(world, said, before)
  const wish = { ...(await wishOf(world.db, member.id)), perDay: reviewsADay }
  const count = await openReview(
    world,
    { plan, member, wish, by: said.eventId },
    (to, { card, letterKey: key }, provided) => [
      retractPushes(to, key, provided),
      enqueue(to, world, { key, lane: 'reply', to: { account: said.account }, card }, provided),
    ],
  )
  if (count === 0) await showAgain(world, said, await paperOf(world, plan))
}

/** 今天学什么：the question of the day and one's own reviews. */
export const learnCommand = command({
  word: texts.words.today,
  others: texts.words.todayToo,
  help: texts.help,
  act: 'study.answer',
  run: async (world, said, actor) => {
    await showToday(world, said, actor)
    await showReviews(world, said, actor)
  },
})
