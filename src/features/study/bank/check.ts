import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { isBlankRow } from '../../../core/cells.ts'
import { findHeader } from '../../../core/header.ts'
import type { IssueLevel, Sheet, SheetIssue } from '../../../core/sheet.ts'
import { letters, type Question } from '../../../domain/questions/question.ts'
import { countedUp } from './numbering.ts'
import { readRow } from './row.ts'

/** `rows = accepted + doubtful + rejected`, `fixed ≤ accepted`. `questions` are the accepted ones, equal ones once. */
export type QuestionReport = {
  rows: number
  accepted: number
  fixed: number
  doubtful: number
  rejected: number
  issues: SheetIssue[]
  questions: Question[]
}

type Row = { sheet: string; row: number; issues: SheetIssue[]; question: Question | undefined }
const has = ({ issues }: Row, level: IssueLevel) => issues.some((issue) => issue.level === level)

const issue = (sheet: string, row: number, level: IssueLevel, column: string, code: string, message: string) => ({
  ...{ sheet, row, column, level, code, message },
})

const readSheet = (sheet: Sheet, issues: SheetIssue[]): Row[] => {
  const header = findHeader(sheet, words.columns, ['stem', 'answer'])
  if (!header) {
    if (!sheet.rows.every(isBlankRow)) issues.push(issue(sheet.name, 1, 'ignored', '', 'no-header', texts.noHeader))
    return []
  }
  const at = (row: number) => header.row + 1 + row
  for (const { words: given } of header.unknown)
    issues.push(issue(sheet.name, at(0), 'ignored', given, 'unknown-column', texts.unknownColumn(given)))
  for (const { words: given } of header.twice)
    issues.push(issue(sheet.name, at(0), 'ignored', given, 'column-twice', texts.columnTwice(given)))
  const remarks = header.at.get('remarks')
  const column = new Map<string, number>(header.at)
  const rows = sheet.rows.flatMap((cells, i) =>
    i <= header.row || isBlankRow(cells.filter((_, c) => c !== remarks))
      ? []
      : [{ row: i + 1, raw: (name: string) => cells[column.get(name) ?? -1] ?? '' }],
  )
  const numbered = countedUp(rows.map(({ raw }) => raw('stem')))
  return rows.map(({ row, raw }, i) => {
    const said: SheetIssue[] = []
    const question = readRow(raw, numbered[i] ?? false, (...what) => said.push(issue(sheet.name, row, ...what)))
    return { sheet: sheet.name, row, issues: said, question }
  })
}

const same = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')
const answerTexts = ({ kind, options, answer }: Question) =>
  kind === 'judge'
    ? answer
    : [...answer]
        .map((letter) => same(options[letters.indexOf(letter)] ?? ''))
        .sort()
        .join('\n')

/** Rows named in a remark: a file that repeats one question ten thousand times must not become a report of gigabytes. */
const named = 5

/** The same words may stand there twice; the same words with another answer need a person. */
const compare = (rows: readonly Row[]) => {
  const groups = new Map<string, { row: Row; question: Question }[]>()
  for (const row of rows) {
    const { question } = row
    if (!question || has(row, 'rejected')) continue
    const key = JSON.stringify([question.kind === 'judge', same(question.stem), question.options.map(same).sort()])
    const group = groups.get(key)
    if (group) group.push({ row, question })
    else groups.set(key, [{ row, question }])
  }
  for (const group of groups.values()) {
    const first = group[0]
    const contradict = new Set(group.map(({ question }) => answerTexts(question))).size > 1
    for (const { row } of group) {
      const near = group.slice(0, named + 1).filter((other) => other.row !== row)
      const others = near.slice(0, named).map((other) => other.row.row)
      if (contradict)
        row.issues.push(
          issue(row.sheet, row.row, 'doubtful', words.titles.answer, 'contradiction', texts.contradiction(others)),
        )
      else if (first && row !== first.row)
        row.issues.push(
          issue(row.sheet, row.row, 'ignored', words.titles.stem, 'duplicate', texts.duplicate(first.row.row)),
        )
    }
  }
}

const enough = 30
/** A bank whose single-choice answers are all one letter was filled in by a drag of the mouse. */
const noSpread = (accepted: readonly Row[]): { row: Row; count: number; letter: string } | undefined => {
  const singles = accepted.filter((row) => row.question?.kind === 'single')
  const [row] = singles
  const letter = row?.question?.answer
  const all = singles.length >= enough && singles.every(({ question }) => question?.answer === letter)
  return all && row && letter ? { row, count: singles.length, letter } : undefined
}

/** 题库，判过的：nothing is stored, every row is accounted for. */
export const checkQuestions = (sheets: readonly Sheet[]): QuestionReport => {
  const issues: SheetIssue[] = []
  const rows = sheets.flatMap((sheet) => readSheet(sheet, issues))
  compare(rows)
  const rejected = rows.filter((row) => has(row, 'rejected'))
  const sound = rows.filter((row) => !has(row, 'rejected') && !has(row, 'doubtful'))
  const drag = noSpread(sound)
  if (drag) {
    const { sheet, row } = drag.row
    issues.push(
      issue(sheet, row, 'doubtful', words.titles.answer, 'no-spread', texts.noSpread(drag.count, drag.letter)),
    )
  }
  const accepted = drag ? [] : sound
  // Of a row that cannot be used, only why it cannot.
  for (const row of rows)
    issues.push(...row.issues.filter(({ level }) => !has(row, 'rejected') || level === 'rejected'))
  return {
    rows: rows.length,
    accepted: accepted.length,
    fixed: accepted.filter((row) => has(row, 'fixed')).length,
    doubtful: rows.length - accepted.length - rejected.length,
    rejected: rejected.length,
    issues,
    questions: accepted.flatMap((row) =>
      row.question && !row.issues.some(({ code }) => code === 'duplicate') ? [row.question] : [],
    ),
  }
}
