import type { QuestionColumn } from '../../../../cards/import/columns.ts'
import type { Counted } from '../../../../cards/import/texts.lints.ts'
import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { cleanCell, isBlankRow } from '../../../core/cells.ts'
import { type IssueLevel, placeOf, type Sheet, type SheetIssue } from '../../../core/sheet.ts'
import { letters, type Question } from '../../../domain/questions/question.ts'
import { isYes, type QuestionHeader, questionHeader } from './header.ts'
import { isKindWord } from './kind.ts'
import { countedUp } from './numbering.ts'
import { readRow } from './row.ts'
import { answerInside } from './stem.ts'

type Place = { sheet: string; row: number; unit: 'item' | undefined }
/** One row of a bank, read. `row` is the place where a person finds it. */
export type Row = Place & { file: string; issues: SheetIssue[]; tallied: Counted[]; question: Question | undefined }

export const remark = (
  { sheet, row, unit }: Place,
  level: IssueLevel,
  column: string,
  code: string,
  message: string,
): SheetIssue => ({ sheet, row, ...(unit ? { unit } : {}), column, level, code, message })

/** What the whole table has to say about its columns. */
const aboutColumns = (header: QuestionHeader, place: Place): SheetIssue[] => [
  ...header.unknown.map(({ words: given }) =>
    remark(place, 'ignored', given, 'unknown-column', texts.unknownColumn(given)),
  ),
  ...header.twice.map(({ words: given }) => remark(place, 'ignored', given, 'column-twice', texts.columnTwice(given))),
  ...header.mapped.map(({ words: given, title }) =>
    remark(place, 'ignored', given, 'column-mapped', texts.mapped(given, title)),
  ),
]

type Cells = readonly string[]

/** Columns by meaning; a category is the kind when it names nothing but kinds, else the subject. */
const placesOf = ({ at, row }: QuestionHeader, rows: readonly Cells[]): ReadonlyMap<string, number> => {
  const columns = new Map<string, number>(at)
  const category = at.get('category')
  if (category !== undefined) {
    const kinds = rows
      .slice(row + 1)
      .every((cells) => cleanCell(cells[category] ?? '') === '' || isKindWord(cells[category] ?? ''))
    const meaning: QuestionColumn = kinds ? 'kind' : 'subject'
    if (!at.has(meaning)) columns.set(meaning, category)
  }
  return columns
}

const rawOf = (cells: Cells, columns: ReadonlyMap<string, number>) => {
  const cell = (column: string) => cells[columns.get(column) ?? -1] ?? ''
  const marked = [...letters].filter((letter) => isYes(cell(`right ${letter}`))).join('')
  return (column: string) => (column === 'answer' && cell('answer').trim() === '' ? marked : cell(column))
}

/** A heading, a note, a signature: words in a text, with nothing of a question about them. */
const isTalk = (sheet: Sheet, raw: (column: string) => string): boolean => {
  if (sheet.unit === undefined) return false
  const others = ['number', 'A', 'options', 'answer', 'explanation'].some((column) => raw(column) !== '')
  const stem = raw('stem')
  const asks = words.asks.test(stem) && !words.paperHead.test(stem)
  return !others && !words.judges[raw('kind')] && !asks && !answerInside(stem, [])
}

const digits = /^[[(\s]*[0-8](?:[\s,，、;；]*[0-8])*[\])\s]*$/
/** Answers in figures, some of them 0: nobody says whether 1 is the first option or the second. */
const doubtZero = (rows: readonly { row: Row; answer: string; hasOptions: boolean }[]): void => {
  const figures = rows.filter(({ answer, hasOptions }) => hasOptions && digits.test(answer.normalize('NFKC')))
  if (!figures.some(({ answer, row }) => answer.includes('0') && !row.question)) return
  for (const { row, answer } of figures)
    if (row.question && row.question.kind !== 'judge')
      row.issues.push(remark(row, 'doubtful', words.titles.answer, 'from-zero', texts.fromZero(answer.slice(0, 20))))
}

/** The rows of one sheet, read and judged each for itself; what concerns the sheet as a whole goes to `issues`. */
export const readSheet = (sheet: Sheet, file: string, issues: SheetIssue[]): Row[] => {
  const unit = sheet.unit === 'item' ? sheet.unit : undefined
  const placed = (index: number): Place => ({ sheet: sheet.name, row: placeOf(sheet, index), unit })
  const header = questionHeader(sheet)
  if (!header) {
    if (!sheet.rows.every(isBlankRow)) issues.push(remark({ ...placed(0) }, 'ignored', '', 'no-header', texts.noHeader))
    return []
  }
  issues.push(...aboutColumns(header, placed(header.row)))
  const columns = placesOf(header, sheet.rows)
  const remarks = header.at.get('remarks')
  const odd = new Map((sheet.odd ?? []).map(({ row, column, kind }) => [`${row}/${column}`, kind]))
  const rows = sheet.rows.flatMap((cells, index) => {
    if (index <= header.row || isBlankRow(cells.filter((_, c) => c !== remarks))) return []
    const raw = rawOf(cells, columns)
    if (!isTalk(sheet, raw)) return [{ index, raw }]
    issues.push(remark(placed(index), 'ignored', words.titles.stem, 'not-a-question', texts.notQuestion))
    return []
  })
  const numbered = countedUp(rows.map(({ raw }) => raw('stem')))
  const read = rows.map(({ index, raw }, i) => {
    const row: Row = { ...placed(index), file, issues: [], tallied: [], question: undefined }
    row.question = readRow(
      {
        raw,
        odd: (column) => odd.get(`${index}/${columns.get(column) ?? -1}`),
        numbered: numbered[i] ?? false,
        kindCodes: header.kindCodes,
      },
      (...what) => row.issues.push(remark(row, ...what)),
      (code) => row.tallied.push(code),
    )
    const hasOptions = raw('A') !== '' || raw('options') !== ''
    return { row, answer: cleanCell(raw('answer')), hasOptions }
  })
  doubtZero(read)
  return read.map(({ row }) => row)
}
