import type { Question } from '../../domain/questions/question.ts'

/** What was decided about a question of an exam afterwards: no good at all, or right with another answer too. */
export type Ruling = { ruling: 'void' } | { ruling: 'rekeyed'; answer: string }

/** A question is worth two halves. */
export const whole = 2

const worth = ({ kind, answer }: Pick<Question, 'kind' | 'answer'>, choice: string, halfForPart: boolean): number => {
  if (choice === answer) return whole
  const part = kind === 'multiple' && choice !== '' && [...choice].every((letter) => answer.includes(letter))
  return part && halfForPart ? 1 : 0
}

/**
 * 判一题：in halves. One right answer, or for 多选 all of it; with `halfForPart` some of it and nothing wrong is half. A question
 * that turned out to be no good is given to everybody; one whose key was wrong counts by the old key and by the new: a
 * correction never takes a mark away.
 */
export const halvesOf = (
  question: Pick<Question, 'kind' | 'answer'>,
  choice: string,
  { halfForPart, ruling }: { halfForPart: boolean; ruling?: Ruling | undefined },
): number => {
  if (ruling?.ruling === 'void') return whole
  const old = worth(question, choice, halfForPart)
  return ruling ? Math.max(old, worth({ ...question, answer: ruling.answer }, choice, halfForPart)) : old
}

/** Judged on whole numbers, so that no rounding decides. */
export const isPassed = (earned: number, outOf: number, passMark: number): boolean => earned * 100 >= passMark * outOf

/** In percent with one place, rounded down: what is shown as the pass mark is a pass. */
export const markOf = (earned: number, outOf: number): number =>
  outOf === 0 ? 0 : Math.floor((earned * 1_000) / outOf) / 10
