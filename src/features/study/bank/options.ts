import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { cleanCell } from '../../../core/cells.ts'
import { letters } from '../../../domain/questions/question.ts'
import { splitLabelled, unlabelled } from './formats/labels.ts'
import { type Raw, type Say, same, tidied } from './say.ts'

const separators = [/\*{2,}/, /#{2,}/, /\|{1,2}|｜/, /\n/, /\t/, /[;；]/]

/** One text taken apart at whatever separates its options in this row: marks first, then the options' own letters. */
export const splitOptions = (raw: string): string[] => {
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim()
  const pieces = separators
    .map((separator) =>
      text
        .split(separator)
        .map(cleanCell)
        .filter((piece) => piece !== ''),
    )
    .find((found) => found.length > 1)
  if (!pieces) return splitLabelled(text)?.options ?? (text === '' ? [] : [cleanCell(text)])
  // A separator that is missing somewhere: 'A.甲**B.乙 C.丙'.
  const labelled = splitLabelled(pieces.join('\n'))
  return labelled && labelled.head === '' && labelled.options.length > pieces.length ? labelled.options : pieces
}

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

const check = (options: readonly string[], say: Say): void => {
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
  const again = splitLabelled(
    separate ? given.map((_, i) => `${bare ? `${letters[i]}.` : ''}${options[i]}`).join('\n') : one,
  )
  const more = again && again.head === '' && again.options.length > options.length ? again.options : undefined
  check(options, say)
  return { options: options.slice(0, letters.length), splitAgain: more?.map((option) => tidied(option).text) }
}
