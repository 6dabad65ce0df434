import { writeFile } from 'node:fs/promises'
import { placeOf, type Sheet, type SheetIssue } from '../../core/sheet.ts'

/** What a spreadsheet would take for a formula, in half and full width. */
const dangerous = /^[=+\-@\t\r＝＋－＠]/

const cellOf = (text: string) => ({ t: 's' as const, v: dangerous.test(text) ? `'${text}` : text })

/** Excel's rules for a tab: 31 characters, none of these, each name once. */
const tabName = (name: string, taken: Set<string>): string => {
  const plain = name.replace(/[[\]:*?/\\']/g, ' ').trim() || 'Sheet'
  let tab = plain.slice(0, 31)
  for (let n = 2; taken.has(tab.toLowerCase()); n++) tab = `${plain.slice(0, 27)} ${n}`
  taken.add(tab.toLowerCase())
  return tab
}

/**
 * Where an earlier report of ours has put its remarks, at the end; whoever corrects one and sends it back has it still.
 * Elsewhere the word is a column of theirs.
 */
const without = (rows: readonly (readonly string[])[], head: number, title: string) => {
  const header = rows[head] ?? []
  const column = header.findLastIndex((cell) => cell.trim() !== '')
  return header[column]?.trim() !== title ? rows : rows.map((row) => row.filter((_, i) => i !== column))
}

/** The rows with what is the matter with each in a last column; the header is the first row with several words. */
const withRemarks = (whole: Sheet, issues: readonly SheetIssue[], title: string) => {
  const { name, rows: given } = whole
  const head = Math.max(
    0,
    given.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1),
  )
  const rows = without(given, head, title)
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const said = new Map<number, string[]>()
  for (const { sheet, row, column, message } of issues)
    if (sheet === name) said.set(row, [...(said.get(row) ?? []), column ? `${column}：${message}` : message])
  return rows.map((row, i) => {
    const remark = i === head ? title : (said.get(placeOf(whole, i)) ?? []).join('；')
    return [...row, ...Array<string>(width - row.length).fill(''), remark].map(cellOf)
  })
}

/** What a report is made of: tables as they were read, and what is to be said about their rows. */
export type Marked = { sheets: readonly Sheet[]; issues: readonly SheetIssue[] }

/**
 * The original rows with one more column that says what is the matter with each; to be corrected and imported again.
 * Typed strings only, never a formula.
 */
export const markedBook = async (files: readonly Marked[], title: string): Promise<Buffer> => {
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  const taken = new Set<string>()
  for (const { sheets, issues } of files)
    for (const sheet of sheets)
      utils.book_append_sheet(book, utils.aoa_to_sheet(withRemarks(sheet, issues, title)), tabName(sheet.name, taken))
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

export const writeReport = async (path: string, files: readonly Marked[], title: string): Promise<void> =>
  writeFile(path, await markedBook(files, title))
