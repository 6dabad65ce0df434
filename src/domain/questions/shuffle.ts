import { questionWords as words } from '../../../cards/import/texts.questions.ts'
import { shuffled } from '../../core/shuffle.ts'
import type { Question } from './question.ts'

/** Options that speak of each other («以上都对», «A和B») mean something else in another order. */
export const isUnshufflable = ({ kind, options }: Pick<Question, 'kind' | 'options'>): boolean =>
  kind === 'judge' || options.some((option) => words.refersToOthers.test(option.replace(/\s+/g, '')))

/** 选项的次序：which of the question's own options stands at each place; nothing when they stay as they are. */
export const optionOrder = (
  question: Pick<Question, 'kind' | 'options'>,
  seed: string,
): readonly number[] | undefined =>
  isUnshufflable(question) ? undefined : shuffled([...question.options.keys()], seed)
