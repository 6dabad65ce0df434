import type { QuestionId } from '../../../core/ids.ts'
import { shuffled } from '../../../core/shuffle.ts'

/** Questions a week, and how many of them are of the person's own misses. */
export const weekly = { size: 10, own: 6 } as const

export type Tried = {
  questionId: QuestionId
  point: string
  correct: boolean
  confident: boolean | null
  answeredAt: Date
}

/**
 * 还没弄懂的：points whose last answer was wrong, what somebody was sure of first, then the newest. With the question that was
 * missed. Pure.
 *
 * @param tried oldest first
 */
export const openMisses = (tried: readonly Tried[]): { point: string; questionId: QuestionId }[] => {
  const last = new Map<string, Tried>()
  for (const one of tried) last.set(one.point, one)
  return [...last.values()]
    .filter(({ correct }) => !correct)
    .sort(
      (a, b) =>
        Number(b.confident === true) - Number(a.confident === true) || b.answeredAt.getTime() - a.answeredAt.getTime(),
    )
}

type Candidate = { id: QuestionId; point: string; subject: string }

/**
 * 这周问什么：up to six of one's own misses, the rest of the week's topic; where either has too few the other takes its places, and
 * the whole bank the last ones. No question twice. The same again for the same seed. Pure.
 */
export const pickWeek = (
  bank: readonly Candidate[],
  misses: readonly { point: string; questionId: QuestionId }[],
  topic: string,
  seed: string,
): QuestionId[] => {
  const mixed = shuffled(bank, seed)
  const chosen: QuestionId[] = []
  const points = new Set<string>()
  const take = (some: readonly Candidate[], upTo: number, twice = false) => {
    for (const { id, point } of some) {
      if (chosen.length >= upTo) return
      if (chosen.includes(id) || (points.has(point) && !twice)) continue
      chosen.push(id)
      points.add(point)
    }
  }
  // The very question when it can still be asked, else another of its point.
  const missed = misses.flatMap(
    ({ point, questionId }) => mixed.find((q) => q.id === questionId) ?? mixed.find((q) => q.point === point) ?? [],
  )
  const ofTopic = mixed.filter((q) => q.subject === topic)
  take(missed, weekly.own)
  for (const some of [ofTopic, missed, mixed]) take(some, weekly.size)
  for (const some of [ofTopic, mixed]) take(some, weekly.size, true)
  return chosen
}

/** 轮着来：the subject that was the topic longest ago; which of several, the seed says. Pure. */
export const nextTopic = (
  subjects: readonly string[],
  past: readonly { topic: string; week: string }[],
  seed: string,
): string => {
  const last = new Map<string, string>()
  for (const { topic, week } of past) if ((last.get(topic) ?? '') < week) last.set(topic, week)
  const [first] = shuffled([...new Set(subjects)].sort(), seed).sort((a, b) =>
    (last.get(a) ?? '').localeCompare(last.get(b) ?? ''),
  )
  return first ?? ''
}
