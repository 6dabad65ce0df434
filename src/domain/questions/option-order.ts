import { shuffled } from '../../core/shuffle.ts'
import type { Question } from './question.ts'
import { isUnshufflable } from './shuffling.ts'

/** 选项的次序：which of the question's own options stands at each place; nothing when they stay as they are. */
export const optionOrder = (
  { kind, options }: Pick<Question, 'kind' | 'options'>,
  seed: string,
): readonly number[] | undefined =>
  kind === 'judge' || isUnshufflable(options) ? undefined : shuffled([...options.keys()], seed)
