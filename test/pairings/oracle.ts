/** How a random story of pairings begins: at this moment, with this load at most. */
export const limit = 2
/** 1–4 are party members, 3 leads the team of 5 and 6. */
export const party = [1, 2, 3, 4]
export const everyone = [1, 2, 3, 4, 5, 6, 7, 8, 9]
export const led = [5, 6]

type Logged = { at: number; m: number; mentor: number | undefined }
type Term = { m: number; by: number; since: string; until: string }

/** Replays what was answered, and judges by that alone. */
export const oracle = () => {
  const log: Logged[] = []
  const terms: Term[] = []
  const gone = new Set<number>()
  const tied = new Set<string>()
  const key = (x: number, y: number) => [x, y].sort().join('-')
  const lastOf = (m: number, before = Number.POSITIVE_INFINITY) =>
    log.filter((l) => l.m === m && l.at < before).at(-1)?.mentor
  const load = (n: number) => everyone.filter((m) => lastOf(m) === n && !gone.has(m)).length
  const rules: [string, (m: number, n: number) => boolean][] = [
    ['self', (m, n) => m === n],
    ['member-left', (m) => gone.has(m)],
    ['mentor-left', (_, n) => gone.has(n)],
    ['not-party-member', (_, n) => n > 4],
    ['already', (m, n) => lastOf(m) === n],
    ['mutual', (m, n) => lastOf(n) === m],
    ['tie', (m, n) => tied.has(key(m, n))],
    ['boss', (m, n) => n === 3 && (led.includes(m) || m === 3)],
    ['full', (_, n) => load(n) >= limit],
  ]
  return {
    ...{ log, terms, gone, tied, key, lastOf },
    against: (m: number, n: number) => rules.find(([, stands]) => stands(m, n))?.[0],
    deputyOf: (n: number | undefined, day: string) =>
      terms.findLast((t) => t.m === n && t.since <= day && day <= t.until)?.by,
  }
}
