import type { QuestionId } from '../../core/ids.ts'
import { shuffled } from '../../core/shuffle.ts'
import type { Question } from './question.ts'
import { isUnshufflable } from './shuffling.ts'

/** 选项的次序：which of the question's own options stands at each place; nothing when they stay as they are. */
export const optionOrder = (
  { kind, options }: Pick<Question, 'kind' | 'options'>,
  seed: string,
): readonly number[] | undefined =>
  kind === 'judge' || isUnshufflable(options) ? undefined : shuffled([...options.keys()], seed)

/** 混排：the question as one of a paper, its options in an order of that paper, so that nobody learns a letter by heart. */
export const mixedItem = <Q extends Pick<Question, 'kind' | 'options'> & { id: QuestionId }>(
  question: Q,
  seed: string,
): { questionId: QuestionId; order?: readonly number[] } => {
  const order = optionOrder(question, `${seed}/${question.id}`)
  return { questionId: question.id, ...(order && { order }) }
}
