import { sha256Hex } from '../../core/hash.ts'
import { letters, type Question } from './question.ts'

type Worded = Pick<Question, 'kind' | 'stem' | 'options'>
type Keyed = Pick<Question, 'kind' | 'options' | 'answer'>

/** What is left of words when width and blanks do not matter. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** What makes a question the same question; an explanation may be reworded. */
export const contentHash = ({ kind, stem, options, answer }: Worded & Keyed): Promise<string> =>
  sha256Hex(JSON.stringify([kind, stem, options, answer]))

/** The same for all that ask the same with the same options in whatever order, whatever their answers. */
export const wordsHash = ({ kind, stem, options }: Worded): Promise<string> =>
  sha256Hex(JSON.stringify([kind === 'judge', bare(stem), options.map(bare).sort()]))

/** The key in words, so that two questions with their options in another order can be compared. */
export const keyWords = ({ kind, options, answer }: Keyed): string =>
  kind === 'judge'
    ? answer
    : [...answer]
        .map((letter) => bare(options[letters.indexOf(letter)] ?? ''))
        .sort()
        .join('\n')

/**
 * 改判：how a choice that was made of one version is judged by another's key. By the options' words; where those were
 * reworded, by their place. Nothing when an option that was chosen is not there any more.
 */
export const judgeBy = (from: Keyed, to: Keyed): ((choice: string) => boolean | undefined) => {
  if ((from.kind === 'judge') !== (to.kind === 'judge')) return () => undefined
  if (from.kind === 'judge') return (choice) => choice === to.answer
  const there = to.options.map(bare)
  const places = from.options.map((option, i) => {
    const found = there.indexOf(bare(option))
    if (found >= 0) return found
    return from.options.length === to.options.length && !from.options.map(bare).includes(there[i] ?? '') ? i : -1
  })
  return (choice) => {
    const chosen = [...choice].map((letter) => places[letters.indexOf(letter)] ?? -1)
    if (chosen.includes(-1)) return undefined
    const now = chosen.map((place) => letters[place] ?? '').sort()
    return now.join('') === to.answer
  }
}

/** Every choice that can be made of a question, the shortest first. At most 255. */
const choicesOf = ({ kind, options }: Keyed): string[] => {
  if (kind === 'judge') return ['T', 'F']
  const offered = [...letters].slice(0, options.length)
  return Array.from({ length: 2 ** offered.length - 1 }, (_, set) =>
    offered.filter((_letter, i) => ((set + 1) >> i) & 1).join(''),
  ).toSorted((x, y) => x.length - y.length)
}

/** The right key in the letters of `from`, by `to`'s; nothing when `from` does not offer it. */
export const keyIn = (from: Keyed, to: Keyed): string | undefined => {
  const judge = judgeBy(from, to)
  return choicesOf(from).find((choice) => judge(choice) === true)
}
