import { rosterWords as words } from '../../../cards/import/texts.roster.ts'
import type { IssueLevel, SheetIssue } from '../../core/sheet.ts'

export type RosterColumn = keyof typeof words.titles

/** Collects what is to be said about one sheet; rows are given as people count them. */
export const remarksOn = (issues: SheetIssue[], sheet: string) => {
  const say =
    (level: IssueLevel) =>
    (row: number, column: RosterColumn | '', code: string, message: string): undefined => {
      issues.push({ sheet, row, column: column && words.titles[column], level, code, message })
    }
  return { reject: say('rejected'), ignore: say('ignored'), fix: say('fixed'), doubt: say('doubtful') }
}
export type Remarks = ReturnType<typeof remarksOn>

/** Keeps who had a value first: the second row that has it is the one remarked on. */
export const firstRows = () => {
  const rows = new Map<string, number>()
  return (value: string, row: number): number | undefined => {
    const first = rows.get(value)
    if (first === undefined) rows.set(value, row)
    return first
  }
}
