import { formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import { letters } from '../../../../domain/questions/question.ts'

type Found = { at: number; end: number }

const marked = [...letters].map((letter) => new RegExp(`(?<![A-Za-z0-9])[（(]?${letter}\\s*[)）．、.:：,，]\\s*`, 'gi'))
/** A letter that touches its text, after a blank or at the beginning: '…\tB乙'. */
const stuck = [...letters].map((letter) => new RegExp(`(?:^|(?<=\\s))${letter}(?=\\p{Script=Han})`, 'giu'))

const sequence = (text: string, patterns: readonly RegExp[]): Found[] => {
  const found: Found[] = []
  for (const pattern of patterns) {
    pattern.lastIndex = found.at(-1)?.end ?? 0
    const match = pattern.exec(text)
    if (!match) break
    found.push({ at: match.index, end: match.index + match[0].length })
  }
  return found
}

const cut = (text: string, found: readonly Found[]) => ({
  head: text.slice(0, found[0]?.at ?? 0).trim(),
  options: found.map(({ end }, i) =>
    text
      .slice(end, found[i + 1]?.at ?? text.length)
      .trim()
      .replace(words.trailing, '')
      .trim(),
  ),
})

/** The letters belong to the words: A类火灾, B类火灾; A级, B级. */
const partOfWords = (rests: readonly string[]): boolean =>
  rests.every((rest) => rest !== '' && rest[0] === rests[0]?.[0])

/**
 * Options that stand in one text, by their labels: 'A.甲 B、乙' are two. `head` is what stands before the first.
 *
 * @param from the first letter that is expected, 0 for A
 * @returns nothing unless `least` labels in their order are there
 */
export const splitLabelled = (
  text: string,
  { from = 0, least = 2 }: { from?: number; least?: number } = {},
): { head: string; options: string[] } | undefined => {
  const found = sequence(text, marked.slice(from))
  if (found.length >= least) return cut(text, found)
  const bare = sequence(text, stuck.slice(from))
  if (bare.length < Math.max(2, least)) return undefined
  const parts = cut(text, bare)
  return partOfWords(parts.options) ? undefined : parts
}

/** A label that lost its mark or its distance: 'B.乙C丙', '±50mmB．±75mm'. */
const loose = [...letters].map(
  (letter) => new RegExp(`${letter}\\s*[)）．、.:：]\\s*|(?<![A-Za-z0-9])${letter}(?=\\p{Script=Han})`, 'gu'),
)

/** The same of a text that `splitLabelled` could not take apart as its answer wants it; three labels and more. */
export const splitLoose = (text: string): string[] | undefined => {
  const found = sequence(text, loose)
  if (found.length < 3 || found[0]?.at !== 0) return undefined
  const { options } = cut(text, found)
  const unmarked = found.every(({ at, end }) => end - at === 1)
  return (unmarked && partOfWords(options)) || options.includes('') ? undefined : options
}

const lettered = /^([A-H])(?:\s+|(?=\p{Script=Han}))(\S.*)$/u
/** Lines that begin with A, B, C … and no mark behind the letter, after the lines of the stem. */
export const splitBare = (lines: readonly string[]): { head: string[]; options: string[] } | undefined => {
  const first = lines.findIndex((line, i) => i > 0 && lettered.exec(line)?.[1] === 'A')
  const found = first < 0 ? [] : lines.slice(first).map((line) => lettered.exec(line))
  if (found.length < 2 || found.some((match, i) => match?.[1] !== letters[i])) return undefined
  const options = found.map((match) => match?.[2] ?? '')
  return partOfWords(options) ? undefined : { head: lines.slice(0, first), options }
}

const label = /^\s*[（(]?([A-Ha-h])\s*[)）．、.:：,，]\s*/
const bareLabel = /^\s*([A-Ha-h])(?![A-Za-z0-9])\s*/

/** The texts without their labels, when all of them carry theirs in order; nothing when they carry none. */
export const unlabelled = (texts: readonly string[]): string[] | undefined => {
  if (texts.length < 2) return undefined
  const taken = texts.map((text, i) => {
    const match = label.exec(text) ?? bareLabel.exec(text)
    return match?.[1]?.toUpperCase() === letters[i] ? match : undefined
  })
  if (taken.some((match) => match === undefined)) return undefined
  const rests = texts.map((text, i) => text.slice(taken[i]?.[0].length ?? 0).trim())
  if (rests.some((rest) => rest === '')) return undefined
  return texts.every((text) => label.test(text)) || !partOfWords(rests) ? rests : undefined
}
