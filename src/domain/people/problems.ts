import { rosterWords as words } from '../../../cards/import/texts.roster.ts'
import type { SheetIssue } from '../../core/sheet.ts'
import type { RosterColumn } from './remarks.ts'

/** What is wrong with a row only beside the roster that we have: a person's by staff number, a branch's by name. */
export type RosterProblem = { column: RosterColumn; code: string; message: string } & (
  | { staffNo: string }
  | { branch: string }
)

type Rows = { sheet: string; rows: ReadonlyMap<string, number> }
export type Places = { people: Rows; branches: Rows }

/** The same remarks as those on what can be seen in the file alone. */
export const issuesOf = (problems: readonly RosterProblem[], { people, branches }: Places): SheetIssue[] =>
  problems.map((problem) => {
    const [where, key] = 'staffNo' in problem ? [people, problem.staffNo] : [branches, problem.branch]
    const { column, code, message } = problem
    return {
      sheet: where.sheet,
      row: where.rows.get(key) ?? 1,
      column: words.titles[column],
      level: 'rejected',
      code,
      message,
    }
  })
