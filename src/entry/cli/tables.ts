import { extname } from 'node:path'
import type { Sheet, SheetIssue } from '../../core/sheet.ts'
import { readBank, readSheets } from '../sheets/read.ts'
import { writeReport } from '../sheets/write-report.ts'
import { type Arguments, type Printing, Refused, Usage } from './command.ts'
import { texts } from './texts.ts'

/** @throws Refused with the reason in words */
export const sheetsOrRefuse = async (file: string): Promise<Sheet[]> => {
  const read = await readSheets(file)
  if (!read.ok) throw new Refused(texts.fileUnreadable(file, read.reason))
  return read.sheets
}

/** The same for a file of questions in any notation. */
export const bankOrRefuse = async (file: string): Promise<Sheet[]> => {
  const read = await readBank(file)
  if (!read.ok) throw new Refused(texts.fileUnreadable(file, read.reason))
  return read.sheets
}

/** @throws Usage when `--report` names no xlsx */
export const reportPath = ({ flags }: Arguments): string | undefined => {
  if (typeof flags.report !== 'string') return undefined
  if (extname(flags.report).toLowerCase() !== '.xlsx') throw new Usage('--report')
  return flags.report
}

/** @throws Refused when the file cannot be written there */
export const reportTo = async (
  path: string | undefined,
  files: Parameters<typeof writeReport>[1],
  print: Printing,
): Promise<void> => {
  if (path === undefined) return
  await writeReport(path, files, texts.reportColumn).catch((error: NodeJS.ErrnoException) => {
    throw new Refused(texts.reportUnwritable(path, error.code ?? ''))
  })
  print.err(texts.reported(path))
}

const most = 50
/** What must be looked at, one line each, and how many lines more there are. */
export const printIssues = (issues: readonly SheetIssue[], say: (line: string) => void): void => {
  for (const issue of issues.slice(0, most)) say(texts.issue(issue))
  if (issues.length > most) say(texts.moreIssues(issues.length - most))
}
