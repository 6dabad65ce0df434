import type { texts } from '../cli/texts.ts'

export type Because = keyof typeof texts.sheets
/** Where in the file, counted from 1 as people read it. */
export type Place = { sheet: string; row: number; column: number }

/** The file is not read, and why; `readSheets` says it in words. */
export class SheetRefusal extends Error {
  override readonly name = 'SheetRefusal'
  readonly because: Because
  readonly at: Place | undefined
  constructor(because: Because, at?: Place) {
    super(because)
    this.because = because
    this.at = at
  }
}
