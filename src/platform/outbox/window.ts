export type Limit = { readonly most: number; readonly perMs: number }

/** At most `most` in any `perMs`: a ring of the last moments. */
export type Window = {
  /** The first moment at or after `now` at which one more fits; milliseconds. */
  opensAt(now: number): number
  note(at: number): void
  /** False when nothing in it matters any more. */
  isUsed(now: number): boolean
}

export const slidingWindow = ({ most, perMs }: Limit): Window => {
  const moments: number[] = []
  let next = 0
  const newest = () => moments[(next + most - 1) % most] ?? Number.NEGATIVE_INFINITY
  return {
    opensAt: (now) => {
      const oldest = moments[next]
      // The clock may have been set back; what lies ahead of now is then as good as just now.
      return oldest === undefined ? now : Math.max(now, Math.min(oldest, now) + perMs)
    },
    note: (at) => {
      moments[next] = at
      next = (next + 1) % most
    },
    isUsed: (now) => newest() + perMs > now,
  }
}
