import { reviewItems } from '../../../../cards/meetings/reviews.actions.ts'
import type { MemberId } from '../../../core/ids.ts'
import type { RecordSection } from '../../../platform/records.ts'
import type { World } from '../../../platform/world.ts'
import { texts } from './pages/texts.ts'
import { resultOf } from './result.ts'
import { closedReviews, countsOf } from './store.ts'

/** What was said of somebody's own lessons. Of what somebody said of others nothing is known. */
export const reviewRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => {
  const reviews = await closedReviews(db, { lecturer: memberId, branches: [] })
  const counts = await countsOf(
    db,
    reviews.map((r) => r.lesson),
  )
  return [
    {
      id: 'lesson-reviews',
      ...texts.record,
      rows: reviews.map((review) => {
        const { averages } = resultOf(
          review.title,
          counts.filter((c) => c.lesson === review.lesson),
        )
        return [review.title, ...reviewItems.map((item) => averages[item]), review.closesAt]
      }),
    },
  ]
}
