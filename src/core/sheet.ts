/** A table as people hand it in: what stands in the cells, as text. Row 1 of the file is `rows[0]`. */
export type Sheet = { name: string; rows: readonly (readonly string[])[] }

/** What became of a row that was not simply taken as it stands. */
export const issueLevels = ['ignored', 'fixed', 'doubtful', 'rejected'] as const
export type IssueLevel = (typeof issueLevels)[number]

/** One remark about one place of a table. `row` counts from 1, as people read it; `column` is the header's words. */
export type SheetIssue = {
  sheet: string
  row: number
  column: string
  level: IssueLevel
  code: string
  message: string
}
