/** A moment, a number or words, so that a page can draw it and a spreadsheet can keep it. */
export type RecordCell = string | number | boolean | Date | null

/** One kind of record about a person, with why it is kept at all. */
export type RecordSection = {
  /** Names the sheet and the JSON key: ASCII, unique among all features. */
  id: string
  title: string
  /** What it is kept for. */
  purpose: string
  /** By what right. */
  basis: string
  columns: readonly string[]
  /** Newest first, all of them: a record that is not shown is a record that is hidden. */
  rows: readonly (readonly RecordCell[])[]
  /** For that person's eyes only, whoever else may look at the rest. */
  ownOnly?: true
}
