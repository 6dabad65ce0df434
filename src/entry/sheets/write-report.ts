import { writeFile } from 'node:fs/promises'
import type { Sheet, SheetIssue } from '../../core/sheet.ts'

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

/** The row of the first header-like remark, where the new column gets its title. */
const withRemarks = ({ name, rows }: Sheet, issues: readonly SheetIssue[], title: string) => {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const said = new Map<number, string[]>()
  for (const { sheet, row, column, message } of issues)
    if (sheet === name) said.set(row, [...(said.get(row) ?? []), column ? `${column}：${message}` : message])
  const head = Math.max(
    0,
    rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1),
  )
  return rows.map((row, i) => {
    const remark = [...(i === head ? [title] : []), ...(i === head ? [] : (said.get(i + 1) ?? []))].join('；')
    return [...row, ...Array<string>(width - row.length).fill(''), remark].map(cellOf)
  })
}

/**
 * The original rows with one more column that says what is the matter with each; to be corrected and imported again.
 * Typed strings only, never a formula.
 */
export const writeReport = async (
  path: string,
  files: readonly { sheets: readonly Sheet[]; issues: readonly SheetIssue[] }[],
  title: string,
): Promise<void> => {
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  const taken = new Set<string>()
  for (const { sheets, issues } of files)
    for (const sheet of sheets)
      utils.book_append_sheet(book, utils.aoa_to_sheet(withRemarks(sheet, issues, title)), tabName(sheet.name, taken))
  await writeFile(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
}
