import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { cleanCell } from '../../../core/cells.ts'
import { letters } from '../../../domain/questions/question.ts'
import { splitLabelled, splitLoose, unlabelled } from './formats/labels.ts'
import { type Raw, type Say, same, tidied } from './say.ts'

const separators = [/\*{2,}/, /#{2,}/, /\|{1,2}|｜/, /\n/, /\t/, /[;；]/]

/** One text taken apart at whatever separates its options in this row: marks first, then the options' own letters. */
export const splitOptions = (raw: string): string[] => {
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim()
  const found = separators.map((separator) =>
    text
      .split(separator)
      .map(cleanCell)
      .filter((piece) => piece !== ''),
  )
  const pieces = found.find((some) => some.length > 1)
  // At most one mark, before or behind all of it.
  const [whole = ''] = found.find(([only]) => only !== undefined && only !== cleanCell(text)) ?? [cleanCell(text)]
  if (!pieces) return splitLabelled(text)?.options ?? splitLoose(whole) ?? (whole === '' ? [] : [whole])
  return sameLabels(pieces) ?? pieces
}

const scrap = 3
/**
 * A separator that is missing somewhere ('A.甲**B.乙 C.丙'), or that cut an option ('A.30m**A**B.50m**A'): then the labels
 * decide, if all that stands between them are scraps.
 */
const sameLabels = (pieces: readonly string[]): string[] | undefined => {
  const labelled = splitLabelled(pieces.join('\n'))
  if (labelled?.head !== '' || labelled.options.length === pieces.length) return undefined
  const parts = labelled.options.map((option) => option.split('\n'))
  if (labelled.options.length < pieces.length && parts.some(([, ...rest]) => rest.some((part) => part.length > scrap)))
    return undefined
  return parts.map((part) => part.join(''))
}

const marks = /\*{2,}|#{2,}|\|/g

/** Cells of their own, or all in one; `splitAgain` takes them apart by their letters, for an answer that is not among them. */
export type ReadOptions = { options: string[]; splitAgain: string[] | undefined }

const inCells = (raw: Raw, say: Say): string[] => {
  const cells = [...letters].map((letter) => tidied(raw(letter)))
  const given = cells.slice(0, cells.findLastIndex(({ text }) => text !== '') + 1)
  for (const [i, { text, changed }] of given.entries()) {
    const column = words.option(letters[i] ?? '')
    if (text === '') say('rejected', column, 'option-gap', texts.gap(letters[i] ?? ''))
    else if (changed) say('fixed', column, 'tidied', texts.tidied)
  }
  return given.map(({ text }) => text)
}

const inOne = (cell: string, say: Say): string[] => {
  const options = splitOptions(cell).map((option) => tidied(option).text)
  if (options.length > 1) say('fixed', words.titles.options, 'split', texts.splitUp)
  else if (options.length === 1) say('rejected', words.titles.options, 'unsplit', texts.unsplit)
  return options
}

/** The words of the options stand somewhere else, in the stem or in a picture: shuffled they would mean nothing. */
const areLetters = (options: readonly string[]) =>
  options.length > 2 && options.every((option, i) => same(option).toUpperCase() === letters[i])

const check = (options: readonly string[], say: Say): void => {
  if (areLetters(options)) say('doubtful', words.option('A'), 'only-letters', texts.onlyLetters)
  if (options.length > letters.length) say('rejected', words.titles.options, 'many-options', texts.manyOptions)
  const seen = new Map<string, number>()
  for (const [i, option] of options.slice(0, letters.length).entries()) {
    const column = words.option(letters[i] ?? '')
    if (option.length > 200) say('rejected', column, 'option-long', texts.optionLong)
    const first = seen.get(same(option))
    if (first === undefined) seen.set(same(option), i)
    else if (option !== '')
      say('rejected', column, 'same-options', texts.sameOptions(letters[first] ?? '', letters[i] ?? ''))
  }
}

/** Options in order; a hole, a repetition and a wrong number of them are said. */
export const readOptions = (raw: Raw, say: Say): ReadOptions => {
  const cells = inCells(raw, say)
  const one = raw('options')
  const separate = cells.length > 0
  const given = separate ? cells : inOne(one, say)
  const bare = unlabelled(given)
  if (bare && separate) say('fixed', words.option('A'), 'labels', texts.labelsGone)
  const options = bare ?? given
  const whole = separate ? options.map((option, i) => (bare ? `${letters[i]}.${option}` : option)).join('\n') : one
  const again = splitLoose(cleanCell(whole.replace(marks, '\n')))
  const more = again && again.length > options.length ? again : undefined
  check(options, say)
  return { options: options.slice(0, letters.length), splitAgain: more?.map((option) => tidied(option).text) }
}
