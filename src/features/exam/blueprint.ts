import type { QuestionKind } from '../../domain/questions/question.ts'

/** 试卷蓝图。What every paper of an exam is made of, and how it is marked. */
export type Blueprint = {
  /** Questions on a paper. */
  total: number
  /** Percent of each type; together a hundred. */
  kinds: Readonly<Record<QuestionKind, number>>
  /** At least so many from these subjects; the rest comes from anywhere. */
  subjects: readonly { subject: string; count: number }[]
  /** At least so many written for the person's own post, where there is a post. */
  ownPost: number
  /** Only questions of these difficulties, 1 easy … 5 hard. */
  difficulty: readonly [from: number, to: number]
  /** Percent. */
  passMark: number
  minutes: number
  /** 多选漏选得一半：some of the right options and no wrong one is worth half. */
  halfForPart: boolean
}

export const usualBlueprint: Blueprint = {
  total: 20,
  kinds: { single: 40, multiple: 20, judge: 40 },
  subjects: [],
  ownPost: 0,
  difficulty: [1, 5],
  passMark: 80,
  minutes: 40,
  halfForPart: true,
}

export const limits = { total: [5, 100], passMark: [1, 100], minutes: [5, 180] } as const
export const kindOrder = ['single', 'multiple', 'judge'] as const

/** How many of each type: the shares of the total, the largest remainders first. */
export const kindCounts = ({ total, kinds }: Pick<Blueprint, 'total' | 'kinds'>): Record<QuestionKind, number> => {
  const exact = kindOrder.map((kind) => ({ kind, share: (total * kinds[kind]) / 100 }))
  const counts = new Map(exact.map(({ kind, share }) => [kind, Math.floor(share)]))
  let left = total - [...counts.values()].reduce((sum, n) => sum + n, 0)
  for (const { kind } of exact.toSorted((a, b) => (b.share % 1) - (a.share % 1)))
    if (left > 0 && kinds[kind] > 0) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      left--
    }
  return { single: counts.get('single') ?? 0, multiple: counts.get('multiple') ?? 0, judge: counts.get('judge') ?? 0 }
}

export type BlueprintFault = 'total' | 'kinds' | 'subjects' | 'quotas' | 'difficulty' | 'passMark' | 'minutes'

const within = (value: number, [least, most]: readonly [number, number]): boolean =>
  Number.isInteger(value) && value >= least && value <= most

/** What is wrong with it; nothing when it can be used. */
export const faultOf = (b: Blueprint): BlueprintFault | undefined => {
  if (!within(b.total, limits.total)) return 'total'
  const shares = kindOrder.map((kind) => b.kinds[kind])
  if (!shares.every((share) => within(share, [0, 100])) || shares.reduce((a, n) => a + n, 0) !== 100) return 'kinds'
  const names = b.subjects.map(({ subject }) => subject)
  if (new Set(names).size !== names.length || !b.subjects.every((s) => s.subject !== '' && within(s.count, [1, 100])))
    return 'subjects'
  if (!within(b.ownPost, [0, 100]) || b.subjects.reduce((sum, s) => sum + s.count, b.ownPost) > b.total) return 'quotas'
  const [from, to] = b.difficulty
  if (!within(from, [1, 5]) || !within(to, [from, 5])) return 'difficulty'
  if (!within(b.passMark, limits.passMark)) return 'passMark'
  return within(b.minutes, limits.minutes) ? undefined : 'minutes'
}
