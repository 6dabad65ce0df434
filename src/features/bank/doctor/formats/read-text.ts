import { formatTexts as texts, formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import type { Sheet } from '../../../../core/sheet.ts'
import { isGift, readGift } from './gift.ts'
import { readJson } from './json.ts'
import { linesOf } from './lines.ts'
import { readMoodle } from './moodle.ts'
import { readPaper } from './paper.ts'
import { mostQuestions, sheetOf } from './raw.ts'
import { TextRefusal } from './refusal.ts'
import { readTable } from './table.ts'

/** Characters; a bank of 15,000 questions has three million. */
const longestText = 5 * 1024 * 1024

const sheetsOf = (name: string, text: string): Sheet[] => {
  const body = text.replace(/^\uFEFF/, '')
  if (body.trim() === '') throw new TextRefusal(texts.empty)
  if (body.length > longestText) throw new TextRefusal(texts.long)
  if (/^\s*[[{]\s*["[{\]}]/.test(body)) return readJson(name, body)
  if (/^\s*<(?:\?xml|!|quiz|question)/i.test(body)) return [sheetOf(name, readMoodle(body), 'item')]
  const table = readTable(name, body)
  if (table) return [table]
  if (isGift(body)) return [sheetOf(name, readGift(body), 'line')]
  return [sheetOf(name, readPaper(linesOf(body)), 'line')]
}

/**
 * Questions in text of any notation, by what it looks like: JSON, Moodle XML, a table copied from a spreadsheet or in
 * Markdown, GIFT, and whatever people type as a test paper (Aiken among it). Pure, on every runtime: for pasted text too.
 *
 * @param name what the place of a remark is called, e.g. the file's name; a word for pasted text when absent
 * @returns tables for `checkQuestions`, or the reason in words; it never throws for what is in the text
 */
export const readBankText = (
  text: string,
  name: string = words.pasted,
): { ok: true; sheets: Sheet[] } | { ok: false; reason: string } => {
  try {
    const sheets = sheetsOf(name, text)
    if (sheets.some(({ rows }) => rows.length > mostQuestions + 1)) return { ok: false, reason: texts.many }
    return { ok: true, sheets }
  } catch (error) {
    if (error instanceof TextRefusal) return { ok: false, reason: error.message }
    throw error
  }
}
