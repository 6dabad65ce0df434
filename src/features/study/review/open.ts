import { and, eq, gt, isNull, lte, min, sql } from 'drizzle-orm'
import type { Card } from '../../../../cards/kit/card.ts'
import { instantAt, type LocalDate } from '../../../core/clock.ts'
import type { MemberId } from '../../../core/ids.ts'
import { giveBackPlace } from '../../../domain/disturbance/budget.ts'
import { reviewsADay } from '../../../domain/memory/choose.ts'
import { helpedNow } from '../../../domain/memory/happenings.ts'
import { type PlannedItem, reviewPlans } from '../../../domain/memory/schema.ts'
import { memoriesNow } from '../../../domain/memory/store.ts'
import type { ReviewWish } from '../../../domain/memory/wishes.ts'
import { isOpened, openPaper, preparePaper } from '../../../domain/papers/open.ts'
import type { Member } from '../../../domain/people/store.ts'
import { mixedItem } from '../../../domain/questions/option-order.ts'
import type { Db, Write, Writer, Writes } from '../../../platform/db/db.ts'
import type { World } from '../../../platform/world.ts'
import { reviewedSince } from './fresh.ts'
import { review, reviewSure } from './kind.ts'
import { questionsFor } from './pick.ts'

export type Plan = typeof reviewPlans.$inferSelect

/** Plans whose moment has come and whose time is not over. */
export const plansDue = async (db: Db, now: Date): Promise<Plan[]> =>
  db.read
    .select()
    .from(reviewPlans)
    .where(and(isNull(reviewPlans.settledAt), lte(reviewPlans.at, now), gt(reviewPlans.until, now)))
    .orderBy(reviewPlans.at, reviewPlans.memberId)

/** The moment of the next plan that waits, past ones too as long as they are worth something. */
export const nextPlan = async (db: Db, now: Date): Promise<Date | undefined> => {
  const [row] = await db.read
    .select({ at: min(reviewPlans.at) })
    .from(reviewPlans)
    .where(and(isNull(reviewPlans.settledAt), gt(reviewPlans.until, now)))
  return row?.at ?? undefined
}

export const planOf = async (db: Db, memberId: MemberId, day: LocalDate): Promise<Plan | undefined> => {
  const [plan] = await db.read
    .select()
    .from(reviewPlans)
    .where(and(eq(reviewPlans.memberId, memberId), eq(reviewPlans.day, day)))
  return plan
}

/** The key of the day's paper is that of the first of both kinds that was opened. */
export const paperKeys = ({ memberId, day }: Pick<Plan, 'memberId' | 'day'>): string[] =>
  [review, reviewSure].map(({ kind }) => `${kind}/${day}/${memberId}`)

export const settle = (to: Writer, world: Pick<World, 'clock'>, { memberId, day }: Plan, by?: string): Write =>
  to
    .update(reviewPlans)
    .set({ settledAt: world.clock.now(), settledBy: by ?? null })
    .where(and(eq(reviewPlans.memberId, memberId), eq(reviewPlans.day, day), isNull(reviewPlans.settledAt)))

/** The place that was kept for the card is free again, unless a push with this key waits for it. */
export const noneComes = (to: Writer, { memberId, day }: Pick<Plan, 'memberId' | 'day'>, key = ''): Write =>
  giveBackPlace(to, { kind: 'review', memberId, day, key })

/** What of the plan is still to be asked: not what was answered since, nor what people help with now, nor beyond the day's three. */
const stillToAsk = async ({ db }: World, plan: Plan, most: number): Promise<readonly PlannedItem[]> => {
  const { memberId, day, plannedAt } = plan
  const [known, helped, had] = await Promise.all([
    memoriesNow(db, memberId),
    helpedNow(db, [memberId]),
    reviewedSince(db, memberId, instantAt(day, '00:00')),
  ])
  const last = new Map(known.map(({ point, memory }) => [point, memory.last]))
  const answeredSince = (point: string) => (last.get(point) ?? plannedAt) > plannedAt
  return plan.items
    .filter(({ point }) => !answeredSince(point) && !helped.get(memberId)?.has(point))
    .slice(0, Math.max(0, Math.min(most, reviewsADay) - had))
}

/** The letter that brings the paper; `provided` is true once this very paper was opened now. */
type Brings = (
  to: Writer,
  of: { card: Card; letterKey: string; count: number },
  provided: ReturnType<typeof isOpened>,
) => Write[]

/**
 * 发复习题：opens the day's paper once, with what brings it, in one commit; without anything to ask the plan is settled and
 * nobody hears of it.
 *
 * @returns how many questions; 0 when there is nothing to ask
 */
export const openReview = async (
  world: World,
  { plan, member, wish, by }: { plan: Plan; member: Member; wish: ReviewWish; by?: string },
  brings: Brings,
): Promise<number> => {
  const { memberId, day, branchId, until } = plan
  const items = await stillToAsk(world, plan, wish.perDay)
  const asked = await questionsFor(
    world.db,
    member,
    items.map((i) => i.point),
  )
  if (asked.length === 0) {
    await world.db.commit((to) => [settle(to, world, plan, by), noneComes(to, plan)])
    return 0
  }
  const { row, card, letterKey } = await preparePaper(world, wish.sureness ? reviewSure : review, {
    ...{ key: `${day}/${memberId}`, memberId, branchId, ref: day, closesAt: until },
    items: asked.map((question) => mixedItem(question, `${day}/${memberId}`)),
  })
  const opened = isOpened(row)
  const unsettled = sql`exists (select 1 from ${reviewPlans} where member_id = ${memberId} and day = ${day} and settled_at is null)`
  const writes = (to: Writer): Write[] => [
    openPaper(to, row, unsettled),
    settle(to, world, plan, by),
    ...brings(to, { card, letterKey, count: asked.length }, opened),
    noneComes(to, plan, letterKey),
  ]
  await world.db.commit((to) => writes(to) as unknown as Writes)
  return asked.length
}
