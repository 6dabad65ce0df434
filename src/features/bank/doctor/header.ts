import type { OptionLetter, QuestionColumn } from '../../../../cards/import/columns.ts'
import { questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { wordOf } from '../../../core/cells.ts'
import { findHeader, type Header } from '../../../core/header.ts'
import type { Sheet } from '../../../core/sheet.ts'
import { letters } from '../../../domain/questions/question.ts'

export type QuestionHeader = Header<QuestionColumn> & {
  /** Columns that were told by their meaning, not by the plain word. */
  mapped: { words: string; title: string }[]
  /** '0' → '单选', when the header explains its own numbers. */
  kindCodes: ReadonlyMap<string, string>
}

const letterOf = (sign: string): OptionLetter | undefined => {
  const at = [letters, words.digits, words.numerals].map((row) => row.indexOf(sign)).find((i) => i >= 0)
  return at === undefined ? undefined : (letters[at] as OptionLetter)
}

/** What a column holds, by its words: hints in brackets, stars and colons are no part of them. */
const columnOf = (word: string): QuestionColumn | undefined => {
  if (word.length > 80) return undefined
  const bare = word.replace(words.trimmed, '').replace(words.hint, '').replace(words.trimmed, '')
  if (bare === '' || bare.length > 40) return undefined
  if (Object.hasOwn(words.columns, bare)) return words.columns[bare]
  const option = letterOf(words.optionColumn.exec(bare)?.[1] ?? '-')
  // A column that is called 3 holds anything.
  if (option && !/^\d$|^\p{Script=Han}$/u.test(bare)) return option
  const right = letterOf(words.rightColumn.exec(bare)?.[1] ?? '-')
  if (right) return `right ${right}`
  if (words.optionsHint.test(bare)) return 'options'
  return words.pictureHint.test(bare) ? 'picture' : undefined
}

const clues: readonly QuestionColumn[] = ['answer', 'kind', 'A', 'options', 'right A']
const isBank = (at: ReadonlyMap<QuestionColumn, number>) =>
  at.has('stem') && (at.has('answer') || at.has('right A') || clues.filter((clue) => at.has(clue)).length > 1)

/** Some templates call the question '问题'; in ours that column holds remarks. */
const withQuestions = (word: string) => {
  const column = columnOf(word)
  return column === 'remarks' ? 'stem' : column
}

const titleOf = (column: QuestionColumn): string | undefined =>
  column.length === 1 ? words.option(column) : words.titles[column as keyof typeof words.titles]

/** '选项' over A, B, C in a row of their own: both rows are the header. */
const withLetters = (header: Header<QuestionColumn>, sheet: Sheet): Header<QuestionColumn> => {
  const options = header.at.get('options')
  const below = sheet.rows[header.row + 1] ?? []
  const found = [...below].flatMap((cell, column) => {
    const letter = column >= (options ?? 0) ? columnOf(wordOf(cell)) : undefined
    return letter?.length === 1 ? [[letter, column] as const] : []
  })
  // Our own report may have said something of these columns here.
  const remarks = header.at.get('remarks')
  const words = below.filter((cell, column) => column !== remarks && cell.trim() !== '').length
  if (options === undefined || found.length < 2 || found.length < words || found[0]?.[1] !== options) return header
  const at = new Map([...header.at, ...found])
  at.delete('options')
  return { ...header, row: header.row + 1, at }
}

/** The header of a bank by meaning, in whatever words and order; nothing when the table holds no questions. */
export const questionHeader = (sheet: Sheet): QuestionHeader | undefined => {
  const found = findHeader(sheet, columnOf, isBank) ?? findHeader(sheet, withQuestions, isBank)
  if (!found) return undefined
  const header = withLetters(found, sheet)
  const cells = sheet.rows[found.row] ?? []
  const mapped = [...header.at].flatMap(([column, index]) => {
    const title = titleOf(column)
    const given = (cells[index] ?? '').trim()
    return title && given !== '' && given !== title ? [{ words: given.slice(0, 40), title }] : []
  })
  const kinds = cells[header.at.get('kind') ?? -1] ?? ''
  const codes = [...kinds.normalize('NFKC').matchAll(words.kindCode)].map(
    ([, code = '', kind = '']) => [code, kind] as const,
  )
  return { ...header, mapped, kindCodes: new Map(codes) }
}

/** What stands in an `isCorrect` column of an option that is right. */
export const isYes = (cell: string): boolean => words.yes.test(wordOf(cell))
