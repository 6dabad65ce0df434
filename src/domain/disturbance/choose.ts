/** What happens with everything that waits for one person who may be written to now. */
export type Choice<P> = {
  /** Each goes as it is. */
  alone: P[]
  /** These go together, as lines of one card. */
  together: P[]
}

/**
 * What fits into the places left of the day goes as it is, and lines that were held go together, as one more. When that
 * does not fit, all of it goes together: one message instead of many, and the rest of the day stays free. Pure.
 */
export const choose = <P extends { state: string }>(waiting: readonly P[], free: number): Choice<P> => {
  const held = waiting.filter((p) => p.state === 'held')
  const whole = waiting.filter((p) => p.state !== 'held')
  if (free <= 0) return { alone: [], together: [] }
  const fits = whole.length + (held.length > 0 ? 1 : 0) <= free
  return fits ? { alone: whole, together: held } : { alone: [], together: [...waiting] }
}
