import type { Sheet, SheetIssue } from '../core/sheet.ts'

/** The reason is in words for whoever handed the file in. */
export type TablesRead = { ok: true; sheets: Sheet[] } | { ok: false; reason: string }

/**
 * Tables that people hand in as files. Reading them safely takes threads and libraries that only Node has, so the whole
 * of it is absent elsewhere, and whoever needs it says so.
 */
export type Sheets = {
  /** A csv, xlsx or xls, guarded; the reason in words when it is refused. */
  read(name: string, bytes: Uint8Array): Promise<TablesRead>
  /**
   * A file of questions: those, and docx, txt, md, json, GIFT, Aiken and Moodle XML, by what they are and not by their
   * name. Text that somebody pasted needs none of this: `readBankText` of the bank.
   */
  readBank(name: string, bytes: Uint8Array): Promise<TablesRead>
  /** The same tables as a workbook, with what is to be said about each row in a last column. */
  mark(sheets: readonly Sheet[], issues: readonly SheetIssue[]): Promise<Uint8Array<ArrayBuffer>>
  /** Of a file, in bytes. */
  most: number
}
