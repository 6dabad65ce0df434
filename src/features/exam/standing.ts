import { isGraded } from './paper.ts'
import type { Exam, Sitting } from './store.ts'

/**
 * 说得准的那一次：of one person's marked sittings in one exam, newest first, the one that says how it stands. Who has passed either
 * time is through, by a new judgement too, and not to have come the second time takes nothing back.
 */
export const tellingOf = <S extends Pick<Sitting, 'sat' | 'passed'>>(marked: readonly S[]): S | undefined =>
  marked.find(({ passed }) => passed) ?? marked.find(({ sat }) => sat) ?? marked[0]

/** The sitting that matters to its person now: the paper that still counts for something, else the one that tells. */
export const standingIn = (
  exam: Pick<Exam, 'closedAt' | 'settledAt'>,
  own: readonly Sitting[],
): Sitting | undefined => {
  const marked = own.filter(({ round }) => isGraded(exam, round))
  const waiting = own.find(({ round }) => !isGraded(exam, round))
  return waiting && !marked.some(({ passed }) => passed) ? waiting : tellingOf(marked)
}
