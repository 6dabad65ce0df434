import type { Sheets } from '../../platform/sheets.ts'
import { texts } from '../cli/texts.ts'
import { limits } from './limits.ts'
import { readBankBytes, readSheetBytes } from './read.ts'
import { markedBook } from './write-report.ts'

/** What Node can do with tables, for whoever is given a world. */
export const nodeSheets: Sheets = {
  read: readSheetBytes,
  readBank: readBankBytes,
  mark: async (sheets, issues) => new Uint8Array(await markedBook([{ sheets, issues }], texts.reportColumn)),
  most: limits.fileBytes,
}
