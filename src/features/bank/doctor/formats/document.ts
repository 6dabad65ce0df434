import { formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import type { MergedCell, Sheet } from '../../../../core/sheet.ts'
import { questionHeader } from '../header.ts'
import type { Line } from './lines.ts'
import { walk } from './markup.ts'
import { withMerged } from './merged.ts'
import { readPaper } from './paper.ts'
import { sheetOf } from './raw.ts'

const ends = new Set(['p', 'li', 'br', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table'])

const mostColumns = 60
const spanOf = (given: string | undefined) => Math.min(Math.max(Number(given) || 1, 1), mostColumns)

/** A table cell by cell. Cells that reach over others leave these empty, so that every text stands under its header. */
class Table {
  readonly rows: string[][] = []
  readonly merged: MergedCell[] = []
  private readonly below = new Map<number, number>()
  private spans = { across: 1, down: 1 }

  row(): void {
    this.rows.push([])
  }

  cell({ colspan, rowspan }: Record<string, string>): void {
    this.spans = { across: spanOf(colspan), down: Math.max(Number(rowspan) || 1, 1) }
    const row = this.rows.at(-1)
    for (let left = row && this.below.get(row.length); row && left; left = this.below.get(row.length)) {
      this.below.set(row.length, left - 1)
      row.push('')
    }
  }

  text(said: string): void {
    const row = this.rows.at(-1)
    if (!row) return
    const { across, down } = this.spans
    if (down > 1) this.merged.push({ row: this.rows.length - 1, column: row.length, rows: down })
    for (let i = 0; i < across; i++) {
      if (down > 1) this.below.set(row.length, down - 1)
      row.push(i === 0 ? said : '')
    }
  }
}

/** What a Word document became: its paragraphs in order, and its tables. */
const takeApart = (html: string): { lines: Line[]; tables: Table[] } => {
  const lines: Line[] = []
  const tables: Table[] = []
  const lists: ('ol' | 'ul')[] = []
  let [said, item, depth]: [string, Line['list'], number] = ['', undefined, 0]
  const flush = () => {
    // The empty line after a paragraph is none: people press return as they like.
    if (said.trim() !== '') lines.push({ text: said.replace(/\n/g, ' '), line: 0, ...(item ? { list: item } : {}) })
    said = ''
    item = undefined
  }
  walk(html, 'html', {
    open: (name, attributes) => {
      if (name === 'table' && ++depth === 1) {
        flush()
        tables.push(new Table())
      }
      if (name === 'img') said += words.picture
      if (depth > 0) {
        if (name === 'tr' && depth === 1) tables.at(-1)?.row()
        if ((name === 'td' || name === 'th') && depth === 1) {
          tables.at(-1)?.cell(attributes)
          said = ''
        }
        if (name === 'br') said += '\n'
        return
      }
      if (ends.has(name)) flush()
      if (name === 'ol' || name === 'ul') {
        flush()
        lists.push(name)
      }
      if (name === 'li') item = lists.at(-1)
    },
    text: (text) => {
      said += text
    },
    close: (name) => {
      if (depth > 0) {
        if ((name === 'td' || name === 'th') && depth === 1) {
          tables.at(-1)?.text(said.trim())
          said = ''
        } else if (name === 'p') said += '\n'
        if (name === 'table') depth--
        return
      }
      if (name === 'ol' || name === 'ul') {
        flush()
        lists.pop()
      } else if (ends.has(name)) flush()
    },
  })
  flush()
  return { lines, tables }
}

/**
 * Questions of a Word document, from the HTML into which it was converted: tables that have a question's columns, and
 * paragraphs. Lists numbered 1, 2, 3 are questions, lists with letters or dots are options. Places count questions.
 */
export const readDocument = (name: string, html: string): Sheet[] => {
  const { lines, tables } = takeApart(html)
  const sheets = tables.map(({ rows, merged }, i) => withMerged({ name: words.tableName(i + 1), rows, merged }))
  const banks = sheets.filter((sheet) => questionHeader(sheet) !== undefined)
  const others = sheets.filter((sheet) => !banks.includes(sheet))
  const cells = others.flatMap(({ rows }) => rows.flat().flatMap((cell) => cell.split('\n')))
  const questions = readPaper([...lines, ...cells.map((text) => ({ text, line: 0 }))])
  const numbered = questions.map((question, i) => ({ ...question, line: i + 1 }))
  return [...(numbered.length > 0 ? [sheetOf(name, numbered, 'item')] : []), ...banks]
}
