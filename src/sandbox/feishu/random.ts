/** Seeded choices: the same seed and the same calls give the same run. `state` travels in snapshots. */
export type Random = {
  state: number
  /** 0 ≤ x < 1 */
  next(): number
  below(limit: number): number
  /** True with this probability. Draws only when the rate is not 0, so that quiet faults change no run. */
  chance(rate: number): boolean
  hex(length: number): string
  bytes(length: number): Uint8Array<ArrayBuffer>
}

/** mulberry32: 32 bits of state, good enough for choosing faults and ids, useless for secrets. */
export const seeded = (seed: number): Random => {
  const next = (): number => {
    random.state = (random.state + 0x6d2b79f5) | 0
    let t = Math.imul(random.state ^ (random.state >>> 15), 1 | random.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const hex = (length: number): string => {
    let digits = ''
    while (digits.length < length)
      digits += Math.floor(next() * 0x1_0000_0000)
        .toString(16)
        .padStart(8, '0')
    return digits.slice(0, length)
  }
  const random: Random = {
    state: seed | 0,
    next,
    below,
    chance: (rate) => rate > 0 && next() < rate,
    hex,
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  }
  return random
}
