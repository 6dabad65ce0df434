import { clipParameters, default_w, FSRSAlgorithm, type FSRSState, Rating } from 'ts-fsrs'
import { type Random, randomOf } from './random.ts'

/** What is true of one point in one head; the planner never sees it. */
type Trace = { state: FSRSState; last: number }

/** One made-up person: a memory of its own, habits of its own. */
export type Learner = {
  /** Whether this person is away, or does not look at the telephone, on that day. */
  answersOn(day: number): boolean
  answersDaily(day: number): boolean
  /** Answers, and learns from it what the explanation says. */
  answer(point: number, day: number): { correct: boolean; confident: boolean | null }
  /** The chance that the point is known on that day. */
  knows(point: number, day: number): number
}

export type Ground = {
  points: number
  days: number
  /** How much the truth differs from what the planner believes: 0 not at all, 1 as drawn below. */
  strangeness: number
}

const scaled = (random: Random, by: number) => Math.exp(random.normal(0, by))

/**
 * The person's own parameters: other first stabilities, another growth, another curve of forgetting than the defaults by
 * which the planner reckons.
 */
const parametersOf = (random: Random, strangeness: number): number[] => {
  const w = [...default_w]
  const at = (i: number) => w[i] as number
  for (const i of [0, 1, 2, 3]) w[i] = at(i) * 0.8 ** strangeness * scaled(random, 0.4 * strangeness)
  w[8] = at(8) + strangeness * random.normal(-0.15, 0.2)
  for (const i of [9, 10, 11, 13, 14]) w[i] = at(i) * scaled(random, 0.15 * strangeness)
  w[20] = at(20) + strangeness * (random.next() * 0.25 - 0.02)
  return clipParameters(w, 0, false)
}

/** A fortnight or so of leave for two in five, a rest day of silence now and then, and how often a card is answered at all. */
const habitsOf = (random: Random, days: number) => {
  const diligence = Math.min(0.97, Math.max(0.3, random.normal(0.75, 0.15)))
  const leave = random.chance(0.4) ? { from: random.below(days), length: 5 + random.below(10) } : undefined
  const present = Array.from({ length: days }, (_, day) => {
    const away = leave !== undefined && day >= leave.from && day < leave.from + leave.length
    return { reviews: !away && random.chance(diligence), daily: !away && random.chance(diligence) }
  })
  return present
}

const bounded = (difficulty: number) => Math.min(10, Math.max(1, difficulty))

export const learnerOf = (
  seed: string,
  { points, days, strangeness }: Ground,
  hardness: readonly number[],
): Learner => {
  const random = randomOf(seed)
  const model = new FSRSAlgorithm({ w: parametersOf(random, strangeness), enable_short_term: false })
  const present = habitsOf(random, days)
  const schooling = random.normal(0.35, 0.12)
  const own = Array.from({ length: points }, (_, p) => (hardness[p] ?? 0) + random.normal(0, 1.2 * strangeness))
  // Some things were known before anybody asked, and are being forgotten like everything else.
  const traces = own.map((hard): Trace | undefined =>
    random.chance(Math.min(0.9, Math.max(0.02, schooling - 0.06 * hard)))
      ? { state: { stability: 20 * scaled(random, 0.7), difficulty: bounded(5 + hard) }, last: -random.below(40) }
      : undefined,
  )
  const judges = Array.from({ length: points }, () => random.chance(0.35))
  const knows = (point: number, day: number): number => {
    const trace = traces[point]
    return trace ? model.forgetting_curve(day - trace.last, trace.state.stability) : 0
  }
  return {
    answersOn: (day) => present[day]?.reviews === true,
    answersDaily: (day) => present[day]?.daily === true,
    knows,
    answer: (point, day) => {
      const known = random.chance(knows(point, day))
      const correct = known ? !random.chance(0.02) : random.chance(judges[point] ? 0.5 : 0.25)
      const trace = traces[point]
      const grade = known ? Rating.Good : Rating.Again
      const after = model.next_state(trace?.state ?? null, trace ? Math.max(0, day - trace.last) : 0, grade)
      const difficulty = trace ? after.difficulty : bounded(after.difficulty + (own[point] ?? 0))
      traces[point] = { state: { stability: after.stability, difficulty }, last: day }
      return { correct, confident: null }
    },
  }
}
