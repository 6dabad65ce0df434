const spread = (text: string): number => {
  let hash = 2_166_136_261
  for (const ch of text) hash = Math.imul(hash ^ (ch.codePointAt(0) ?? 0), 16_777_619)
  return hash >>> 0
}

/** Numbers in [0, 1) that are the same for the same seed, on every machine and in every run (mulberry32). */
export const drawsOf = (seed: string): (() => number) => {
  let state = spread(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The same things in an order that the seed decides. */
export const shuffled = <T>(things: readonly T[], seed: string): T[] => {
  const draw = drawsOf(seed)
  const order = [...things]
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1))
    const here = order[i] as T
    order[i] = order[j] as T
    order[j] = here
  }
  return order
}
