/** Cells that a spreadsheet may have changed behind its owner's back. Indices of `rows`. */
export type OddCell = { row: number; column: number; kind: 'date' | 'scientific' | 'percent' | 'error' }

/** A cell that reaches over several rows; its text stands in the first of them. Indices of `rows`. */
export type MergedCell = { row: number; column: number; rows: number }

/** A table as people hand it in: what stands in the cells, as text. Row 1 of the file is `rows[0]`. */
export type Sheet = {
  name: string
  rows: readonly (readonly string[])[]
  /** Of what was no table: where each row begins in the file that a person has before them, instead of its own number. */
  lines?: readonly number[]
  /** What `lines` count: lines of text, or questions where there are no lines to count. */
  unit?: PlaceUnit
  odd?: readonly OddCell[]
  merged?: readonly MergedCell[]
}

export type PlaceUnit = 'line' | 'item'

/** What became of a row that was not simply taken as it stands. */
export const issueLevels = ['ignored', 'fixed', 'doubtful', 'rejected'] as const
export type IssueLevel = (typeof issueLevels)[number]

/**
 * One remark about one place of a table. `row` counts from 1, as people read it, in rows of a table, lines of a text or
 * (`unit: 'item'`) questions of a document; `column` is the header's words.
 */
export type SheetIssue = {
  sheet: string
  row: number
  unit?: 'item'
  column: string
  level: IssueLevel
  code: string
  message: string
}

/** How a person finds row `index` of `rows` again. */
export const placeOf = ({ lines }: Sheet, index: number): number => lines?.[index] ?? index + 1
