import { questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { cleanCell } from '../../../core/cells.ts'

const fewest = 3

/**
 * Which stems begin with a number that really counts up: three and more in a row, each one more than the one before.
 * '3 号煤层 …' among others begins with a number and is left alone.
 */
export const countedUp = (stems: readonly string[]): boolean[] => {
  const numbers = stems.map((stem) => Number(words.number.exec(cleanCell(stem))?.[1] ?? Number.NaN))
  const counted = numbers.map(() => false)
  for (let start = 0; start < numbers.length; ) {
    let end = start + 1
    while (end < numbers.length && numbers[end] === (numbers[end - 1] ?? 0) + 1) end++
    if (end - start >= fewest) counted.fill(true, start, end)
    start = end
  }
  return counted
}
