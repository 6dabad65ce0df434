/** Random numbers that a seed decides: Mulberry32, and what is drawn from it. */
export type Random = {
  /** 0 … 1 */
  next(): number
  below(n: number): number
  chance(p: number): boolean
  normal(mean?: number, deviation?: number): number
  shuffle<T>(items: readonly T[]): T[]
}

export const randomOf = (seed: string): Random => {
  let state = 2_166_136_261
  for (const ch of seed) state = Math.imul(state ^ (ch.codePointAt(0) ?? 0), 16_777_619)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    chance: (p) => next() < p,
    normal: (mean = 0, deviation = 1) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (items) => {
      const all = [...items]
      for (let i = all.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[all[i], all[j]] = [all[j] as (typeof all)[number], all[i] as (typeof all)[number]]
      }
      return all
    },
  }
}
