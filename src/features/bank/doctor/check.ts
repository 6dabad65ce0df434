import { type Counted, lintTexts } from '../../../../cards/import/texts.lints.ts'
import { questionTexts as texts } from '../../../../cards/import/texts.questions.ts'
import type { IssueLevel, Sheet, SheetIssue } from '../../../core/sheet.ts'
import type { Question } from '../../../domain/questions/question.ts'
import { compare } from './compare.ts'
import { type Row, readSheet, remark } from './rows.ts'
import { spreadOf } from './spread.ts'

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

const has = ({ issues }: Row, level: IssueLevel) => issues.some((issue) => issue.level === level)

const shown = 3
/** One line a sheet for what many rows have in common. */
const tallies = (rows: readonly Row[]): SheetIssue[] => {
  const found = new Map<string, { code: Counted; rows: Row[] }>()
  for (const row of rows)
    for (const code of row.tallied) {
      const key = `${code}/${row.sheet}`
      const same = found.get(key)
      if (same) same.rows.push(row)
      else found.set(key, { code, rows: [row] })
    }
  return [...found.values()].flatMap(({ code, rows: [first, ...rest] }) => {
    if (!first) return []
    const places = [first, ...rest].slice(0, shown).map(({ unit, row }) => texts.place(unit, row))
    return [remark(first, 'ignored', '', code, lintTexts.counted[code](rest.length + 1, places))]
  })
}

const reportOf = (rows: readonly Row[], issues: SheetIssue[]): QuestionReport => {
  const rejected = rows.filter((row) => has(row, 'rejected'))
  const sound = rows.filter((row) => !has(row, 'rejected') && !has(row, 'doubtful') && row.question)
  const { refused, issues: spread } = spreadOf(sound)
  const accepted = refused ? [] : sound
  // Of a row that cannot be used, only why it cannot.
  const said = rows.flatMap((row) => row.issues.filter(({ level }) => !has(row, 'rejected') || level === 'rejected'))
  return {
    rows: rows.length,
    accepted: accepted.length,
    fixed: accepted.filter((row) => has(row, 'fixed')).length,
    doubtful: rows.length - accepted.length - rejected.length,
    rejected: rejected.length,
    issues: [...issues, ...spread, ...said, ...tallies(sound)],
    questions: accepted.flatMap((row) =>
      row.question && !row.issues.some(({ code }) => code === 'duplicate') ? [row.question] : [],
    ),
  }
}

export type BankFile = { name: string; sheets: readonly Sheet[] }

/** 几份题库一起判：each file has its own report; a question that two files answer differently is doubtful in both. */
export const checkBanks = (files: readonly BankFile[]): QuestionReport[] => {
  const read = files.map(({ name, sheets }) => {
    const issues: SheetIssue[] = []
    return { issues, rows: sheets.flatMap((sheet) => readSheet(sheet, name, issues)) }
  })
  compare(read.flatMap(({ rows }) => rows))
  return read.map(({ rows, issues }) => reportOf(rows, issues))
}

/** 题库，判过的：nothing is stored, every row is accounted for. */
export const checkQuestions = (sheets: readonly Sheet[]): QuestionReport => {
  const [report] = checkBanks([{ name: '', sheets }])
  if (!report) throw new Error('a file without a report')
  return report
}
