import type { MemberId } from '../../../src/core/ids.ts'

/** What one person (or the clock's job) tries. */
export type Attempt =
  | { do: 'vote'; by: string; seat: string; choice: 'approve' | 'reject' }
  | { do: 'recuse'; by: string }
  | { do: 'cancel'; by: string }
  | { do: 'expire' }

export type Asked = { needed: number; rejection: 'any' | 'majority'; requester: string; seats: readonly string[] }

export const id = (name: string) => name as MemberId

/**
 * The same mechanism told once more, one act after the other and without a database: what the real one is held against.
 * Written from the rules in words, not from the code.
 */
export const modelOf = ({ needed, rejection, requester, seats }: Asked) => {
  const yes: string[] = []
  const no: string[] = []
  const spoken: { seat: string; by: string }[] = []
  const away = new Set<string>()
  let state = 'pending'
  let effects = 0

  const vote = (by: string, seat: string, choice: 'approve' | 'reject'): string => {
    if (by === requester) return 'own'
    if (away.has(by)) return 'recused'
    if (!seats.includes(seat) || away.has(seat)) return 'no-seat'
    if (spoken.some((s) => s.seat === seat)) return 'voted'
    const most = needed < 4 ? 1 : Math.floor(needed / 2)
    if (spoken.filter((s) => s.by === by).length === most) return 'too-many'
    spoken.push({ seat, by })
    ;(choice === 'approve' ? yes : no).push(seat)
    if (yes.length === needed) {
      state = 'approved'
      effects++
    } else if (no.length > (rejection === 'any' ? 0 : seats.length - needed)) state = 'rejected'
    return 'done'
  }

  return {
    /** @returns what the one who tries is told */
    tries: (attempt: Attempt, over: boolean): string => {
      if (attempt.do === 'cancel' && attempt.by !== requester) return 'not-yours'
      if (state !== 'pending') return state
      if (attempt.do === 'expire') {
        if (!over) return 'too-early'
        state = 'expired'
        return 'done'
      }
      if (over) return 'expired'
      switch (attempt.do) {
        case 'vote':
          return vote(attempt.by, attempt.seat, attempt.choice)
        case 'recuse':
          if (spoken.some((s) => s.by === attempt.by || s.seat === attempt.by)) return 'voted'
          if (away.has(attempt.by)) return 'recused'
          away.add(attempt.by)
          return 'done'
        case 'cancel':
          state = 'cancelled'
          return 'done'
      }
    },
    end: () => ({ state, yes: yes.length, no: no.length, effects, spoken: spoken.map((s) => s.seat).sort() }),
  }
}
