import { instantAt, localDateOf } from '../../../core/clock.ts'
import { addDays } from '../../../core/days.ts'
import { choose, reviewsADay } from '../../../domain/memory/choose.ts'
import { helpedNow } from '../../../domain/memory/happenings.ts'
import { reviewPlans } from '../../../domain/memory/schema.ts'
import { memoriesNow } from '../../../domain/memory/store.ts'
import type { Member } from '../../../domain/people/store.ts'
import { booksOf } from '../../../domain/shifts/books.ts'
import type { World } from '../../../platform/world.ts'
import { askableFor } from './fresh.ts'
import { type Plan, planOf } from './open.ts'
import { reviewTime } from './when.ts'

/** What one is asked for oneself stays open at least until the night's planning. */
const night = '02:37'

/**
 * The plan of today for somebody who asks for it: the one of last night, or one made now for whoever had none, whether on
 * leave or without reminders. Nothing when there is nothing to ask.
 */
export const planNow = async (world: World, member: Member): Promise<Plan | undefined> => {
  const { db, clock } = world
  const { id, branchId } = member
  const now = clock.now()
  const day = localDateOf(now)
  const lasts = instantAt(addDays(day, 1), night)
  const made = await planOf(db, id, day)
  if (made) return made.until > now ? made : { ...made, until: lasts }
  const [known, helped, books, askable] = await Promise.all([
    memoriesNow(db, id),
    helpedNow(db, [id]),
    booksOf(db, [id], addDays(day, -2)),
    askableFor(db, branchId, day),
  ])
  const book = books.get(id)
  const items = choose({
    known: known.filter(({ point }) => askable.has(member, point)),
    fresh: askable.fresh(member),
    helped: helped.get(id) ?? new Set(),
    ...{ day, room: reviewsADay },
  })
  if (items.length === 0) return undefined
  const until = (book && reviewTime(book, day)?.until) ?? lasts
  const row = { memberId: id, day, branchId, items, at: now, until: until > now ? until : lasts, plannedAt: now }
  await db.commit((to) => [to.insert(reviewPlans).values(row).onConflictDoNothing()])
  return planOf(db, id, day)
}
