import { texts } from '../../../../cards/bank/texts.ts'
import type { Sheet } from '../../../core/sheet.ts'
import type { World } from '../../../platform/world.ts'
import { checkQuestions, type QuestionReport } from '../doctor/check.ts'
import { readBankText } from '../doctor/formats/read-text.ts'
import { questionHeader } from '../doctor/header.ts'

export type Judged =
  | { kind: 'unreadable'; reason: string }
  /** It can be read, and there is no question in it. */
  | { kind: 'no-bank'; reason: string }
  | { kind: 'bank'; sheets: readonly Sheet[]; report: QuestionReport }

const judge = (sheets: readonly Sheet[]): Judged => {
  if (!sheets.some((sheet) => questionHeader(sheet))) return { kind: 'no-bank', reason: texts.import.noBank }
  const report = checkQuestions(sheets)
  return report.rows === 0 ? { kind: 'no-bank', reason: texts.import.noBank } : { kind: 'bank', sheets, report }
}

/** What people paste or save as text; where tables cannot be read this still can. */
export const textFile = /\.(txt|md|markdown|json|xml|gift|aiken)$/i

/** 判题库文件：nothing is kept. Of any notation on Node, text alone elsewhere. */
export const judgeBankFile = async (
  { sheets: tables }: Pick<World, 'sheets'>,
  file: { name: string; bytes: Uint8Array },
): Promise<Judged> => {
  if (!tables && !textFile.test(file.name)) return { kind: 'unreadable', reason: texts.import.notHere }
  const read = tables
    ? await tables.readBank(file.name, file.bytes)
    : readBankText(new TextDecoder().decode(file.bytes), file.name)
  return read.ok ? judge(read.sheets) : { kind: 'unreadable', reason: read.reason }
}

export const judgeBankText = (text: string): Judged => {
  const read = readBankText(text)
  return read.ok ? judge(read.sheets) : { kind: 'unreadable', reason: read.reason }
}
