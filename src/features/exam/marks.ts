import type { QuestionId } from '../../core/ids.ts'
import type { LoadedItem, Paper } from '../../domain/papers/store.ts'
import { pointOf } from '../../domain/questions/question.ts'
import type { Blueprint } from './blueprint.ts'
import { halvesOf, isPassed, markOf, type Ruling, whole } from './grade.ts'
import type { Sitting } from './store.ts'

export type Rulings = ReadonlyMap<QuestionId, Ruling>
export type Marked = { item: LoadedItem; choice: string; halves: number }

/** Each question of a paper with what it earned. What was chosen when the time was up counts, handed in or not. */
export const markedItems = (paper: Paper, { halfForPart }: Blueprint, rulings: Rulings): Marked[] =>
  paper.items.map((item) => {
    const choice = item.answer?.choice ?? ''
    return {
      ...{ item, choice },
      halves: halvesOf(item.question, choice, { halfForPart, ruling: rulings.get(item.question.id) }),
    }
  })

export type Result = { sat: boolean; earned: number | null; outOf: number | null; passed: boolean | null }

/** 一份卷子的成绩；of one that nobody began there is none. */
export const resultOf = (paper: Paper | undefined, blueprint: Blueprint, rulings: Rulings): Result => {
  if (!paper || paper.startedAt === null) return { sat: false, earned: null, outOf: null, passed: null }
  const items = markedItems(paper, blueprint, rulings)
  const earned = items.reduce((sum, { halves }) => sum + halves, 0)
  const outOf = items.length * whole
  return { sat: true, earned, outOf, passed: isPassed(earned, outOf, blueprint.passMark) }
}

/** 没答对的知识点: those missed most first. */
export const missedPoints = (marked: readonly Marked[]): { point: string; questionId: QuestionId }[] => {
  const points = new Map<string, { questionId: QuestionId; times: number }>()
  for (const { item, halves } of marked) {
    if (halves === whole) continue
    const point = pointOf(item.question)
    const known = points.get(point)
    points.set(point, { questionId: known?.questionId ?? item.question.id, times: (known?.times ?? 0) + 1 })
  }
  return [...points].sort(([, a], [, b]) => b.times - a.times).map(([point, { questionId }]) => ({ point, questionId }))
}

/** Fewer than this is a person, not a figure. */
export const fewest = 3

export type Figures = {
  of: number
  sat: number
  /** Nothing where it would speak of persons: few sat, or all but a few passed, or only a few. */
  shown?: { passed: number; average: number }
  missed: { point: string; people: number }[]
}

/** 支部的合计：what may be told to many. `marked` by person, for what many missed. */
export const figuresOf = (sittings: readonly Sitting[], marked: readonly (readonly Marked[])[]): Figures => {
  const sat = sittings.filter((s) => s.sat)
  const passed = sat.filter((s) => s.passed).length
  const isSafe = (n: number) => n === 0 || n >= fewest
  const earned = sat.reduce((sum, s) => sum + (s.earned ?? 0), 0)
  const outOf = sat.reduce((sum, s) => sum + (s.outOf ?? 0), 0)
  const people = new Map<string, number>()
  for (const one of marked) for (const { point } of missedPoints(one)) people.set(point, (people.get(point) ?? 0) + 1)
  return {
    of: sittings.length,
    sat: sat.length,
    ...(sat.length >= fewest &&
      isSafe(passed) &&
      isSafe(sat.length - passed) && { shown: { passed, average: markOf(earned, outOf) } }),
    missed: [...people]
      .filter(([, n]) => n >= fewest)
      .sort(([a, n], [b, m]) => m - n || a.localeCompare(b))
      .slice(0, 3)
      .map(([point, n]) => ({ point, people: n })),
  }
}
