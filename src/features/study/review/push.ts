import { texts } from '../../../../cards/study/texts.review.ts'
import { localDateOf } from '../../../core/clock.ts'
import { addDays } from '../../../core/days.ts'
import { planPushes } from '../../../domain/disturbance/plan.ts'
import { push } from '../../../domain/disturbance/push.ts'
import { usualWish, wishesOf } from '../../../domain/memory/wishes.ts'
import { type Member, memberById } from '../../../domain/people/store.ts'
import { booksOf } from '../../../domain/shifts/books.ts'
import type { World } from '../../../platform/world.ts'
import { noneComes, openReview, type Plan, plansDue, settle } from './open.ts'
import { isAwayOn } from './when.ts'

const isHere = (member: Member | undefined, plan: Plan): member is Member =>
  member !== undefined && member.leftAt === null && member.branchId === plan.branchId

/**
 * 推送复习：one card a person and day, at that person's own moment. Whoever has gone on leave, left or does not want any since
 * it was planned hears nothing, and nothing is kept for later.
 */
export const pushReviews = async (world: World): Promise<number> => {
  const now = world.clock.now()
  const plans = await plansDue(world.db, now)
  const ids = plans.map((plan) => plan.memberId)
  if (ids.length === 0) return 0
  const today = localDateOf(now)
  const [books, wishes, standing] = await Promise.all([
    booksOf(world.db, ids, addDays(today, -2)),
    wishesOf(world.db, ids),
    planPushes(world, ids),
  ])
  let pushed = 0
  for (const plan of plans) {
    const { memberId, until: expiresAt } = plan
    const member = await memberById(world.db, memberId)
    const book = books.get(memberId)
    const wish = wishes.get(memberId) ?? usualWish
    if (!isHere(member, plan) || !book || isAwayOn(book, today) || wish.perDay === 0) {
      await world.db.commit((to) => [settle(to, world, plan), noneComes(to, plan)])
      continue
    }
    const count = await openReview(world, { plan, member, wish }, (to, { card, letterKey: key, count }, provided) =>
      push(
        to,
        world,
        standing,
        { key, member: memberId, kind: 'review', card, line: texts.line(count), expiresAt },
        provided,
      ),
    )
    if (count > 0) pushed++
  }
  return pushed
}
