import { instantAt, type LocalDate } from '../../src/core/clock.ts'
import { addDays, daysFrom } from '../../src/core/days.ts'
import { choose } from '../../src/domain/memory/choose.ts'
import { type Memory, remember } from '../../src/domain/memory/memory.ts'
import { randomOf } from './random.ts'

/** Decides what one person is asked; is told everything that this person answers, also to the daily question. */
export type Plan = {
  choose(day: number, room: number, fresh: readonly number[]): number[]
  answered(point: number, day: number, given: { correct: boolean; confident: boolean | null }): void
}
export type PlanName = 'ours' | 'random' | 'fixed' | 'fixed-on'

const first = '2026-01-05' as LocalDate
const calendar = daysFrom(first, 400)
export const dayOf = (day: number): LocalDate => calendar[day] ?? addDays(first, day)
const afternoons = calendar.map((day) => instantAt(day, '16:00'))
export const afternoonOf = (day: number): Date => afternoons[day] as Date

/** The product's own rules, not a copy of them. */
const ours = (): Plan => {
  const known = new Map<number, Memory>()
  return {
    choose: (day, room, fresh) =>
      choose({
        known: [...known].map(([point, memory]) => ({ point: String(point), memory })),
        fresh: fresh.map(String),
        day: dayOf(day),
        room,
      }).map(({ point }) => Number(point)),
    answered: (point, day, given) => {
      const memory = remember(known.get(point), { kind: 'answered', at: afternoonOf(day), ...given })
      if (memory) known.set(point, memory)
    },
  }
}

/** Any of the points, met or not. */
const random = (seed: string, points: number): Plan => {
  const draw = randomOf(`${seed}/order`)
  const all = Array.from({ length: points }, (_, p) => p)
  return { choose: (_, room) => draw.shuffle(all).slice(0, room), answered: () => {} }
}

const steps = [1, 3, 7, 21]

/**
 * 1, 3, 7, 21 days after a right answer, back to the beginning after a wrong one, oldest due first, new points while there is
 * room.
 *
 * @param on what comes after the last step: nothing, or the last step again
 */
const fixed = (on: boolean): Plan => {
  const ladder = new Map<number, { step: number; due: number }>()
  return {
    choose: (day, room, fresh) => {
      const due = [...ladder].filter(([, { due: d }]) => d <= day).sort((a, b) => a[1].due - b[1].due || a[0] - b[0])
      return [...due.map(([point]) => point), ...fresh.filter((p) => !ladder.has(p))].slice(0, room)
    },
    answered: (point, day, { correct }) => {
      const at = ladder.get(point)
      const step = correct ? (at ? at.step + 1 : 0) : 0
      const wait = steps[step] ?? (on ? (steps.at(-1) as number) : Number.POSITIVE_INFINITY)
      ladder.set(point, { step: Math.min(step, steps.length), due: day + wait })
    },
  }
}

export const planOf = (name: PlanName, seed: string, points: number): Plan => {
  switch (name) {
    case 'ours':
      return ours()
    case 'random':
      return random(seed, points)
    case 'fixed':
      return fixed(false)
    case 'fixed-on':
      return fixed(true)
  }
}
