import type { LocalDate } from '../../../core/clock.ts'
import type { QuestionId } from '../../../core/ids.ts'

export type Candidate = { id: QuestionId; subject: string }
export type Past = { questionId: QuestionId; day: LocalDate }

/** 32-bit FNV-1a: an order that is the same on every retry and differs from day to day. */
const shuffleKey = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  // FNV leaves neighbours close together; one more mix spreads them.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Longest not seen first; what was never seen before everything else. */
const byLast = <T>(items: readonly T[], lastOf: (item: T) => string, tieOf: (item: T) => number): T[] =>
  [...items].sort((a, b) => {
    const [x, y] = [lastOf(a), lastOf(b)]
    return x === y ? tieOf(a) - tieOf(b) : x < y ? -1 : 1
  })

/**
 * 选题：the subject that the branch has not met for longest, and of it the question not asked for longest. Decided by what
 * was asked before and the day alone, so a retry picks the same.
 *
 * @param past what this branch was asked, in any order
 * @param salt makes branches differ
 */
export const pickQuestion = (
  candidates: readonly Candidate[],
  past: readonly Past[],
  salt: string,
): QuestionId | undefined => {
  const subjectOf = new Map(candidates.map((c) => [c.id, c.subject]))
  const lastOfQuestion = new Map<string, string>()
  const lastOfSubject = new Map<string, string>()
  for (const { questionId, day } of past) {
    const later = (last: string | undefined) => (last !== undefined && last > day ? last : day)
    lastOfQuestion.set(questionId, later(lastOfQuestion.get(questionId)))
    const subject = subjectOf.get(questionId)
    if (subject !== undefined) lastOfSubject.set(subject, later(lastOfSubject.get(subject)))
  }
  const [subject] = byLast(
    [...new Set(candidates.map((c) => c.subject))],
    (s) => lastOfSubject.get(s) ?? '',
    (s) => shuffleKey(`${salt}/${s}`),
  )
  const [question] = byLast(
    candidates.filter((c) => c.subject === subject),
    (c) => lastOfQuestion.get(c.id) ?? '',
    (c) => shuffleKey(`${salt}/${c.id}`),
  )
  return question?.id
}

/** What can be done with a round at a moment. `makeUp`: closed, and the next one has not come. */
export type Phase = 'open' | 'makeUp' | 'over' | 'void'

export const phaseOf = (
  round: { state: 'open' | 'closed' | 'void'; closedAt: Date | null },
  supersededAt: Date | null,
  at: Date,
): Phase => {
  if (round.state === 'void') return 'void'
  if (supersededAt && at >= supersededAt) return 'over'
  return round.closedAt && at > round.closedAt ? 'makeUp' : 'open'
}
