import type { QuestionColumn } from '../../../../../cards/import/columns.ts'
import type { Sheet } from '../../../../core/sheet.ts'
import { questionHeader } from '../header.ts'

/** What one cell may say for several questions. A stem, an option or an answer belongs to one. */
const shared: readonly QuestionColumn[] = [
  ...(['kind', 'category', 'subject', 'point', 'post', 'basis', 'source', 'difficulty'] as const),
]

/**
 * 合并的单元格：a kind, a chapter, a post that was merged down over several questions is written to each of them, so that
 * the report, which is handed in again, has it too.
 */
export const withMerged = (sheet: Sheet): Sheet => {
  const header = sheet.merged && questionHeader(sheet)
  if (!header) return sheet
  const columns = new Set(shared.map((column) => header.at.get(column)))
  const rows = sheet.rows.map((cells) => [...cells])
  for (const { row, column, rows: height } of sheet.merged ?? []) {
    if (!columns.has(column) || row <= header.row) continue
    for (const cells of rows.slice(row + 1, row + height)) {
      // An empty row between two blocks stays one.
      if (cells.every((cell) => cell.trim() === '')) continue
      while (cells.length <= column) cells.push('')
      cells[column] ||= rows[row]?.[column] ?? ''
    }
  }
  return { ...sheet, rows }
}
