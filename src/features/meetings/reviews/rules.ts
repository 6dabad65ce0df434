import { type ReviewItem, reviewItems } from '../../../../cards/meetings/reviews.actions.ts'

/** With fewer voices nobody sees anything: who is few is known. */
export const fewest = 5
/** Below this an item gets advice: how to do it better, and nothing else. */
const lowBelow = 3.5

export type Counts = readonly { item: ReviewItem; value: number; n: number }[]

/** Rounded to halves, so that one voice cannot be reckoned out of it. Pure. */
export const averagesOf = (counts: Counts): Record<ReviewItem, number> => {
  const of = (item: ReviewItem): number => {
    const mine = counts.filter((c) => c.item === item)
    const voices = mine.reduce((sum, c) => sum + c.n, 0)
    const points = mine.reduce((sum, c) => sum + c.n * c.value, 0)
    return voices === 0 ? 0 : Math.round((points / voices) * 2) / 2
  }
  return { clear: of('clear'), useful: of('useful'), time: of('time') }
}

export const lowIn = (averages: Record<ReviewItem, number>): ReviewItem[] =>
  reviewItems.filter((item) => averages[item] < lowBelow)
