import { lintWords as words } from '../../../cards/import/texts.lints.ts'

/** Options that speak of each other's places («以上都是», «A和B»): they are shown in their own order only. */
export const isUnshufflable = (options: readonly string[]): boolean =>
  options.some((option) => words.ordered.test(option))

/** A stem that asks for what is wrong, does not belong or must not be. */
export const isNegative = (stem: string): boolean => words.negative.test(stem)
