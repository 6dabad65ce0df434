import { eq, inArray } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { reviewsADay } from './choose.ts'
import { reviewWishes } from './schema.ts'

export type ReviewWish = {
  /** 0 … 3 review questions a day without having asked. */
  perDay: number
  /** Whether 有把握 / 没把握 is asked before each answer. */
  sureness: boolean
}

/** What holds until somebody wishes otherwise. */
export const usualWish: ReviewWish = { perDay: reviewsADay, sureness: false }

/** Those who have said something about it. */
export const wishesOf = async (db: Db, memberIds: readonly MemberId[]): Promise<Map<MemberId, ReviewWish>> => {
  const rows = await db.read
    .select()
    .from(reviewWishes)
    .where(inArray(reviewWishes.memberId, [...memberIds]))
  return new Map(rows.map(({ memberId, perDay, sureness }) => [memberId, { perDay, sureness }]))
}

export const wishOf = async (db: Db, memberId: MemberId): Promise<ReviewWish> => {
  const [row] = await db.read.select().from(reviewWishes).where(eq(reviewWishes.memberId, memberId))
  return row ? { perDay: row.perDay, sureness: row.sureness } : usualWish
}

/** 复习提醒：the newest wish holds. */
export const wishReviews = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  { memberId, eventId, ...wish }: ReviewWish & { memberId: MemberId; eventId: string },
): Write => {
  const row = { ...wish, eventId, at: clock.now() }
  return to
    .insert(reviewWishes)
    .values({ memberId, ...row })
    .onConflictDoUpdate({ target: reviewWishes.memberId, set: row })
}
