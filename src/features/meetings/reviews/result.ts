import type { ReviewResult } from '../../../../cards/meetings/reviews.card.ts'
import { averagesOf, type Counts, lowIn } from './rules.ts'

/** What may be shown of it: halves, and advice where it is low. */
export const resultOf = (title: string, counts: Counts): ReviewResult => {
  const averages = averagesOf(counts)
  const { clear, useful, time } = averages
  return { title, averages: { clear: String(clear), useful: String(useful), time: String(time) }, low: lowIn(averages) }
}
