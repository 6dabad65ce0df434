import { reviewsADay } from '../../src/domain/memory/choose.ts'
import { type Memory, remember, standingOf } from '../../src/domain/memory/memory.ts'
import { type Ground, learnerOf } from './learner.ts'
import { afternoonOf, type PlanName, planOf } from './plans.ts'
import { randomOf } from './random.ts'

export type Settings = Ground & { people: number; seed: number }

/** What came of one person's ninety days. */
export type Outcome = {
  /** Points that this person would still answer nine times of ten on the last day, by the truth. */
  known: number
  /** Points mastered as the product counts them: two spaced right answers since the last wrong one. */
  mastered: number
  /** The mean chance of knowing a point, over the whole bank. */
  chance: number
  /** Review questions asked. */
  asked: number
  mostADay: number
}

/** One person, one plan: the daily question of the whole branch, and at most three of one's own. */
const live = (
  name: PlanName,
  who: number,
  settings: Settings,
  hardness: readonly number[],
  daily: readonly number[],
) => {
  const { seed, points, days } = settings
  const learner = learnerOf(`${seed}/${who}`, settings, hardness)
  const plan = planOf(name, `${seed}/${who}`, points)
  const seen = new Map<number, Memory>()
  const order = randomOf(`${seed}/${who}/fresh`).shuffle(Array.from({ length: points }, (_, p) => p))
  const missed: number[] = []
  let asked = 0
  let mostADay = 0
  const answer = (point: number, day: number) => {
    const given = learner.answer(point, day)
    plan.answered(point, day, given)
    const memory = remember(seen.get(point), { kind: 'answered', at: afternoonOf(day), ...given })
    if (memory) seen.set(point, memory)
  }
  for (let day = 0; day < days; day++) {
    const question = daily[day] as number
    const here = learner.answersDaily(day)
    if (here) answer(question, day)
    if (learner.answersOn(day)) {
      // Of a point met today already nothing is to be learned before the next sleep: nobody asks it.
      const chosen = plan
        .choose(
          day,
          reviewsADay,
          [...missed, ...order].filter((p) => !seen.has(p)),
        )
        .filter((p) => !here || p !== question)
      for (const point of chosen) answer(point, day)
      asked += chosen.length
      mostADay = Math.max(mostADay, chosen.length)
    }
    if (!here) missed.unshift(question)
  }
  const all = Array.from({ length: points }, (_, p) => learner.knows(p, days))
  return {
    known: all.filter((r) => r >= 0.9).length,
    mastered: [...seen.values()].filter((memory) => standingOf(memory) === 'mastered').length,
    chance: all.reduce((sum, r) => sum + r, 0) / points,
    asked,
    mostADay,
  }
}

export const simulate = (settings: Settings, names: readonly PlanName[]): Map<PlanName, Outcome[]> => {
  const { seed, points, days, people } = settings
  const random = randomOf(`${seed}/bank`)
  const hardness = Array.from({ length: points }, () => random.normal(0, 1.2))
  const rounds = Array.from({ length: Math.ceil(days / points) }, () =>
    random.shuffle(Array.from({ length: points }, (_, p) => p)),
  ).flat()
  return new Map(
    names.map((name) => [
      name,
      Array.from({ length: people }, (_, who) => live(name, who, settings, hardness, rounds)),
    ]),
  )
}

/** A mean with its 95 % interval, and what separates two plans, person by person. */
export const meanOf = (values: readonly number[]): { mean: number; half: number } => {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1)
  return { mean, half: 1.96 * Math.sqrt(variance / values.length) }
}

export const gainOf = (ours: readonly Outcome[], theirs: readonly Outcome[], of: keyof Outcome) =>
  meanOf(ours.map((outcome, i) => outcome[of] - (theirs[i] as Outcome)[of]))
