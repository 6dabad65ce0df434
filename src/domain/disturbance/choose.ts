import { isWhole, type PushKindName } from './kinds.ts'

/** What happens with everything that waits for one person who may be written to now. */
export type Choice<P> = {
  /** Each goes as it is. */
  alone: P[]
  /** These go together, as lines of one card. */
  together: P[]
  /** No place today. */
  tomorrow: P[]
}

const endOf = ({ expiresAt }: { expiresAt?: Date | null }) => expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER

/**
 * What fits into the places left of the day goes as it is, and lines that were held go together, as one more. When that
 * does not fit, what may be a line goes together: one message instead of many, and the rest of the day stays free; what
 * must stay whole goes beside it, what ends first before the rest, as far as there is room. Pure.
 */
export const choose = <P extends { state: string; kind: PushKindName; expiresAt?: Date | null }>(
  waiting: readonly P[],
  free: number,
): Choice<P> => {
  const held = waiting.filter((p) => p.state === 'held')
  const cards = waiting.filter((p) => p.state !== 'held')
  if (cards.length + (held.length > 0 ? 1 : 0) <= free) return { alone: cards, together: held, tomorrow: [] }
  const whole = cards.filter((p) => isWhole(p.kind)).toSorted((a, b) => endOf(a) - endOf(b))
  const others = waiting.filter((p) => !whole.includes(p))
  const room = others.length > 0 ? Math.min(free, Math.max(1, free - 1)) : free
  const alone = whole.slice(0, Math.max(0, room))
  const together = alone.length < free ? others : []
  const gone = new Set([...alone, ...together])
  return { alone, together, tomorrow: waiting.filter((p) => !gone.has(p)) }
}
