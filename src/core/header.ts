import { wordOf } from './cells.ts'
import type { Sheet } from './sheet.ts'

/** Where a table's columns stand. `row` is the index of the header in `rows`. */
export type Header<Column extends string> = {
  row: number
  at: ReadonlyMap<Column, number>
  /** The words of columns that mean nothing to us. */
  unknown: { words: string; column: number }[]
  /** Columns that stand there more than once. */
  twice: { column: Column; words: string }[]
}

/** Headings and notes stand above many a header, seldom more than a few. */
const searched = 10

/**
 * Finds the header by its words, in any order, with stray blanks and widths.
 *
 * @param columns every spelling of every column, as `wordOf` gives it, or what tells a column by its words
 * @param needed the row that has all of these is the header, or the one of which this holds
 * @returns nothing when no row near the top has them
 */
export const findHeader = <Column extends string>(
  sheet: Sheet,
  columns: Readonly<Record<string, Column>> | ((word: string, words: string) => Column | undefined),
  needed: readonly Column[] | ((at: ReadonlyMap<Column, number>) => boolean),
): Header<Column> | undefined => {
  const meaning = (word: string, words: string) =>
    typeof columns === 'function' ? columns(word, words) : Object.hasOwn(columns, word) ? columns[word] : undefined
  const enough = (at: ReadonlyMap<Column, number>) =>
    typeof needed === 'function' ? needed(at) : needed.every((column) => at.has(column))
  for (const [row, cells] of sheet.rows.slice(0, searched).entries()) {
    const header: Header<Column> & { at: Map<Column, number> } = { row, at: new Map(), unknown: [], twice: [] }
    for (const [column, words] of cells.entries()) {
      const word = wordOf(words)
      const known = meaning(word, words)
      if (known === undefined) {
        if (word !== '') header.unknown.push({ words: words.trim(), column })
      } else if (header.at.has(known)) header.twice.push({ column: known, words: words.trim() })
      else header.at.set(known, column)
    }
    if (enough(header.at)) return header
  }
  return undefined
}
