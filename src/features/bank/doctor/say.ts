import { questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { cleanCell } from '../../../core/cells.ts'
import type { IssueLevel } from '../../../core/sheet.ts'

export type Say = (level: IssueLevel, column: string, code: string, message: string) => void
/** A cell by the column's meaning, as it stands in the file. */
export type Raw = (column: string) => string

/** The text as it is kept; `changed` when somebody could see the difference. */
export const tidied = (raw: string): { text: string; changed: boolean } => {
  const text = cleanCell(raw).replace(words.fullWidth, (wide) => wide.normalize('NFKC'))
  return { text, changed: text !== raw }
}

/** As two texts are compared: widths and blanks do not count. */
export const same = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')
