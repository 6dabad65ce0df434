import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type ReviewItem, reviewAction } from '../../../../cards/meetings/reviews.actions.ts'
import { thanksCard } from '../../../../cards/meetings/reviews.card.ts'
import { texts } from '../../../../cards/meetings/texts.reviews.ts'
import { onClick } from '../../../domain/access/guard.ts'
import type { Write, Writer } from '../../../platform/db/db.ts'
import type { ClickReply } from '../../../platform/feature.ts'
import type { World } from '../../../platform/world.ts'
import { lessonReviewCounts, lessonReviewers, lessonReviews } from './schema.ts'

const mark = z.coerce.number().int().min(1).max(5)
const marks = z.object({ clear: mark, useful: mark, time: mark })

const toast = (type: ClickReply['toast']['type'], content: string): ClickReply => ({ toast: { type, content } })

const addOne = (to: Writer, lesson: string, item: ReviewItem, value: number, provided: SQL): Write =>
  to
    .update(lessonReviewCounts)
    .set({ n: sql`n + 1` })
    .where(
      and(
        eq(lessonReviewCounts.lesson, lesson),
        eq(lessonReviewCounts.item, item),
        eq(lessonReviewCounts.value, value),
        provided,
      ),
    )

/** Everybody who is asked decides for themselves; nobody sees whether there is such a lesson. */
const target = async ({ db }: World, { lesson }: { lesson: string }) => {
  const rows = await db.read
    .select({ id: lessonReviewers.memberId })
    .from(lessonReviewers)
    .where(eq(lessonReviewers.lesson, lesson))
  return { deciders: new Set(rows.map((r) => r.id)) }
}

/**
 * 打分：the marks are added to the sums and the person is ticked off, in one commit; nothing joins the two. The answer is
 * the same for every mark, because answers to clicks are kept for a while.
 */
const onGive = onClick(reviewAction, { act: 'lesson-review.give', target }, async (world, click) => {
  const read = marks.safeParse(click.form)
  if (!read.success) return toast('warning', texts.toast.incomplete)
  const { lesson } = click.payload
  const [review] = await world.db.read.select().from(lessonReviews).where(eq(lessonReviews.lesson, lesson))
  if (!review || review.closedAt || review.closesAt <= world.clock.now()) return toast('warning', texts.toast.closed)
  const mine = and(
    eq(lessonReviewers.lesson, lesson),
    eq(lessonReviewers.memberId, click.actor.id),
    eq(lessonReviewers.answered, false),
  )
  const open = and(
    eq(lessonReviews.lesson, lesson),
    isNull(lessonReviews.closedAt),
    gt(lessonReviews.closesAt, world.clock.now()),
  )
  const mayStill = sql`exists (select 1 from ${lessonReviewers} where ${mine}) and exists (select 1 from ${lessonReviews} where ${open})`
  const thanks: ClickReply = { ...toast('success', texts.toast.thanks), card: thanksCard(review.title) }
  const { clear, useful, time } = read.data
  const done = await world.db.commit((to) => [
    // The sums first: they hang on not being ticked off yet.
    addOne(to, lesson, 'clear', clear, mayStill),
    addOne(to, lesson, 'useful', useful, mayStill),
    addOne(to, lesson, 'time', time, mayStill),
    click.keep(to, thanks, mayStill),
    to
      .update(lessonReviewers)
      .set({ answered: true })
      .where(and(mine, sql`exists (select 1 from ${lessonReviews} where ${open})`))
      .returning({ lesson: lessonReviewers.lesson }),
  ])
  return done[4].length > 0 ? thanks : { ...toast('info', texts.toast.before), card: thanksCard(review.title) }
})

export const clicks = [onGive]
