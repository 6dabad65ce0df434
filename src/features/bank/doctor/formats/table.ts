import { formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import type { Sheet } from '../../../../core/sheet.ts'
import { questionHeader } from '../header.ts'

const rule = /^\s*\|?\s*:?-{2,}/

/** Cells as they are copied out of a spreadsheet, or of a Markdown table. */
const cellsOf = (line: string): string[] =>
  line.includes('\t')
    ? line.split('\t')
    : line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')

const near = 10

/** A table among lines of text, when one of its first rows is a bank's header; places are lines. */
export const readTable = (name: string, text: string): Sheet | undefined => {
  const lines = text
    .split(/\r\n|[\n\r]/)
    .flatMap((raw, i) => (raw.trim() === '' || rule.test(raw) ? [] : [{ raw, line: i + 1 }]))
  if (!lines.slice(0, near).some(({ raw }) => /\t|\|.*\|/.test(raw))) return undefined
  const rows = lines.map(({ raw }) => cellsOf(raw))
  const sheet: Sheet = { name: name || words.pasted, unit: 'line', rows, lines: lines.map(({ line }) => line) }
  return questionHeader(sheet) ? sheet : undefined
}

/** Separated by commas or semicolons, with a bank's header: a csv whatever it is called. */
export const isCsv = (text: string): boolean =>
  text
    .slice(0, 4_096)
    .split(/\r\n|[\n\r]/)
    .slice(0, near)
    .some((line) =>
      [',', ';'].some((mark) => questionHeader({ name: '', rows: [line.split(mark).map((c) => c.replace(/"/g, ''))] })),
    )
